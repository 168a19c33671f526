// Ages by the figures before and behind a name.
#include "statement/ages.h"

#include <charconv>

namespace hearsay::statement {

using text::TokenKind;

uint32_t years_in(const View& view, uint32_t token) {
  const std::string_view word = view.fold(token);
  uint32_t years = 0;
  std::from_chars(word.data(), word.data() + word.size(), years);
  return years;
}

uint32_t age_beside(const View& view, const NameMention& mention) {
  constexpr uint32_t kOldest = 120;
  const uint32_t begin = mention.words.begin, end = mention.words.end;
  uint32_t years = 0;
  if (begin > 0 && view.is(begin - 1, kAged))
    years = years_in(view, begin - 1);
  else if (end + 1 < view.size() && view.is_kind(end + 1, TokenKind::kNumber) &&
           (view.is_kind(end, TokenKind::kComma) || view.is_kind(end, TokenKind::kOpen)))
    years = years_in(view, end + 1);
  return years <= kOldest ? years : 0;
}

}  // namespace hearsay::statement
