// Look-up that costs next to nothing for words that are of no date.
#include "lexicon/date_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/fold.h"

namespace hearsay::lexicon {
namespace {

// The bit of a first byte; a capital of ASCII has that of its small letter.
uint32_t letter_bit(char first) {
  const auto c = static_cast<unsigned char>(first | 0x20);
  return uint32_t{1} << (c >= 'a' && c <= 'z' ? c - 'a' : 26);
}

struct Bounds {
  uint32_t first_letters = 0;
  size_t longest = 0;
};

Bounds bounds_of(const Lexicon& lexicon) {
  Bounds bounds;
  for (const char* name : {"months", "weekdays", "date_words"})
    for (const Row& row : lexicon.list(name).rows()) {
      bounds.first_letters |= letter_bit(row.cells[0][0]);
      bounds.longest = std::max(bounds.longest, row.cells[0].size());
    }
  return bounds;
}

}  // namespace

DateWords::DateWords(const Lexicon& lexicon)
    : months_(lexicon.list("months")),
      weekdays_(lexicon.list("weekdays")),
      words_(lexicon.list("date_words")) {
  // Made for every text, and nearly always of this one, which lasts as long as the program.
  static const Lexicon* const kEnglish = &Lexicon::built_in();
  static const Bounds kOfEnglish = bounds_of(*kEnglish);
  const Bounds bounds = &lexicon == kEnglish ? kOfEnglish : bounds_of(lexicon);
  first_letters_ = bounds.first_letters;
  longest_ = bounds.longest;
  signs_ = months_.rows().empty();
}

const Row* DateWords::find(const WordList& list, std::string_view word) const {
  if (word.empty() || word.size() > longest_ + kLonger ||
      (letter_bit(word[0]) & first_letters_) == 0)
    return nullptr;
  std::array<char, 64> small{};
  if (word.size() > small.size()) return nullptr;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return list.find(text::fold_word(word));
    small[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return list.find(std::string_view(small.data(), word.size()));
}

std::string_view DateWords::kind_of(std::string_view word) const {
  const Row* row = find(words_, word);
  return row != nullptr ? words_.cell(*row, "kind") : std::string_view();
}

}  // namespace hearsay::lexicon
