// Base forms of a word: what it may be a form of, by lists of irregular forms and endings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace hearsay::wording {

enum class Form : uint8_t { kBase, kThirdOrPlural, kPast, kParticiple, kIng };

struct Reading {
  std::string base;
  Form form = Form::kBase;
};

// All readings of a folded word, itself as a base form first unless the list of irregular forms
// says otherwise. Endings propose more than there is ("united" of "unit" and "unite"): a reading
// means something only where another word shares its base.
std::vector<Reading> readings_of(std::string_view word, const lexicon::Lexicon& lexicon);

// Whether two words share a base form, and whether one of them must be past and the other cannot
// be.
struct Kinship {
  bool related = false;
  bool tense_differs = false;
};
Kinship kinship(const std::vector<Reading>& a, const std::vector<Reading>& b);

}  // namespace hearsay::wording
