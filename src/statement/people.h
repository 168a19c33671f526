// The persons a page names: every mention of each, under the fullest name, with roles and gender.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/span.h"
#include "statement/view.h"

namespace hearsay::statement {

struct PersonId : base::Id<PersonId> {
  using Id::Id;
};

// A role as the page words it beside a name.
struct HeldRole {
  base::Tokens words;
  const lexicon::Row* row = nullptr;  // of its head noun in roles.tsv
};

struct Person {
  std::string name;     // fullest form, as written
  std::string given;    // folded, empty where unknown
  std::string surname;  // folded
  char gender = 0;      // 'm', 'f', 0 unknown
  std::vector<HeldRole> roles;
  std::vector<uint32_t> mentions;  // first tokens, ascending
};

struct NameMention {
  base::Tokens words;  // the name itself, without honorific and role
  PersonId person;
  std::optional<HeldRole> role;  // said beside this mention
};

struct People {
  std::vector<Person> persons;        // in order of first full mention
  std::vector<NameMention> mentions;  // in text order
  std::vector<uint32_t> mention_of;   // by token: index into mentions + 1, 0 where none

  const Person& operator[](PersonId id) const { return persons[id.value()]; }
  const NameMention* at(uint32_t token) const {
    return token < mention_of.size() && mention_of[token] > 0 ? &mentions[mention_of[token] - 1]
                                                              : nullptr;
  }
};

// Finds the persons. A sequence of capitalised words is a person's name when a role or honorific
// stands before it, when it begins with a known given name, when an appositive gives it a role or
// an age, or when it says something. Later mentions by surname are joined to the last fitting full
// name; a surname off by one letter too, when it is long and nobody else bears it.
People find_people(const View& view);

}  // namespace hearsay::statement
