// Runs that lie in the same order in both texts, close together, taken as one passage.
#pragma once

#include <span>
#include <vector>

#include "match/extend.h"

namespace hearsay::match {

// Chains of `runs` (ordered by (a, b)), each run in exactly one chain, a chain's runs in order and
// trimmed where they would overlap; the best chains come first. Two runs are linked over gaps of at
// most `max_gap` words on either side; a gap costs a sixteenth of a shared word for each word in
// it. O(n log n): the best run before another is a range maximum (after minimap2, Li 2021).
// `within`: the two sides of a chain may not overlap.
std::vector<std::vector<Run>> chain_runs(std::span<const Run> runs, uint32_t max_gap, bool within);

}  // namespace hearsay::match
