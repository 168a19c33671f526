// Makes the views of words: folding of marks and case, ends, shapes, headlines.
#include "language/views.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::language {
namespace {

enum : uint32_t { kCapital = 1, kSmall, kDigit, kHyphen, kApostrophe, kDot, kOther };

constexpr size_t kLongestWord = 64;  // bytes looked at

// How the letters of a sentence are written.
enum class Writing : uint8_t { kPlain, kTitle, kCapitals };

struct Marks {
  bool open_double = false;
  bool open_single = false;
};

bool is_double_quote(std::string_view w) {
  return w == "\"" || w == "``" || w == "''" || w == "\u201c" || w == "\u201d" || w == "\u201e" ||
         w == "\u201f" || w == "\u00ab" || w == "\u00bb";
}

bool is_single_quote(std::string_view w) {
  return w == "'" || w == "`" || w == "\u2018" || w == "\u2019" || w == "\u201a" || w == "\u201b";
}

bool opens(std::string_view w) {
  return w == "``" || w == "`" || w == "\u201c" || w == "\u201e" || w == "\u2018" || w == "\u00ab";
}

bool is_ascii(std::string_view w) {
  return std::all_of(w.begin(), w.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

bool is_dash_mark(std::string_view w) {
  return w == "--" || w == "\u2013" || w == "\u2014" || w == "\u2015" || w == "\u2212" ||
         w == "---";
}

void fold_ascii(std::string_view word, std::string& out) {
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if (c >= '0' && c <= '9')
      out += '0';
    else
      out += c;
  }
}

// The word as it is compared, into `out`.
void fold(std::string_view word, std::string& out) {
  out.clear();
  word = word.substr(0, kLongestWord);
  if (is_ascii(word)) {
    fold_ascii(word, out);
  } else if (is_dash_mark(word)) {
    out = "--";
  } else if (word == "\u2026") {
    out = "...";
  } else {
    text::append_folded(out, word);
    std::replace_if(out.begin(), out.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  }
  if (out.size() > 3 && out.find_first_not_of('.') == std::string::npos) out = "...";
}

uint32_t kind_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return kCapital;
    if (c >= 'a' && c <= 'z') return kSmall;
    if (c >= '0' && c <= '9') return kDigit;
    if (c == '-') return kHyphen;
    if (c == '\'') return kApostrophe;
    return c == '.' ? kDot : kOther;
  }
  if (text::is_upper(c)) return kCapital;
  if (text::is_letter(c)) return kSmall;
  return text::is_apostrophe(c) ? kApostrophe : kOther;
}

// Runs of like characters, three bits each, at most eight; above them whether a capital run is
// long.
uint32_t shape_of(std::string_view word) {
  uint32_t shape = 0, last = 0, runs = 0, run = 0, longest_capitals = 0;
  word = word.substr(0, kLongestWord);
  for (size_t at = 0; at < word.size();) {
    const text::Point point = text::point_at(word, at);
    if (point.bytes == 0) break;
    at += point.bytes;
    const uint32_t kind = kind_of(point.value);
    run = kind == last ? run + 1 : 1;
    if (kind == kCapital) longest_capitals = std::max(longest_capitals, run);
    if (kind != last && runs++ < 8) shape = shape << 3 | kind;
    last = kind;
  }
  return shape | (longest_capitals > 1 ? 1U << 24 : 0);
}

void set_ends(std::string_view form, WordView& view) {
  uint32_t end = 0;
  for (size_t n = 0; n < 4; ++n) {
    if (n < form.size())
      end |= static_cast<uint32_t>(static_cast<uint8_t>(form[form.size() - 1 - n])) << (8 * n);
    view.ends[n] = end;
  }
  uint32_t start = 0;
  for (size_t n = 0; n < 3; ++n) {
    if (n < form.size()) start |= static_cast<uint32_t>(static_cast<uint8_t>(form[n])) << (8 * n);
    view.starts[n] = start;
  }
}

Writing writing_of(std::span<const std::string_view> words) {
  size_t letters = 0, capitals = 0, all_capitals = 0;
  for (const std::string_view word : words) {
    if (word.size() < 4) continue;
    const auto first = static_cast<uint8_t>(word[0]), second = static_cast<uint8_t>(word[1]);
    const bool upper = first >= 'A' && first <= 'Z', lower = first >= 'a' && first <= 'z';
    if (!upper && !lower) continue;
    ++letters;
    if (upper) ++capitals;
    if (upper && second >= 'A' && second <= 'Z') ++all_capitals;
  }
  if (letters >= 3 && all_capitals * 5 >= letters * 4) return Writing::kCapitals;
  if (letters >= 3 && capitals * 5 >= letters * 4) return Writing::kTitle;
  return Writing::kPlain;
}

// A mark says whether one like it stands open.
uint32_t mark_shape(std::string_view word, Marks& marks) {
  if (is_double_quote(word)) {
    const bool open = marks.open_double;
    marks.open_double = !open;
    return 0x2000000 | (open ? 1U : 0U) | (opens(word) ? 2U : 0U);
  }
  const bool open = marks.open_single;
  marks.open_single = !open;
  return 0x4000000 | (open ? 1U : 0U) | (opens(word) ? 2U : 0U);
}

Cluster cluster_of(std::string_view form, const Clusters& clusters) {
  const Cluster whole = clusters.find(form);
  if (whole.fine != 0) return whole;
  const size_t hyphen = form.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return whole;
  return clusters.find(form.substr(hyphen + 1));
}

}  // namespace

std::vector<WordView> view_words(std::span<const std::string_view> words,
                                 const Clusters& clusters) {
  std::vector<WordView> out(words.size());
  const auto writing = static_cast<uint32_t>(writing_of(words));
  Marks marks;
  std::string form;
  for (size_t i = 0; i < words.size(); ++i) {
    WordView& view = out[i];
    const bool doubled = is_double_quote(words[i]), single = is_single_quote(words[i]);
    if (doubled || single) {
      form = doubled ? "\"" : "'";
      view.shape = mark_shape(words[i], marks);
    } else {
      fold(words[i], form);
      view.shape = shape_of(form == "--" || form == "..." ? form : words[i]);
    }
    view.form = base::fast_hash(form);
    view.cluster = cluster_of(form, clusters);
    set_ends(form, view);
    view.look = view.shape * 16 + writing * 2 + (i == 0 ? 1 : 0);
  }
  return out;
}

}  // namespace hearsay::language
