// What the models see of a word: its form in lower case, ends, shape and cluster, as numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/clusters.h"

namespace hearsay::language {

// Quotation marks, dashes and dots are the same whatever their form; every digit is a 0.
struct WordView {
  uint64_t form = 0;        // of the word in lower case
  uint32_t ends[4] = {};    // its last one to four bytes
  uint32_t starts[3] = {};  // its first one to three bytes
  uint32_t shape = 0;       // runs of capitals, small letters, digits and others; whether it opens
  uint32_t look = 0;        // the shape, together with how the sentence as a whole is written
  Cluster cluster;
};

// One view a word. The sentence is looked at as a whole for headlines ("Every Word Has A Capital").
std::vector<WordView> view_words(std::span<const std::string_view> words, const Clusters& clusters);

// One feature from its place in the list and its values. Never 0.
inline uint32_t feature(uint32_t place, uint64_t a, uint64_t b = 0x51ed27, uint64_t c = 0x9e37b1) {
  uint64_t h = (a + place * 0x9e3779b97f4a7c15ULL) * 0xff51afd7ed558ccdULL;
  h = (h ^ (h >> 32) ^ b) * 0xc4ceb9fe1a85ec53ULL;
  h = (h ^ (h >> 29) ^ c) * 0x9fb21c651e98df25ULL;
  const auto folded = static_cast<uint32_t>(h >> 32);
  return folded == 0 ? 1 : folded;
}

}  // namespace hearsay::language
