// Labels by the list turn_labels and by initials.
#include "statement/turn_labels.h"

#include <algorithm>

#include "text/fold.h"

namespace hearsay::statement {
namespace {

// The person with most mentions; invalid where two have as many.
PersonId most_named(const People& people) {
  PersonId best;
  size_t most = 0;
  for (uint32_t p = 0; p < people.persons.size(); ++p) {
    const size_t count = people.persons[p].mentions.size();
    if (count < most) continue;
    best = count == most ? PersonId{} : PersonId(p);
    most = count;
  }
  return best;
}

PersonId with_initials(const People& people, std::string_view initials) {
  PersonId found;
  for (uint32_t p = 0; p < people.persons.size(); ++p) {
    const Person& person = people.persons[p];
    if (person.given.empty() || person.surname.empty() || person.given[0] != initials[0] ||
        person.surname[0] != initials[1])
      continue;
    if (found.valid()) return {};
    found = PersonId(p);
  }
  return found;
}

}  // namespace

bool is_asker(const View& view, base::Tokens label) {
  const lexicon::WordList& labels = view.lexicon().list("turn_labels");
  const lexicon::Row* row = label.empty() ? nullptr : labels.find(view.fold(label.end - 1));
  return row != nullptr && labels.cell(*row, "kind") == "asker";
}

std::optional<PersonId> person_of_label(const View& view, const People& people,
                                        base::Tokens label) {
  if (label.size() != 1) return std::nullopt;
  const std::string_view word = view.fold(label.begin);
  const lexicon::WordList& labels = view.lexicon().list("turn_labels");
  if (const lexicon::Row* row = is_asker(view, label) ? nullptr : labels.find(word))
    return labels.cell(*row, "kind") == "answer" ? most_named(people) : PersonId{};
  if (word.size() == 2 && view.token(label.begin).all_caps) {
    const PersonId person = with_initials(people, word);
    if (person.valid()) return person;
  }
  return std::nullopt;
}

}  // namespace hearsay::statement
