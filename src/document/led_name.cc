// Walks over a line word by word.
#include "document/led_name.h"

#include <algorithm>

#include "document/html_title.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

// Whether a word in small letters is one of dates, labels or bylines and so no login.
bool stops_name(std::string_view word, const lexicon::Lexicon& lexicon) {
  const std::string key = word_key(word);
  for (const char* list : {"byline_words", "author_leads", "no_authors", "date_words", "months",
                           "function_words", "publication_words", "change_words"})
    if (lexicon.list(list).has(key)) return true;
  return key.empty() || !text::is_letter(text::point_at(word, 0).value);
}

// Lines that are not blank, each with single blanks only.
std::string squeezed_lines(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text::squeeze(text.substr(at, end - at));
    if (!out.empty() && !line.empty()) out.push_back('\n');
    out += line;
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string led_name(std::string_view text, bool dated, const lexicon::Lexicon& lexicon) {
  const std::string line = squeezed_lines(text);
  const lexicon::WordList& leads = lexicon.list("author_leads");
  std::string name;
  bool led = false, may_lead = true, digits = false;
  for (size_t at = 0; at < line.size();) {
    const size_t end = std::min(line.find_first_of(" \n", at), line.size());
    const bool breaks = end < line.size() && line[end] == '\n';
    std::string word(line.substr(at, end - at));
    at = end + 1;
    const bool colon = word.back() == ':';
    if (colon) word.pop_back();
    if (!led) {
      led = may_lead && leads.has(text::fold_word(word));
      if (led) continue;
      digits = !word.empty() && word.back() >= '0' && word.back() <= '9';
      may_lead = breaks || dated || word.empty() ||
                 !text::is_letter(text::point_before(word, word.size()).value);
      continue;
    }
    if (colon && !name.empty()) break;
    const bool ends = !word.empty() && (word.back() == ',' || word.back() == '|');
    if (ends) word.pop_back();
    if (word.empty()) break;
    const std::string_view rest = std::string_view(line).substr(std::min(at, line.size()));
    const bool login = name.empty() && word.size() >= 3 && dated &&
                       (digits || rest.substr(0, 24).find_first_of("0123456789") != rest.npos);
    if (!text::is_upper(text::point_at(word, 0).value)) {
      if (login && !stops_name(word, lexicon)) name = word;
      break;
    }
    name += (name.empty() ? "" : " ") + word;
    if (ends || breaks) break;
  }
  return std::count(name.begin(), name.end(), ' ') < 4 ? name : std::string();
}

}  // namespace hearsay::document
