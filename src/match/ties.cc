// Tells rare anchors, common ones and the stock of a family apart.
#include "match/ties.h"

namespace hearsay::match {

AnchorKinds::AnchorKinds(const TieRules& rules) : rules_(rules) {
  for (const uint32_t family : rules.families) {
    if (family >= sizes_.size()) sizes_.resize(size_t{family} + 1);
    ++sizes_[family];
  }
}

AnchorKind AnchorKinds::of(std::span<const uint32_t> texts, size_t places) const {
  const AnchorKind plain = places > rules_.max_posting ? AnchorKind::kCommon
                           : places > rules_.crowd     ? AnchorKind::kCrowded
                                                       : AnchorKind::kRare;
  constexpr size_t kShareOfFamily = 50, kStrangers = 10;  // one in so many
  if (rules_.families.empty() || texts.size() < rules_.stock_texts) return plain;
  uint32_t most = 0, lead = 0;  // the family of most of them, after Boyer and Moore
  for (const uint32_t text : texts) {
    const uint32_t family = rules_.families[text];
    if (lead == 0) most = family;
    lead = family == most ? lead + 1 : lead - 1;
  }
  if (most == 0) return plain;
  size_t held = 0;
  for (const uint32_t text : texts) held += rules_.families[text] == most ? 1 : 0;
  const bool is_stock = held >= rules_.stock_texts && held * kShareOfFamily >= sizes_[most] &&
                        (texts.size() - held) * kStrangers <= texts.size();
  return is_stock ? AnchorKind::kStock : plain;
}

}  // namespace hearsay::match
