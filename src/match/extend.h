// From a shared anchor to the exact run around it, and what is shared between two runs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/find_matches.h"
#include "match/seed_index.h"
#include "match/sketch.h"

namespace hearsay::match {

// Words a … a + words - 1 of one text equal words b … b + words - 1 of the other.
struct Run {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t words = 0;
  uint32_t a_end() const { return a + words; }
  uint32_t b_end() const { return b + words; }
};

// Puts into `runs` the longest exact run through each seed, each run once, ordered by (a, b). Seeds
// whose words differ (hashes that met by chance) give none. For a text with itself (`within`) a run
// ends before its two sides would overlap. Comparisons are bounded by a multiple of the texts'
// lengths: of texts that repeat themselves endlessly the diagonals with most seeds are followed.
void extend_seeds(Hashes a, Hashes b, std::span<Seed> seeds, uint32_t anchor_words, bool within,
                  std::vector<Run>& runs);

// Length of the longest common subsequence; 0 where the grid has more than kLargestGap cells.
inline constexpr size_t kLargestGap = 1 << 16;
uint32_t common_words(Hashes a, Hashes b);

}  // namespace hearsay::match
