// Articles, roles and relations around capitals.
#include "statement/name_signs.h"

#include <algorithm>

#include "statement/roles.h"

namespace hearsay::statement {

using text::TokenKind;

bool is_modifier(const View& view, base::Tokens words, bool given, bool speaks) {
  const uint32_t end = words.end;
  const lexicon::Row* row =
      end < view.size() && !view.token(end).capital ? view.info(end).role : nullptr;
  // "Oslen Vike heads the council": a form that is a verb, too
  const bool role =
      row != nullptr && view.lexicon().list("roles").cell(*row, "entry") == view.fold(end);
  const bool article = words.begin > 0 && view.is(words.begin - 1, kDefinite);
  return given ? role && article : role || (article && speaks);
}

bool is_kin_between_commas(const View& view, base::Tokens name) {
  const uint32_t comma = name.begin;
  if (comma < 3 || !view.is_kind(comma - 1, TokenKind::kComma) || name.end >= view.size() ||
      !view.is_kind(name.end, TokenKind::kComma) || view.info(comma - 2).role == nullptr)
    return false;
  const bool owned = view.is(comma - 3, kPossessive) || view.is_kind(comma - 3, TokenKind::kClitic);
  return owned && role_gender(view, *view.info(comma - 2).role) != 0;
}

bool is_apposed_to_role(const View& view, uint32_t first) {
  if (first < 2 || !view.is_kind(first - 1, TokenKind::kComma)) return false;
  for (uint32_t k = first - 1; k-- > 0 && first - k < 10;) {
    const bool list = view.is_kind(k, TokenKind::kComma) && k > 0 && view.token(k - 1).capital &&
                      view.token(k + 1).capital;  // "Minister of Trade, Labour and Sport, Bo Lind"
    if (!view.is_word(k) && !view.is_kind(k, TokenKind::kClitic) && !list) return false;
    if (view.is(k, kRole)) return true;
  }
  return false;
}

bool is_apposed(const View& view, uint32_t end) {
  if (end + 1 >= view.size() || !view.is_kind(end, TokenKind::kComma)) return false;
  if (view.is_kind(end + 1, TokenKind::kNumber)) return view.token(end + 1).span.size() <= 2;
  if (view.is(end + 1, kWh) && view.is(end + 1, kSubjectWord)) return true;  // ", who"
  for (uint32_t k = end + 1; k < std::min(view.size(), end + 7); ++k) {
    if (!view.is_word(k) && !view.is_kind(k, TokenKind::kClitic)) return false;
    if (view.is(k, kRole)) return true;
  }
  return false;
}

bool is_of_party(const View& view, uint32_t end) {
  if (end + 1 >= view.size() ||
      !(view.is_kind(end, TokenKind::kOpen) || view.is_kind(end, TokenKind::kComma)))
    return false;
  const std::string_view word = view.word(end + 1);
  return word.size() > 2 && word[1] == '-' && view.token(end + 1).capital && word[2] >= 'A' &&
         word[2] <= 'Z';
}

bool is_told_sentence(const View& view, const Paragraph& paragraph) {
  const base::Tokens range = paragraph.tokens;
  if (paragraph.kind != document::BlockKind::kBody || range.empty() ||
      !view.is_kind(range.end - 1, TokenKind::kStop))
    return false;
  for (uint32_t i = range.begin + 1; i < range.end; ++i)
    if (view.is(i, kCue | kAuxiliary | kModal) && !view.token(i).capital) return true;
  return false;
}

bool is_role_of_another(const View& view, base::Tokens phrase, base::Tokens name, bool opens) {
  for (uint32_t k = phrase.begin + 1; k < phrase.end; ++k)
    if (view.is(k, kGivenName) && view.token(k).capital && !view.is(k, kRole)) return true;
  return !opens && name.end < view.size() && view.is(name.end, kCue) && phrase.begin > 0 &&
         view.is(phrase.begin - 1, kPreposition | kParticipleForm | kPossessive);
}

bool begins_body(const View& view, uint32_t i) {
  constexpr uint32_t kLongest = 3;
  for (uint32_t k = i + 1; k < std::min(view.size(), i + 1 + kLongest); ++k) {
    if (!view.is_kind(k, TokenKind::kWord) || !view.token(k).capital) return false;
    if (view.is(k, kBody)) return true;
  }
  return false;
}

uint32_t before_honorific(const View& view, uint32_t begin, uint32_t end) {
  uint32_t last = end;
  if (last > begin + 1 && view.is_kind(last - 1, TokenKind::kStop)) --last;
  if (last <= begin + 1 || !view.is(last - 1, kHonorific) || view.info(last - 1).role != nullptr)
    return end;
  return before_honorific(view, begin, last - 1);
}

char gender_told_behind(const View& view, uint32_t verb) {
  if (verb + 2 >= view.size() || !view.is(verb, kCue)) return 0;
  const uint32_t at = view.is(verb + 1, kThat) ? verb + 2 : verb + 1;
  const lexicon::WordList& pronouns = view.lexicon().list("pronouns");
  const lexicon::Row* row = pronouns.find(view.fold(at));
  if (row == nullptr || !view.is(at, kSubjectWord)) return 0;
  const std::string_view gender = pronouns.cell(*row, "gender");
  return gender == "m" || gender == "f" ? gender[0] : char{0};
}

}  // namespace hearsay::statement
