// Reads the list of abbreviations for the sentence splitter.
#include "lexicon/border_words.h"

namespace hearsay::lexicon {

text::BorderWords border_words(const Lexicon& lexicon, std::string_view openers) {
  const WordList& abbreviations = lexicon.list("abbreviations");
  const WordList& opening = lexicon.list(openers);
  return {[&](std::string_view word) { return abbreviations.has(word); },
          [&](std::string_view word) { return opening.has(word); },
          [&](std::string_view word) {
            const Row* row = abbreviations.find(word);
            return row != nullptr && abbreviations.cell(*row, "before") == "number";
          }};
}

}  // namespace hearsay::lexicon
