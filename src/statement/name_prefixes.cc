// Reads titles, roles and other words in front of names.
#include "statement/name_prefixes.h"

#include "statement/roles.h"

namespace hearsay::statement {
namespace {

using text::TokenKind;

// "June Weil opened", "minister Jan Weil", but "in June Weil opened", "last June Weil opened".
bool is_name_of_month(const View& view, uint32_t k) {
  const bool named = k + 1 < view.size() && view.is_word(k + 1) && view.token(k + 1).capital &&
                     !view.is(k + 1, kDay | kMonth);
  if (!named || k == 0 || view.token(k).paragraph_before) return named;
  return !view.is_word(k - 1) || view.is(k - 1, kRole | kHonorific);
}

// "Bill Harker", "Mayor Bill de Rosa", but "the Housing Bill", "the Bill Committee".
bool is_name_of_writing(const View& view, uint32_t k) {
  uint32_t next = k + 1;
  while (next + 1 < view.size() && view.is(next, kParticle) && !view.token(next).capital) ++next;
  return next < view.size() && view.is_word(next) && view.token(next).capital &&
         !view.is(next, kBody | kWriting | kRole) && !(k > 0 && view.is(k - 1, kDeterminer));
}

}  // namespace

bool is_title_word(const View& view, uint32_t i) {
  const bool dot = view.is_kind(i, TokenKind::kStop) && i > 0;
  if (dot) --i;
  if (!view.is(i, kHonorific)) return !dot && view.is(i, kRole);
  const lexicon::WordList& honorifics = view.lexicon().list("honorifics");
  const lexicon::Row* row = honorifics.find(view.fold(i));
  return row == nullptr || honorifics.cell(*row, "place").empty();
}

char title_gender(const View& view, uint32_t i) {
  if (view.is_kind(i, TokenKind::kStop) && i > 0) --i;
  const lexicon::WordList& honorifics = view.lexicon().list("honorifics");
  if (const lexicon::Row* row = honorifics.find(view.fold(i))) {
    const std::string_view gender = honorifics.cell(*row, "gender");
    if (!gender.empty()) return gender[0];
  }
  if (view.info(i).role != nullptr) return role_gender(view, *view.info(i).role);
  return 0;
}

bool is_prefix(const View& view, uint32_t k) {
  if (view.is(k, kGivenName) && !view.is(k, kHonorific | kAmbiguousName)) return false;
  if (view.is(k, kGivenName) && view.is(k, kMonth) && is_name_of_month(view, k)) return false;
  if (view.is(k, kGivenName) && view.is(k, kWriting) && is_name_of_writing(view, k)) return false;
  if (view.is(k, kBody) && view.info(k).name_words > 1) return false;  // "Downing Street"
  return view.is(k,
                 kRole | kHonorific | kBody | kNationality | kPlace | kWriting | kEvent | kMonth) ||
         (view.is(k, kOutlet) && view.info(k).outlet_words == 1);
}

}  // namespace hearsay::statement
