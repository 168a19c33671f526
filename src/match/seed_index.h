// Which places of which texts carry the same anchor: the meeting point of copies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/anchor_groups.h"
#include "match/find_matches.h"
#include "match/sketch.h"
#include "match/ties.h"

namespace hearsay::match {

// Two places that carry the same anchor; `text` is the second one's.
struct Seed {
  uint32_t text = 0;
  uint32_t a_word = 0;
  uint32_t b_word = 0;
  bool stock = false;  // the anchor is stock of the texts' family
};

// Seeds, with room for making them that is used again.
struct Seeds {
  std::vector<Seed> all;
  std::vector<Seed> rare;
  std::vector<uint32_t> tied;
};

// Built once over the anchors of texts 0 … n-1; then read by any number of threads. Between texts
// that are tied (ties.h), all anchors they share are seeds.
class SeedIndex {
 public:
  // `texts` are needed with families only.
  SeedIndex(AnchorGroups groups, size_t count, const TieRules& rules,
            std::span<const Hashes> texts = {});

  // Appends the seeds of text `a` with all later texts to out.all, ordered by text.
  void seeds_after(uint32_t a, Seeds& out) const;

  // Appends the seeds of text `a` with itself, a_word < b_word.
  void seeds_within(uint32_t a, std::vector<Seed>& out) const;

 private:
  // The places of one text in one group of places with the same hash.
  struct Member {
    uint32_t group = 0;
    uint32_t begin = 0, end = 0;  // in places_
  };
  // What one text is tied to: texts of tied_.
  struct Tie {
    uint32_t begin = 0, end = 0;
  };
  // Items of texts, those of a text side by side.
  template <class Item>
  struct ByText {
    std::vector<Item> items;
    std::vector<uint32_t> firsts;
    std::span<const Item> of(uint32_t text) const {
      return std::span(items).subspan(firsts[text], firsts[text + 1] - firsts[text]);
    }
  };
  struct Builder;

  void cross(const Member& a, const Member& b, bool stock, std::vector<Seed>& out) const;
  void put_rare(const Member& a, std::vector<Seed>& out) const;
  void join(uint32_t a, uint32_t b, const ByText<Member>& members, bool stock,
            std::vector<Seed>& out) const;

  AnchorKinds kinds_;
  std::vector<AnchorPlace> places_;   // of hashes that occur more than once
  std::vector<uint32_t> group_ends_;  // in places_
  ByText<Member> rare_, common_, stock_;
  std::vector<uint32_t> tied_;  // lists of texts
  ByText<Tie> ties_;
};

// The hash of `count` words from `at` on; 0 where the text ends before.
uint64_t hash_of_run(Hashes words, uint32_t at, uint32_t count);

// In a shared run of `long_run` words an anchor stands in the first window; so many words from it
// on are sure to be shared.
uint32_t certain_words(const MatchOptions& options);
TieRules tie_rules(const MatchOptions& options, std::span<const uint32_t> families);

// Pairs of places of one text that have the same anchor; repeated beyond measure: neighbours and
// those with the first.
template <class Put>
void each_repeat(uint32_t count, Put put) {
  constexpr uint32_t kFew = 32;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t last = count <= kFew || i == 0 ? count : std::min(count, i + 2);
    for (uint32_t j = i + 1; j < last; ++j) put(i, j);
  }
}

}  // namespace hearsay::match
