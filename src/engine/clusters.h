// Documents grouped by what they share: one is kept, the others of its cluster are its copies.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "match/match.h"

namespace hearsay::engine {

// One document in its cluster. The member with most words is kept; others are its copies: at least
// half of their words stand in it in passages. A cluster may have one member: every document is in
// one.
struct ClusterMember {
  uint32_t document = 0;
  uint32_t kept = 0;      // the document it matches: itself for the kept one
  uint32_t score = 1000;  // share of its words, in thousandths
};

// The share of a document's words, in thousandths, from which on it is a copy of a kept one.
inline constexpr uint32_t kCopyShare = 500;

// Takes passages pair by pair and keeps of each pair no more than whether one may be a copy of the
// other: eight bytes a document and twelve for each such pair.
class ClusterFinder {
 public:
  // All passages of a pair of documents, or of one with itself, and how many words the two have.
  void add(std::span<const match::Passage> of_pair, uint32_t a_words, uint32_t b_words);

  // Gives the clusters of these documents (in order; those of which nothing was added, too) by
  // their first document; the kept member first, then by document. Ends the finding.
  void group(std::span<const uint32_t> documents,
             const std::function<void(std::span<const ClusterMember>)>& take);

  size_t bytes() const;  // memory held, and needed for grouping

 private:
  // Of the words of `document`, `share` thousandths stand in `other`.
  struct Close {
    uint32_t document = 0, other = 0, share = 0;
    friend auto operator<=>(const Close&, const Close&) = default;
  };
  void note_words(uint32_t document, uint32_t words);

  std::vector<Close> close_;
  std::vector<uint32_t> words_;  // of documents
};

// Calls each(passages) for the passages of each pair, of those ordered by pairs.
template <class Each>
void each_pair_of(std::span<const match::Passage> passages, Each each) {
  for (size_t from = 0, to = 0; from < passages.size(); from = to) {
    while (to < passages.size() && passages[to].a == passages[from].a &&
           passages[to].b == passages[from].b)
      ++to;
    each(passages.subspan(from, to - from));
  }
}

}  // namespace hearsay::engine
