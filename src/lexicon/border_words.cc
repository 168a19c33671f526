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
          },
          [&](std::string_view word) {
            const Row* row = abbreviations.find(word);
            return row != nullptr && abbreviations.cell(*row, "before") == "zone";
          },
          [&](std::string_view word) {
            return lexicon.list("weekdays").has(word) || lexicon.list("months").has(word) ||
                   lexicon.list("places").has(word) || lexicon.list("time_zones").has(word);
          }};
}

}  // namespace hearsay::lexicon
