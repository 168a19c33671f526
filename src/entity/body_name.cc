// Names of organisations: what is left of them when articles, legal forms and spellings are taken
// off.
#include <algorithm>

#include "entity/same_name.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace hearsay::entity {
namespace {

constexpr size_t kLongest = 400;  // bytes
constexpr size_t kMostWords = 24;
constexpr size_t kLongestAcronym = 6;

struct Word {
  std::string text, folded;
};

std::vector<Word> words_of(std::string_view name) {
  std::vector<Word> words;
  const std::string line = text::squeeze(name.substr(0, kLongest));
  for (size_t at = 0; at < line.size() && words.size() < kMostWords;) {
    const size_t end = std::min(line.find(' ', at), line.size());
    Word word{line.substr(at, end - at), {}};
    while (!word.text.empty() && (word.text.back() == ',' || word.text.back() == '.'))
      word.text.pop_back();
    word.folded = text::fold_word(word.text);
    if (word.folded.ends_with("'s")) word.folded.resize(word.folded.size() - 2);
    if (word.folded.ends_with("s'")) word.folded.pop_back();
    std::erase(word.folded, '.');
    if (!word.folded.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

bool all_capitals(const std::string& word) {
  size_t letters = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      ++letters;
    else if (c != '.')
      return false;
  }
  return letters >= 2 && letters <= kLongestAcronym;
}

bool is_general(const std::string& word, const lexicon::Lexicon& lexicon) {
  for (const char* list :
       {"bodies", "general_bodies", "roles", "role_modifiers", "documents", "body_fields"})
    if (lexicon.list(list).has(word)) return true;
  return word == "foreign";
}

std::string joined(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) out += (out.empty() ? "" : " ") + word.folded;
  return out;
}

// "World Fish Organization (WFO)": takes the abbreviation off and gives it.
std::string take_abbreviation(std::vector<Word>& words) {
  if (words.size() < 2) return {};
  const std::string& last = words.back().text;
  if (last.size() < 4 || last.front() != '(' || last.back() != ')') return {};
  std::string inside = last.substr(1, last.size() - 2);
  if (!all_capitals(inside)) return {};
  words.pop_back();
  return text::plain_letters(text::fold_word(inside));
}

// "foreign affairs" → "foreign"
void shorten_fields(std::vector<Word>& words, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& fields = lexicon.list("body_fields");
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view pair_short = [&] {
      const lexicon::Row* row = fields.find(words[i].folded + " " + words[i + 1].folded);
      return row == nullptr ? std::string_view() : fields.cell(*row, "short");
    }();
    if (pair_short.empty()) continue;
    words[i] = {std::string(pair_short), std::string(pair_short)};
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// A word as American spelling has it.
std::string spelt(const std::string& word, const lexicon::Lexicon& lexicon) {
  constexpr size_t kBefore = 3;  // letters in front of a pattern
  const lexicon::WordList& variants = lexicon.list("spelling_variants");
  if (const lexicon::Row* row = variants.find(word))
    return std::string(variants.cell(*row, "american"));
  const lexicon::WordList& patterns = lexicon.list("spelling_patterns");
  for (const lexicon::Row& row : patterns.rows()) {
    const size_t at = word.find(row.cells.front(), kBefore);
    if (at == std::string::npos) continue;
    std::string out = word;
    return out.replace(at, row.cells.front().size(), patterns.cell(row, "american"));
  }
  return word;
}

}  // namespace

BodyName read_body(std::string_view name, const lexicon::Lexicon& lexicon) {
  std::vector<Word> words = words_of(name);
  const lexicon::WordList& closed = lexicon.list("function_words");
  if (words.size() > 1 && words.front().folded == "the") words.erase(words.begin());
  while (words.size() > 1 && lexicon.list("legal_forms").has(words.back().folded)) words.pop_back();
  const std::string abbreviation = take_abbreviation(words);
  BodyName body;
  const lexicon::WordList& aliases = lexicon.list("body_aliases");
  if (const lexicon::Row* row = aliases.find(joined(words))) body.alias = row->cells.front();
  body.acronym = words.size() == 1 && all_capitals(words.front().text);
  body.generic = !body.acronym && body.alias.empty();
  shorten_fields(words, lexicon);
  const lexicon::WordList& places = lexicon.list("places");
  for (const Word& word : words) {
    const bool shouted = all_capitals(word.text);
    if (closed.has(word.folded) && !shouted) continue;
    const lexicon::Row* place = places.find(word.folded);
    const std::string_view country =
        place == nullptr ? std::string_view() : places.cell(*place, "country");
    const bool counted = word.folded.find_first_of("0123456789") != std::string::npos;
    const std::string letters = counted ? word.folded
                                        : text::plain_letters(place == nullptr || country.empty()
                                                                  ? spelt(word.folded, lexicon)
                                                                  : std::string(country));
    if (letters.empty()) continue;
    if (!is_general(word.folded, lexicon)) body.generic = false;
    const std::string plain = text::plain_letters(word.folded);
    body.initials += plain.empty() ? letters.front() : plain.front();
    body.words.push_back(letters);
  }
  if (body.acronym && !words.empty()) body.initials = text::plain_letters(words.front().folded);
  if (!abbreviation.empty()) body.initials = abbreviation;
  std::sort(body.words.begin(), body.words.end());
  if (body.words.empty()) body.generic = true;
  return body;
}

NameFit compare_bodies(const BodyName& a, const BodyName& b) {
  if (a.words.empty() || b.words.empty()) return {};
  if (!a.alias.empty() && a.alias == b.alias) return {Fit::kAgrees, "entity/body-alias", 950};
  if (a.words == b.words)
    return a.generic ? NameFit{Fit::kSurname, "entity/general-body", 0}
                     : NameFit{Fit::kAgrees, "entity/body-name", 970};
  if (a.acronym != b.acronym && a.initials == b.initials && a.initials.size() >= 2)
    return a.initials.size() >= 3 ? NameFit{Fit::kAgrees, "entity/acronym", 750}
                                  : NameFit{Fit::kNeedsRole, "entity/acronym", 700};
  return {};
}

}  // namespace hearsay::entity
