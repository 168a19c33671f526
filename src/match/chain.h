// Runs that lie in the same order in both texts, close together, taken as one passage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "match/extend.h"

namespace hearsay::match {

// Chains one behind the other.
struct Chains {
  std::vector<Run> runs;
  std::vector<uint32_t> ends;  // of the chains, in `runs`
  size_t size() const { return ends.size(); }
  std::span<const Run> at(size_t chain) const {
    const size_t from = chain == 0 ? 0 : ends[chain - 1];
    return std::span(runs).subspan(from, ends[chain] - from);
  }
};

// Puts into `out` the chains of `runs` (ordered by (a, b)), each run in exactly one chain, a
// chain's runs in order and trimmed where they would overlap; the best chains come first. Two runs
// are linked over gaps of at most `max_gap` words on either side; a gap costs a sixteenth of a
// shared word for each word in it. O(n log n): the best run before another is a range maximum
// (after minimap2, Li 2021). `within`: the two sides of a chain may not overlap.
void chain_runs(std::span<const Run> runs, uint32_t max_gap, bool within, Chains& out);

}  // namespace hearsay::match
