// What a language's lists tell the sentence splitter.
#pragma once

#include <string_view>

#include "lexicon/lexicon.h"
#include "text/sentences.h"

namespace hearsay::lexicon {

// Borrows the lexicon. `openers` is the list of words that mostly open a sentence where they have a
// capital.
text::BorderWords border_words(const Lexicon& lexicon, std::string_view openers);

}  // namespace hearsay::lexicon
