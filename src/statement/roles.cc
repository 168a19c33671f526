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

char role_gender(const View& view, uint32_t head) {
  const std::string_view gender =
      view.lexicon().list("roles").cell(*view.info(head).role, "gender");
  return gender.empty() ? char{0} : gender[0];
}

}  // namespace hearsay::statement
