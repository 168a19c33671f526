// Anchors of a word sequence: hashes of k words each, thinned to the smallest of every window.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/find_matches.h"

namespace hearsay::match {

// Anchor hashes have this many bits: enough that 2^31 anchors rarely meet by chance (and matching
// compares the words anyway), few enough that sorted segments are small.
inline constexpr uint32_t kAnchorBits = 40;

// anchors_of, appended to `anchors`.
void append_anchors(std::span<const Word> words, TextId text, const MatchOptions& options,
                    std::vector<Anchor>& anchors);

// Options within their sense: anchor_words and window from 1 to 64, the rest at least 1.
MatchOptions sane(const MatchOptions& options);

// The hashes of the words of a text: denser than the words, and all that comparing needs.
using Hashes = std::span<const uint32_t>;
std::vector<uint32_t> hashes_of(std::span<const Word> words);

// Makes the anchors of many texts in the same room.
class Sketcher {
 public:
  explicit Sketcher(const MatchOptions& options) : options_(sane(options)) {}
  // Appends what anchors_of gives for the text.
  void append(Hashes words, TextId text, std::vector<Anchor>& anchors);

 private:
  MatchOptions options_;
  std::vector<uint64_t> chosen_;
};

}  // namespace hearsay::match
