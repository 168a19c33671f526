// The looser ends of a passage: how far it goes on behind a change.
#pragma once

#include <cstdint>

#include "match/match.h"
#include "match/sketch.h"

namespace hearsay::match {

// How far a passage goes on behind a change: words of both sides taken, and how many of them are
// equal. 0, 0, 0 where what follows is not alike. `forward` looks at a[0], a[1] …, otherwise from
// the spans' ends backward.
struct Reach {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t words = 0;
};
Reach reach_on(Hashes a, Hashes b, bool forward);

}  // namespace hearsay::match
