// Which texts an anchor ties to one another, by how many have it and whose they are.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace hearsay::match {

// Rare anchors tie every pair of their texts. Crowded ones, with more than `crowd` places, tie
// those that have the same words beside them, too (crowd.h). Common ones, with more than
// `max_posting` places, tie these and each text to the first text that has them and to the next
// one, so a passage in m texts costs m, not m * m, and none of its carriers is lost. Stock is what
// many texts of one family have and hardly any other text: it ties each text to the first one, and
// those to one another that go on alike for long.
enum class AnchorKind : uint8_t { kRare, kCrowded, kCommon, kStock };

struct TieRules {
  uint32_t max_posting = 0xffffffff;
  uint32_t crowd = 0xffffffff;
  uint32_t anchor_words = 0, beside = 0;  // of what is crowded: its words, and those on each side
  uint32_t stock_texts = 10;
  uint32_t long_run = 0;               // words; 0: stock ties in a star alone
  std::span<const uint32_t> families;  // of each text, 0 for none; empty: nothing is stock
};

class AnchorKinds {
 public:
  explicit AnchorKinds(const TieRules& rules);
  // `texts`: those that have the anchor, each once.
  AnchorKind of(std::span<const uint32_t> texts, size_t places) const;
  // Of what has the same words beside it, too.
  AnchorKind of_company(size_t texts) const {
    return texts > rules_.max_posting ? AnchorKind::kCommon : AnchorKind::kRare;
  }
  // Whether texts are told apart by the words beside an anchor.
  static bool has_company(AnchorKind kind) {
    return kind == AnchorKind::kCrowded || kind == AnchorKind::kCommon;
  }
  // Whether what is stock is so between these two.
  bool one_family(uint32_t a, uint32_t b) const {
    return !rules_.families.empty() && rules_.families[a] == rules_.families[b];
  }

 private:
  TieRules rules_;
  std::vector<uint32_t> sizes_;  // of families
};

// Calls put(at, from, to) for each of `count` texts in a row that has texts behind it: it is tied
// to those numbered from … to - 1.
template <class Put>
void each_tie(uint32_t count, AnchorKind kind, Put put) {
  for (uint32_t at = 0; at + 1 < count; ++at) {
    if (kind == AnchorKind::kCrowded) return;
    if (at == 0 || kind == AnchorKind::kRare)
      put(at, at + 1, count);
    else if (kind == AnchorKind::kCommon)
      put(at, at + 1, at + 2);
  }
}

// Calls put(i, j) for pairs of places of one anchor in two texts. Of an anchor that is repeated in
// both beyond measure only places of equal ordinals, and all with the first one, are paired.
template <class Put>
void each_pair(uint32_t a_count, uint32_t b_count, Put put) {
  if (uint64_t{a_count} * b_count <= 8 * (uint64_t{a_count} + b_count)) {
    for (uint32_t i = 0; i < a_count; ++i)
      for (uint32_t j = 0; j < b_count; ++j) put(i, j);
    return;
  }
  for (uint32_t i = 0; i < std::max(a_count, b_count); ++i) {
    if (i < a_count && i < b_count) put(i, i);
    if (i > 0 && i < a_count) put(i, 0);
    if (i > 0 && i < b_count) put(0, i);
  }
}

}  // namespace hearsay::match
