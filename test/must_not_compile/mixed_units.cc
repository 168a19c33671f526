// A range of code points is never taken for a range of bytes.
#include "base/span.h"

std::string_view right(std::string_view text, hearsay::base::Bytes span) {
  return hearsay::base::view(text, span);
}

#ifdef MISTAKE
std::string_view wrong(std::string_view text, hearsay::base::Points span) {
  return hearsay::base::view(text, span);
}
#endif
