// Looks back for articles, nouns and brackets.
#include "statement/introduced.h"

#include <array>
#include <span>
#include <string_view>

namespace hearsay::statement {
namespace {

using text::TokenKind;

constexpr uint32_t kReach = 400;         // tokens back
constexpr uint32_t kLongestOpening = 4;  // tokens from the article to its noun
constexpr uint32_t kLongestCredit = 16;  // tokens in brackets

bool is_indefinite(const View& view, uint32_t i) {
  return view.is(i, kDeterminer) && !view.is(i, kDefinite | kPossessive | kPronoun | kPluralWord);
}

}  // namespace

std::optional<uint32_t> introduced_before(const View& view, uint32_t noun, uint32_t at) {
  const std::string_view word = view.fold(noun);
  const uint32_t least = at > kReach ? at - kReach : 0;
  for (uint32_t i = at; i-- > least;) {
    if (view.fold(i) != word || view.token(i).capital) continue;
    if (view.part_of(i) != view.part_of(at)) return std::nullopt;
    for (uint32_t k = i; k-- > 0 && i - k <= kLongestOpening && view.is_word(k);) {
      if (is_indefinite(view, k)) return i;
      if (view.is(k, kDeterminer | kPossessive | kPreposition | kAuxiliary | kCue)) break;
    }
  }
  return std::nullopt;
}

bool names_noun(const View& view, base::Tokens range, uint32_t noun) {
  for (uint32_t i = range.begin; i < range.end; ++i)
    if (view.fold(i) == view.fold(noun)) return true;
  return false;
}

bool in_picture_credit(const View& view, uint32_t i) {
  uint32_t open = i;
  while (open > 0 && i - open < kLongestCredit && !view.is_kind(open, TokenKind::kOpen) &&
         !view.is_kind(open, TokenKind::kClose) && !view.token(open).paragraph_before)
    --open;
  if (!view.is_kind(open, TokenKind::kOpen)) return false;
  std::array<std::string_view, 2> words{};
  size_t count = 0;
  for (uint32_t k = open + 1; count < words.size() && k < view.size(); ++k)
    words[count++] = view.fold(k);
  return view.lexicon().list("picture_credits").longest(std::span(words).first(count)).has_value();
}

}  // namespace hearsay::statement
