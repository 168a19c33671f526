// Compares descriptions with held roles by the lists of roles and their contexts.
#include "statement/roles.h"

namespace hearsay::statement {
namespace {

// Whether the list of kinds, parted by commas, holds `wanted`.
bool names_kind(std::string_view kinds, std::string_view wanted) {
  while (!kinds.empty()) {
    const size_t comma = kinds.find(',');
    if (kinds.substr(0, comma) == wanted) return true;
    if (comma == std::string_view::npos) return false;
    kinds.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace

std::string_view country_in(const View& view, base::Tokens range) {
  for (uint32_t i = range.begin; i < range.end; ++i)
    if (view.info(i).place != nullptr)
      return view.lexicon().list("places").cell(*view.info(i).place, "country");
  return {};
}

bool country_fits(const View& view, const Person& person, std::string_view country) {
  if (country.empty()) return true;
  bool known = false;
  for (const HeldRole& role : person.roles) {
    const std::string_view theirs = country_in(view, role.words);
    if (theirs == country) return true;
    known = known || !theirs.empty();
  }
  return !known;
}

bool role_answers(const View& view, const HeldRole& held, const lexicon::Row& row) {
  if (held.row == &row) return true;
  const lexicon::WordList& contexts = view.lexicon().list("role_contexts");
  for (uint32_t i = held.words.begin; i < held.words.end; ++i)
    if (const lexicon::Row* context = view.is_word(i) ? contexts.find(view.fold(i)) : nullptr)
      if (names_kind(contexts.cell(*context, "kinds"), row.cells[0])) return true;
  const lexicon::WordList& roles = view.lexicon().list("roles");
  return names_kind(roles.cell(*held.row, "kinds"), row.cells[0]) ||
         names_kind(roles.cell(row, "kinds"), held.row->cells[0]);
}

char role_gender(const View& view, const lexicon::Row& row) {
  const std::string_view gender = view.lexicon().list("roles").cell(row, "gender");
  return gender.empty() ? char{0} : gender[0];
}

namespace {

bool all_capital(const View& view, base::Tokens range) {
  for (uint32_t i = range.begin; i < range.end; ++i)
    if (view.is_word(i) && !view.token(i).capital && !view.is(i, kBinding)) return false;
  return true;
}

}  // namespace

base::Tokens name_behind(const View& view, base::Tokens source) {
  for (uint32_t i = source.begin; i + 1 < source.end; ++i) {
    const bool small = !view.token(i).capital;
    if (small && view.is(i, kBody) && view.token(i + 1).capital &&
        all_capital(view, {i + 1, source.end}))
      return {i + 1, source.end};
    if (small && view.is(i, kWriting) && view.is(i + 1, kPreposition) && i + 2 < source.end) {
      const base::Tokens rest = {view.is(i + 2, kDeterminer) ? i + 3 : i + 2, source.end};
      // "figures from Gallup", but "a lawsuit against Mayor Ana Ruiz"
      if (!rest.empty() && view.token(rest.begin).capital &&
          !view.is(rest.begin, kRole | kHonorific | kGivenName))
        return rest;
    }
  }
  return {};
}

std::string plain_words(const View& view, base::Tokens source) {
  std::string out;
  bool glue = true;
  for (uint32_t i = source.begin; i < source.end; ++i) {
    if (view.is_kind(i, text::TokenKind::kOpen) || view.is_kind(i, text::TokenKind::kClose))
      continue;
    if (view.token(i).space_before && !glue) out += ' ';
    out += view.word(i);
    glue = false;
  }
  return out;
}

bool is_quantity(const View& view, uint32_t i) {
  const lexicon::WordList& numbers = view.lexicon().list("numbers");
  const lexicon::Row* row = numbers.find(view.fold(i));
  return row != nullptr && numbers.cell(*row, "kind") == "quantity";
}

base::Tokens without_addition(const View& view, base::Tokens source) {
  for (uint32_t i = source.begin + 1; i < source.end; ++i)
    if (view.is_kind(i, text::TokenKind::kOpen) && view.word(i) == "(") return {source.begin, i};
  uint32_t comma = source.begin;
  while (comma < source.end && !view.is_kind(comma, text::TokenKind::kComma)) ++comma;
  bool kind = false, named = comma + 1 < source.end;
  for (uint32_t i = source.begin; i < comma; ++i)
    kind = kind || (view.is(i, kBody | kWriting) && !view.token(i).capital);
  for (uint32_t i = comma + 1; i < source.end; ++i)
    named = named && view.is_word(i) && (view.token(i).capital || view.is(i, kBinding));
  if (!kind || comma == source.end) return source;
  return named ? base::Tokens{comma + 1, source.end} : base::Tokens{source.begin, comma};
}

base::Tokens without_apposition(const View& view, base::Tokens source) {
  uint32_t comma = source.begin;
  while (comma < source.end && !view.is_kind(comma, text::TokenKind::kComma)) ++comma;
  if (comma == source.begin || comma + 2 > source.end || !view.token(comma - 1).capital ||
      view.token(comma + 1).capital || view.is(comma + 1, kConjunction))
    return source;
  for (uint32_t i = source.begin; i < comma; ++i)
    if (!view.token(i).capital && view.is_word(i)) return source;
  bool told = false, bound = false;
  for (uint32_t i = comma + 1; i < source.end && !view.is_kind(i, text::TokenKind::kComma); ++i) {
    bound = bound || view.is(i, kPreposition);
    if (told && !bound && view.is(i, kGivenName) && view.token(i).capital)
      return source;  // "Norlin, founder Bo Lind"
    told = told || view.is(i, kRole | kBody);
  }
  return told ? base::Tokens{source.begin, comma} : source;
}

bool is_issued(const View& view, uint32_t i) {
  const lexicon::WordList& documents = view.lexicon().list("documents");
  const lexicon::Row* row = view.is(i, kWriting) ? documents.find(view.fold(i)) : nullptr;
  return row != nullptr && !documents.cell(*row, "issued").empty();
}

bool issued_where_named(const View& view, uint32_t i) {
  const lexicon::WordList& documents = view.lexicon().list("documents");
  const lexicon::Row* row = documents.find(view.fold(i));
  return row != nullptr && documents.cell(*row, "issued") == "named";
}

bool is_joined(const View& view, base::Tokens source) {
  for (uint32_t i = source.begin + 1; i + 1 < source.end; ++i)
    if (view.is(i, kConjunction) && view.is(i + 1, kDeterminer | kPossessive) &&
        (view.token(i - 1).capital || view.is(i - 1, kRole | kBody)))
      return true;
  return false;
}

uint32_t head_of(const View& view, base::Tokens source) {
  uint32_t head = source.begin;
  for (uint32_t i = source.begin; i < source.end; ++i) {
    if (i > source.begin && view.is(i, kPreposition) && !view.token(i).capital) break;
    if (view.is_kind(i, text::TokenKind::kComma)) break;
    if (view.is_word(i)) head = i;
    if (view.info(i).role_words > 1 && i + view.info(i).role_words <= source.end) {
      head = i;
      i += view.info(i).role_words - 1u;
    }
  }
  return head;
}

bool is_plural(const View& view, uint32_t head) {
  const Info& info = view.info(head);
  if (info.role == nullptr) return view.is(head, kNationality) && view.is(head, kPlainForm);
  if (info.role_words > 1) {
    const uint32_t last = head + info.role_words - 1;
    return view.is(head, kPlainForm) || view.is(last, kPlainForm);
  }
  const std::string_view entry = view.lexicon().list("roles").cell(*info.role, "entry");
  return view.fold(head) != entry && view.is(head, kPlainForm);
}

}  // namespace hearsay::statement
