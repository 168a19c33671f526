// Whether two words are one word in two spellings: British and American, divided or joined,
// shortened, or mistyped.
#include <algorithm>

#include "text/fold.h"
#include "wording/name_change.h"
#include "wording/word_forms.h"

namespace hearsay::wording {
namespace {

std::string joined(const Stretch& words) {
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) out += words[i].key;
  return out;
}

// The American spelling that the list gives for a word or its base, or the word itself.
std::vector<std::string> spellings_of(std::string_view word, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& variants = lexicon.list("spelling_variants");
  std::vector<std::string> out = {std::string(word)};
  if (const lexicon::Row* row = variants.find(word))
    out.emplace_back(variants.cell(*row, "american"));
  for (const Reading& reading : readings_of(word, lexicon))
    if (const lexicon::Row* row = variants.find(reading.base))
      if (word.starts_with(reading.base)) {
        out.push_back(std::string(variants.cell(*row, "american")) +
                      std::string(word.substr(reading.base.size())));
      }
  return out;
}

bool listed_variants(std::string_view a, std::string_view b, const lexicon::Lexicon& lexicon) {
  const std::vector<std::string> x = spellings_of(a, lexicon), y = spellings_of(b, lexicon);
  return std::any_of(x.begin(), x.end(), [&](const std::string& one) {
    return std::find(y.begin(), y.end(), one) != y.end();
  });
}

// "-ise" and "-ize", "-our" and "-or" wherever the rest agrees; both parts around it keep enough
// letters.
bool pattern_variants(std::string_view a, std::string_view b, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& patterns = lexicon.list("spelling_patterns");
  constexpr size_t kStem = 3;
  for (const lexicon::Row& row : patterns.rows()) {
    const std::string_view british = row.cells[0], american = patterns.cell(row, "american");
    for (const auto& [x, y] : {std::pair(a, b), std::pair(b, a)}) {
      for (size_t at = x.find(british, kStem); at != std::string_view::npos;
           at = x.find(british, at + 1)) {
        const std::string changed = std::string(x.substr(0, at)) + std::string(american) +
                                    std::string(x.substr(at + british.size()));
        if (changed == y) return true;
      }
    }
  }
  return false;
}

bool same_letters(std::string a, std::string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// A slip of the keys: letters swapped, doubled or left out, or a vowel taken for another, in a word
// long enough to be known by the rest of it. Two words that both exist are two words.
bool mistyped(const std::string& a, const std::string& b, const lexicon::Lexicon& lexicon) {
  const size_t long_enough = same_letters(a, b) ? 5 : 6;
  if (std::min(a.size(), b.size()) < long_enough || text::edit_distance(a, b, 1) > 1) return false;
  if (a[0] != b[0]) return false;
  if (a.starts_with(b) || b.starts_with(a)) return false;
  const lexicon::WordList& lookalikes = lexicon.list("lookalikes");
  if (lookalikes.has(a) && lookalikes.has(b)) return false;
  return !(is_known_word(a, lexicon) && is_known_word(b, lexicon));
}

// "it is" and "it's", "they have" and "they've".
bool shortened(const Stretch& a, const Stretch& b, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& words = lexicon.list("clitics");
  const auto is_short = [&](const Stretch& clitic, const Stretch& word) {
    if (clitic.size() != 1 || word.size() != 1 || clitic[0].key != "'s") return false;
    return words.has(word[0].key);
  };
  return is_short(a, b) || is_short(b, a);
}

}  // namespace

std::optional<Named> spelling_rule(const Stretch& a, const Stretch& b,
                                   const lexicon::Lexicon& lexicon) {
  if (a.empty() || b.empty()) return std::nullopt;
  if (shortened(a, b, lexicon)) return Named{ChangeKind::kSpelling, "wording/contraction"};
  if (a.size() != b.size() && joined(a) == joined(b))
    return Named{ChangeKind::kSpelling, "wording/word-division"};
  if (a.size() != 1 || b.size() != 1 || a[0].digits || b[0].digits) return std::nullopt;
  const std::string &x = a[0].key, &y = b[0].key;
  if (listed_variants(x, y, lexicon)) return Named{ChangeKind::kSpelling, "wording/spelling-list"};
  if (pattern_variants(x, y, lexicon))
    return Named{ChangeKind::kSpelling, "wording/spelling-pattern"};
  if (a[0].capital && b[0].capital)
    return std::nullopt;  // perhaps names, and a letter makes another one
  if (mistyped(x, y, lexicon)) return Named{ChangeKind::kSpelling, "wording/misspelling"};
  return std::nullopt;
}

}  // namespace hearsay::wording
