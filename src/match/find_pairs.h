// Pairs of texts that share an anchor, for collections that do not fit in memory: their anchors
// come range by range, and pairs are matched one by one.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <unordered_set>
#include <vector>

#include "match/crowd.h"
#include "match/find_matches.h"
#include "match/ties.h"

namespace hearsay::match {

// Two texts, or one with itself; a <= b.
struct TextPair {
  uint32_t a = 0, b = 0;
  friend auto operator<=>(const TextPair&, const TextPair&) = default;
};

// Gives the pairs that match_all compares, so that matching them one by one gives its passages.
class PairFinder {
 public:
  // `families` is borrowed, for texts 0 … n-1, or empty.
  PairFinder(const MatchOptions& options, std::span<const uint32_t> families);

  // Takes all anchors of a range of hashes, in any order; ranges may come in any order, too.
  void add(std::vector<SeenAnchor> anchors);

  // Texts whose words are still wanted, in order, once all anchors were added: those with stock.
  std::vector<uint32_t> wanted_texts() const;
  void add_words(uint32_t text, std::span<const Word> words);

  // The pairs, ordered, each once. Ends the finding.
  std::vector<TextPair> finish();

  // Whether an anchor is its texts' stock. Of no use before all anchors were added.
  bool is_stock(uint64_t hash) const { return stock_hashes_.contains(hash); }
  const AnchorKinds& kinds() const { return kinds_; }

  size_t bytes() const;  // memory held

 private:
  void put(uint32_t a, uint32_t b);
  void add_group(std::span<const SeenAnchor> group);
  void put_ties(std::span<const uint32_t> texts, AnchorKind kind);
  void add_long_runs();
  void compact();

  struct LongRun {
    uint64_t anchor = 0, run = 0;
    uint32_t text = 0;
    friend auto operator<=>(const LongRun&, const LongRun&) = default;
  };
  MatchOptions options_;
  AnchorKinds kinds_;
  std::vector<TextPair> pairs_;
  size_t compact_at_ = 1 << 20;
  std::vector<Anchor> stock_;                  // places of stock anchors
  std::unordered_set<uint64_t> stock_hashes_;  // never walked, so its order decides nothing
  std::vector<LongRun> long_runs_;
  std::vector<uint32_t> texts_;  // of one group
  Crowd crowd_;                  // the same
  size_t next_stock_ = 0;        // stock_ before this has had its words
  bool sorted_ = false;
};

// A text made ready to be matched with many others.
struct Prepared {
  TextId id;
  std::vector<Word> words;
  std::vector<uint32_t> hashes;  // of the words
  std::vector<Anchor> anchors;   // ordered by (hash, word)
};
Prepared prepare(std::vector<Word> words, TextId id, const MatchOptions& options);

// The passages of two texts, or of one with itself where both are the same object; as match_pair
// and match_self give them. `is_stock` may be empty.
void match_prepared(const Prepared& a, const Prepared& b, const MatchOptions& options,
                    const std::function<bool(uint64_t)>& is_stock, std::vector<Passage>& out);

}  // namespace hearsay::match
