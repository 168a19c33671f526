// The choice of parents: pairs weighed both ways become directed, undirected or dropped edges.
#pragma once

#include <span>
#include <vector>

#include "lineage/evidence.h"

namespace hearsay::lineage {

// A pair with the case for either direction.
struct WeighedPair {
  Pair pair;
  Case forward;              // b has it from a
  Case backward;             // a has it from b
  bool one_speaker = false;  // they share nothing but quotations of one speaker
  bool narration = false;    // some shared words stand outside quotations on both sides
};

enum class Lean : uint8_t { kNone, kForward, kBackward };

// Which way the evidence points by at least kDirectionMargin (kOneSpeakerMargin where one speaker's
// words are all they share and neither names the other).
Lean lean_of(const WeighedPair& weighed);

// Strength of "the pair's `child` has it from the other", and the same as a score cut to 0..1000.
int32_t strength_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides);
uint32_t score_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides);

// Second look, with third documents in view. Adds stands-between where a page carries another
// page's changes of a common source, then lowers credits that came along with words taken from a
// page in between.
void weigh_with_witnesses(std::vector<WeighedPair>& pairs, std::span<const Side> sides);

// Edges without changes: for each child the parents that account for its words, best first, without
// cycles; then undirected edges for words nobody accounts for. Ordered by (to, from).
std::vector<Edge> choose_parents(const std::vector<WeighedPair>& pairs,
                                 std::span<const Side> sides);

// Per document the indexes of its pairs.
std::vector<std::vector<uint32_t>> pairs_of(const std::vector<WeighedPair>& pairs,
                                            size_t documents);

// Words of `of` that stand in the pair, one flag a word.
std::vector<bool> covered(const Pair& pair, uint32_t of, uint32_t size);
uint32_t count_of(const std::vector<bool>& flags);
uint32_t count_without(const std::vector<bool>& flags, const std::vector<bool>& without);

}  // namespace hearsay::lineage
