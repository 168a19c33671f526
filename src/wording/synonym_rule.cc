// Whether two words or short phrases are listed as meaning the same.
#include <algorithm>

#include "wording/name_change.h"
#include "wording/word_forms.h"

namespace hearsay::wording {
namespace {

// The phrase as it stands, and with its first or its last word in each base form.
std::vector<std::string> lookups(const Stretch& words, const lexicon::Lexicon& lexicon) {
  std::vector<std::string> out = {phrase_of(words)};
  const auto add = [&out](std::string phrase) {
    if (std::find(out.begin(), out.end(), phrase) == out.end()) out.push_back(std::move(phrase));
  };
  const std::string rest =
      words.size() > 1 ? " " + phrase_of({words.words, words.from + 1, words.to}) : "";
  for (const Reading& reading : readings_of(words[0].key, lexicon)) add(reading.base + rest);
  if (words.size() == 1) return out;
  const std::string start = phrase_of({words.words, words.from, words.to - 1}) + " ";
  for (const Reading& reading : readings_of(words[words.size() - 1].key, lexicon))
    add(start + reading.base);
  return out;
}

bool cell_has(std::string_view cell, std::string_view word) {
  while (!cell.empty()) {
    const size_t comma = std::min(cell.find(','), cell.size());
    if (cell.substr(0, comma) == word) return true;
    cell.remove_prefix(std::min(comma + 1, cell.size()));
  }
  return false;
}

}  // namespace

bool is_listed_phrase(const Stretch& words, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& synonyms = lexicon.list("synonyms");
  const std::vector<std::string> forms = lookups(words, lexicon);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& form) { return synonyms.has(form); });
}

std::optional<Named> synonym_rule(const Stretch& a, const Stretch& b,
                                  const lexicon::Lexicon& lexicon) {
  if (a.empty() || b.empty() || a.size() > 3 || b.size() > 3) return std::nullopt;
  const lexicon::WordList& synonyms = lexicon.list("synonyms");
  const std::vector<std::string> others = lookups(b, lexicon);
  for (const std::string& one : lookups(a, lexicon)) {
    const lexicon::Row* row = synonyms.find(one);
    if (row == nullptr) continue;
    const std::string_view cell = synonyms.cell(*row, "synonyms");
    for (const std::string& other : others)
      if (cell_has(cell, other)) return Named{ChangeKind::kSynonym, "wording/synonym"};
  }
  return std::nullopt;
}

}  // namespace hearsay::wording
