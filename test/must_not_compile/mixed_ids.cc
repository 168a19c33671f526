// An id of one kind is never taken for an id of another.
#include "base/id.h"
#include "match/match.h"

struct OtherId : hearsay::base::Id<OtherId> {
  using Id::Id;
};

bool same(hearsay::match::TextId a, hearsay::match::TextId b) { return a == b; }

#ifdef MISTAKE
bool wrong(hearsay::match::TextId a, OtherId b) { return a == b; }
#endif
