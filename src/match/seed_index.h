// Which places of which texts carry the same anchor: the meeting point of copies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/find_matches.h"

namespace hearsay::match {

// Two places that carry the same anchor; `text` is the second one's.
struct Seed {
  uint32_t text = 0;
  uint32_t a_word = 0;
  uint32_t b_word = 0;
  bool stock = false;  // the anchor is stock of the texts' family
};

// What the index is told beside the anchors.
struct SeedRules {
  uint32_t max_posting = 0xffffffff;
  uint32_t stock_texts = 10;
  uint32_t long_run = 0;                     // words from which on a shared run counts beside stock
  std::span<const uint32_t> families;        // of each text, 0 for none; empty: nothing is stock
  std::span<const std::vector<Word>> texts;  // needed with families
};

// Built once over the anchors of texts 0 … n-1; then read by any number of threads.
//
// Anchors are of three kinds. Rare ones tie every pair of their texts. Common ones, with more than
// `max_posting` places, tie each text to the first text that has them and to the next one, so a
// passage in m texts costs m, not m * m, and none of its carriers is lost. Stock is what many texts
// of one family have and hardly any other text: it ties each text to the first one, and those to
// one another that go on alike for `long_run` words. Between texts that are tied, all anchors they
// share are seeds.
class SeedIndex {
 public:
  // `anchors` ordered by (text, word).
  SeedIndex(std::span<const Anchor> anchors, size_t texts, const SeedRules& rules);

  // Appends the seeds of text `a` with all later texts, ordered by text.
  void seeds_after(uint32_t a, std::vector<Seed>& out) const;

  // Appends the seeds of text `a` with itself, a_word < b_word.
  void seeds_within(uint32_t a, std::vector<Seed>& out) const;

 private:
  enum class Kind : uint8_t { kRare, kCommon, kStock };
  struct Place {
    uint32_t text = 0;
    uint32_t word = 0;
  };
  // The places of one text in one group of places with the same hash.
  struct Member {
    uint32_t group = 0;
    uint32_t begin = 0, end = 0;  // in places_
  };
  // One text in a list of texts that are tied.
  struct Tie {
    uint32_t at = 0, end = 0;  // its place in tied_, and the end of what it is tied to
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

  std::vector<Place> places_;  // sorted by (hash, text, word); of hashes that occur more than once
  std::vector<uint32_t> group_ends_;  // in places_
  ByText<Member> rare_, common_, stock_;
  std::vector<uint32_t> tied_;  // lists of texts
  ByText<Tie> ties_;
};

}  // namespace hearsay::match
