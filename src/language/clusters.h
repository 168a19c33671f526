// Clusters of words that are used alike, from models/language/clusters.tsv.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/large_pages.h"

namespace hearsay::language {

// Where a word belongs; {0, 0} for a word of no cluster.
struct Cluster {
  uint16_t fine = 0;   // the line of the file, from 1
  uint16_t group = 0;  // the coarse group, from 1
};

// Keeps hashes, not words: an unknown word is taken for a known one once in some hundred million.
class Clusters {
 public:
  // Reads lines "group TAB word word …"; # starts a comment. A line that is none is skipped.
  static Clusters read(std::string_view text);

  // `word` in lower case.
  Cluster find(std::string_view word) const;

  bool empty() const { return slots_.empty(); }

 private:
  struct Slot {
    uint32_t mark = 0;
    Cluster cluster;
  };
  base::LargeVector<Slot> slots_;  // a power of two, at most half full
};

}  // namespace hearsay::language
