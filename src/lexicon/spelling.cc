// Reads words by the list of transliterations, longest group of letters first.
#include "lexicon/spelling.h"

#include <algorithm>

namespace hearsay::lexicon {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// The row of the list for the letters at `at`, and how many they are.
const Row* group_at(std::string_view word, size_t at, const WordList& list, size_t& length) {
  for (length = std::min<size_t>(5, word.size() - at); length > 0; --length) {
    const Row* row = list.find(word.substr(at, length));
    if (row == nullptr) continue;
    const std::string_view place = list.cell(*row, "place");
    if (place == "start" && at != 0) continue;
    if (place == "end" && at + length != word.size()) continue;
    return row;
  }
  return nullptr;
}

}  // namespace

std::string reading_of(std::string_view plain_word, const Lexicon& lexicon) {
  const WordList& list = lexicon.list("transliterations");
  std::string out;
  const auto put = [&](std::string_view letters) {
    for (const char c : letters) {
      const bool doubled = !out.empty() && out.back() == c;
      if (!doubled || (is_vowel(c) && c != 'i')) out += c;
    }
  };
  for (size_t at = 0; at < plain_word.size();) {
    size_t length = 0;
    if (const Row* row = group_at(plain_word, at, list, length)) {
      put(list.cell(*row, "reads"));
      at += length;
    } else {
      put(plain_word.substr(at++, 1));
    }
  }
  return out;
}

}  // namespace hearsay::lexicon
