// Makes names written in capitals ordinary: "JANE O'NEIL" -> "Jane O'Neil".
#include <algorithm>

#include "document/byline.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

bool is_vowel(char c) { return std::string_view("AEIOUY").find(c) != std::string_view::npos; }

// Whether `word` is capitals that stand for themselves: "JD", "TJ", "III".
bool is_initials(std::string_view word) {
  if (word.size() > 3) return false;
  if (std::all_of(word.begin(), word.end(), [](char c) { return c == 'I' || c == 'V'; }))
    return true;
  return word.size() <= 2 && std::none_of(word.begin(), word.end(), is_vowel);
}

// One stretch of letters in capitals: "MCKAY" -> "McKay", "DOE" -> "Doe".
std::string ordinary_stretch(std::string_view letters) {
  const text::Point first = text::point_at(letters, 0);
  std::string out(letters.substr(0, first.bytes));
  if (letters.size() > 4 && letters.starts_with("MC") && !is_vowel(letters[2]))
    return "Mc" + std::string(letters.substr(2, 1)) + text::fold_word(letters.substr(3));
  return letters.size() > first.bytes ? out + text::fold_word(letters.substr(first.bytes)) : out;
}

bool is_all_capitals(std::string_view word) {
  size_t letters = 0;
  for (size_t at = 0; at < word.size();) {
    const text::Point p = text::point_at(word, at);
    at += p.bytes;
    if (!text::is_letter(p.value)) continue;
    if (!text::is_upper(p.value)) return false;
    ++letters;
  }
  return letters >= 2;
}

std::string ordinary_word(std::string_view word) {
  if (!is_all_capitals(word) || is_initials(word)) return std::string(word);
  std::string out;
  for (size_t at = 0; at < word.size();) {
    size_t end = at;
    while (end < word.size() && text::is_letter(text::point_at(word, end).value))
      end += text::point_at(word, end).bytes;
    if (end > at) {
      out += ordinary_stretch(word.substr(at, end - at));
      at = end;
    } else {
      const uint32_t bytes = std::max<uint32_t>(text::point_at(word, at).bytes, 1);
      out += word.substr(at, bytes);
      at += bytes;
    }
  }
  return out;
}

}  // namespace

std::string ordinary_case(std::string_view name, const lexicon::Lexicon& lexicon) {
  const bool shouted = is_all_capitals(name);
  std::string out;
  for (size_t at = 0; at <= name.size();) {
    const size_t blank = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, blank - at);
    const bool inside = at > 0 && blank < name.size();
    if (!out.empty()) out += ' ';
    if (shouted && inside && lexicon.list("name_particles").has(text::fold_word(word)))
      out += text::fold_word(word);
    else
      out += shouted || word.size() > 3 ? ordinary_word(word) : std::string(word);
    at = blank + 1;
  }
  return out;
}

}  // namespace hearsay::document
