// Keys by which names that may be one are brought together; they propose and never decide.
#pragma once

#include <string>
#include <vector>

#include "entity/units.h"
#include "lexicon/lexicon.h"

namespace hearsay::entity {

// Keys of the surname, of its parts, and of the given name before it where there are two.
std::vector<std::string> surname_keys(const PersonName& person);

// What proposes other units to this one. Sorted.
std::vector<std::string> proposal_keys(const Unit& unit, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::entity
