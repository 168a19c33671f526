// Tells the language of a text by its commonest little words.
#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "document/metadata.h"
#include "text/fold.h"

namespace hearsay::document {

std::string language_by_words(std::string_view text, const lexicon::Lexicon& lexicon) {
  constexpr size_t kMostWords = 600, kLongest = 16;
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
    if (end - at <= kLongest) {
      const std::string_view written = text.substr(at, end - at);
      std::array<char, kLongest> small{};
      bool plain = true;
      for (size_t i = 0; i < written.size(); ++i) {
        const char c = written[i];
        plain &= static_cast<unsigned char>(c) < 0x80 && c != '`';
        small[i] = base::lower(c);
      }
      const lexicon::Row* row =
          plain ? list.find({small.data(), written.size()}) : list.find(text::fold_word(written));
      if (row != nullptr) {
        std::string_view languages = list.cell(*row, "languages");
        while (!languages.empty()) {
          const size_t comma = std::min(languages.find(','), languages.size());
          const std::string_view language = languages.substr(0, comma);
          auto hit = hits.find(language);
          if (hit == hits.end()) hit = hits.emplace(language, 0).first;
          ++hit->second;
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
