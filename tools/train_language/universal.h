// The universal part of speech of a word (Universal Dependencies, version 2), as its Penn tag and
// its place in the tree tell it.
#pragma once

#include <string_view>

#include "language/analysis.h"

namespace hearsay::train {

// "NOUN", "AUX", …; "X" for a tag that tells nothing. `folded` is the word in lower case. Only of a
// parsed sentence: auxiliaries, subordinators and pronouns are told by the relation.
std::string_view universal_part(std::string_view folded, const language::Word& word);

}  // namespace hearsay::train
