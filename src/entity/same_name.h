// Whether two names can be one person's, or one body's, and by which rule.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entity/person_name.h"
#include "lexicon/lexicon.h"

namespace hearsay::entity {

// kDiffers: not one, whatever else is known. kNeedsRole: only where a role or an affiliation agrees
// too. kSurname: the surnames agree and one name has nothing else, which is no reason to join.
enum class Fit : uint8_t { kDiffers, kNeedsRole, kSurname, kAgrees };

struct NameFit {
  Fit fit = Fit::kDiffers;
  std::string_view rule;    // static storage: "entity/nickname"
  uint32_t confidence = 0;  // thousandths
};

// Symmetric. First names must agree: alike, initials of each other, short forms (list `nicknames`),
// or one spelling of another (list `transliterations`); further ones must not differ. Surnames must
// agree in the same manner; one wrong letter, or one half of a double surname, needs a role.
NameFit compare_persons(const PersonName& a, const PersonName& b, const lexicon::Lexicon& lexicon);

// Whether two surnames are one in some spelling; of double surnames both halves.
bool same_surname(const PersonName& a, const PersonName& b);

// A body's name: words in plain letters without articles and legal forms, adjectives of countries
// read as the country, sorted.
struct BodyName {
  std::vector<std::string> words;
  std::string alias;     // entry of the list `body_aliases`; empty where it is not there
  std::string initials;  // of the words that carry content, as written
  bool acronym = false;  // the name is one word in capitals
  bool generic = false;  // "the ministry", "police": every country has one
};
BodyName read_body(std::string_view name, const lexicon::Lexicon& lexicon);
NameFit compare_bodies(const BodyName& a, const BodyName& b);

}  // namespace hearsay::entity
