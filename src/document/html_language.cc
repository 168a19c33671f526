// Tells the language of a text by its commonest little words.
#include <algorithm>
#include <map>

#include "document/metadata.h"
#include "text/fold.h"

namespace hearsay::document {

std::string language_by_words(std::string_view text, const lexicon::Lexicon& lexicon) {
  constexpr size_t kMostWords = 600;
  const lexicon::WordList& list = lexicon.list("language_words");
  std::map<std::string, uint32_t, std::less<>> hits;
  size_t words = 0;
  for (size_t at = 0; at < text.size() && words < kMostWords;) {
    const auto border = [](char c) {
      return static_cast<unsigned char>(c) <= 0x2f || (c >= ':' && c <= '@');
    };
    while (at < text.size() && border(text[at])) ++at;
    size_t end = at;
    while (end < text.size() && !border(text[end])) ++end;
    if (end == at) break;
    ++words;
    if (end - at <= 16) {
      const std::string word = text::fold_word(text.substr(at, end - at));
      if (const lexicon::Row* row = list.find(word)) {
        std::string_view languages = list.cell(*row, "languages");
        while (!languages.empty()) {
          const size_t comma = std::min(languages.find(','), languages.size());
          ++hits.try_emplace(std::string(languages.substr(0, comma)), 0).first->second;
          languages.remove_prefix(std::min(comma + 1, languages.size()));
        }
      }
    }
    at = end;
  }
  std::string best;
  uint32_t most = 0, next = 0;
  for (const auto& [language, count] : hits) {
    if (count > most) {
      next = most;
      most = count;
      best = language;
    } else {
      next = std::max(next, count);
    }
  }
  return words >= 12 && most * 12 >= words && most * 10 >= next * 13 ? best : std::string();
}

}  // namespace hearsay::document
