// A bare number becomes an id only where somebody writes so.
#include "match/match.h"

hearsay::match::TextId right() { return hearsay::match::TextId(3); }

#ifdef MISTAKE
hearsay::match::TextId wrong() { return 3U; }
#endif
