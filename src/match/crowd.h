// Anchors that many texts have: their places told apart by the words beside them.
//
// A phrase of a few words ("a spokesman for the city council said") stands in hundreds of texts
// that share nothing else, and every two of them would be compared. But of a shared run of n words
// around an anchor of k, half of the other n - k, rounded up, stand on one of its sides. So of a
// crowded anchor those texts alone are companions whose words agree for as far on one side, and no
// run that is promised (find_matches.h) is lost.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/find_matches.h"
#include "match/sketch.h"

namespace hearsay::match {

// Hashes of the words beside an anchor, before it and behind it; 0 where the text has no more.
struct Beside {
  uint32_t before = 0, after = 0;
};

// How many words beside an anchor are looked at: half of what a promised run has more than the
// anchor, rounded up.
uint32_t words_beside(const MatchOptions& options);

// Of the anchor whose first word is `at`; `count` words on each side.
Beside beside(Hashes words, uint32_t at, uint32_t anchor_words, uint32_t count);

// An anchor that knows what is beside it.
struct SeenAnchor {
  Anchor anchor;
  Beside beside;
};
std::vector<SeenAnchor> seen_anchors_of(std::span<const Word> words, TextId text,
                                        const MatchOptions& options);

// The places of one anchor. Used again from anchor to anchor.
class Crowd {
 public:
  void clear() { keys_.clear(); }
  void add(uint32_t text, const Beside& beside) {
    if (beside.before != 0) keys_.push_back(key(beside.before & ~1U, text));
    if (beside.after != 0) keys_.push_back(key(beside.after | 1U, text));
  }

  // Calls take(texts) for all that have the same words on one side: two texts or more, in order,
  // each once; lent for the call. Two texts may meet twice. n log n.
  template <class Take>
  void each_company(Take take) {
    sort();
    for (size_t from = 0; from < keys_.size();) {
      const uint64_t side = keys_[from] >> 32U;
      company_.clear();
      for (; from < keys_.size() && keys_[from] >> 32U == side; ++from)
        company_.push_back(static_cast<uint32_t>(keys_[from]));
      if (company_.size() > 1) take(std::span<const uint32_t>(company_));
    }
  }

 private:
  static uint64_t key(uint32_t side, uint32_t text) { return uint64_t{side} << 32U | text; }
  void sort();

  std::vector<uint64_t> keys_;  // hash of a side, its last bit tells which; then the text
  std::vector<uint32_t> company_;
};

}  // namespace hearsay::match
