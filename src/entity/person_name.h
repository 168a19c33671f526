// A person's name taken apart: given names, surname, what tells father and son apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace hearsay::entity {

// One word of a name in plain letters (text::plain_letters).
struct NameWord {
  std::string letters;   // "jean-pierre" is "jeanpierre"
  std::string initials;  // of its hyphenated parts: "jp"
  std::string reading;   // lexicon::reading_of
  bool initial = false;  // "J." or "J.-P.": letters are the initials
};

struct PersonName {
  std::vector<NameWord> given;
  std::vector<NameWord> surname;  // hyphenated parts of the last word, each a word; never empty but
                                  // for an empty name
  std::string nickname;           // plain letters of a word in marks or brackets
  char generation = 0;            // '1' senior, '2' junior or II, '3', '4'
  char gender = 0;                // of a title before the name
  bool bare() const { return given.empty(); }
};

// Titles and offices before the name, honours behind it and particles inside it are dropped; "Renn,
// Ada" is turned. Reads at most 400 bytes and 12 words.
PersonName read_person(std::string_view name, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::entity
