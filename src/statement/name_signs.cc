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
    if (!view.is_word(k) && !view.is_kind(k, TokenKind::kClitic)) return false;
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

}  // namespace hearsay::statement
