// Spellings of one name: letters that another script leaves open are read alike.
#pragma once

#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace hearsay::lexicon {

// Plain letters of the word, each group of letters read as the list `transliterations` says (once,
// longest first), doubled consonants single. Two words with the same reading may be spellings of
// one name: "Khadrim" and "Hadrim" are, "Mattis" and "Mathis" are not.
std::string reading_of(std::string_view plain_word, const Lexicon& lexicon);

}  // namespace hearsay::lexicon
