// Look-up that costs next to nothing for words that are of no date.
#include "lexicon/date_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "text/fold.h"

namespace hearsay::lexicon {
DateWords::DateWords(const Lexicon& lexicon)
    : months_(lexicon.list("months")),
      weekdays_(lexicon.list("weekdays")),
      words_(lexicon.list("date_words")) {
  for (const WordList* list : {&months_, &weekdays_, &words_}) {
    first_letters_ |= list->initials();
    longest_ = std::max(longest_, list->longest_bytes());
  }
  signs_ = months_.rows().empty();
}

const Row* DateWords::find(const WordList& list, std::string_view word) const {
  if (word.empty() || word.size() > longest_ + kLonger ||
      (WordList::initial_bit(word[0]) & first_letters_) == 0)
    return nullptr;
  std::array<char, 64> small{};
  if (word.size() > small.size()) return nullptr;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return list.find(text::fold_word(word));
    small[i] = base::lower(c);
  }
  return list.find(std::string_view(small.data(), word.size()));
}

std::string_view DateWords::kind_of(std::string_view word) const {
  const Row* row = find(words_, word);
  return row != nullptr ? words_.cell(*row, "kind") : std::string_view();
}

}  // namespace hearsay::lexicon
