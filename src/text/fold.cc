// Folding of words and the classes of characters, by ICU; ASCII takes short paths.
#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"

namespace hearsay::text {
namespace {

bool is_dropped(char32_t c) {
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

// ICU makes each form once and keeps it for ever. Taken through a static of our own, so that what
// made it happens before what uses it in the eyes of a race detector, which cannot see into ICU.
const icu::Normalizer2* folding_form() {
  static const icu::Normalizer2* const kForm = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return U_SUCCESS(status) ? form : nullptr;
  }();
  return kForm;
}

const icu::Normalizer2* decomposing_form() {
  static const icu::Normalizer2* const kForm = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
    return U_SUCCESS(status) ? form : nullptr;
  }();
  return kForm;
}

// NFKC, case folded, apostrophes straight: the slow path of fold_word.
std::string fold_slowly(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = folding_form();
  const icu::UnicodeString in = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  icu::UnicodeString folded = in;
  if (form != nullptr) {
    const icu::UnicodeString made = form->normalize(in, status);
    if (U_SUCCESS(status)) folded = made;
  }
  std::string plain, out;
  folded.toUTF8String(plain);
  for (size_t at = 0; at < plain.size();) {
    const Point point = point_at(plain, at);
    at += point.bytes;
    if (is_dropped(point.value)) continue;
    if (is_apostrophe(point.value))
      out += '\'';
    else if (is_dash(point.value))
      out += '-';
    else
      append_point(out, point.value);
  }
  return out;
}

bool is_ascii(std::string_view word) {
  unsigned char all = 0;
  for (const char c : word) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

// The fold of a character that folds to one alone, whatever stands beside it; 0 for all others. Of
// those beyond ASCII the commonest in European text, so that few words ask ICU.
char32_t simple_fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c == '`' ? U'\'' : c;
  if (c >= 0xc0 && c <= 0xff) return c == 0xdf ? 0 : c >= 0xe0 || c == 0xd7 ? c : c + 0x20;
  if (c == 0xa9 || c == 0xab || c == 0xb7 || c == 0xbb || c == 0x2022) return c;
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c >= 0x201a && c <= 0x201f) return c;
  return c >= 0x2010 && c <= 0x2015 ? U'-' : 0;
}

// Letters that no decomposition takes apart.
std::string_view without_stroke(char32_t c) {
  switch (c) {
    case 0x00f8: return "o";
    case 0x0142: return "l";
    case 0x0111:
    case 0x00f0: return "d";
    case 0x0131: return "i";
    case 0x00e6: return "ae";
    case 0x0153: return "oe";
    default: return {};
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::u32string points_of(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    out += point.value;
    at += point.bytes;
  }
  return out;
}

}  // namespace

std::string fold_word(std::string_view word) {
  std::string out;
  append_folded(out, word);
  return out;
}

void append_folded(std::string& out, std::string_view word) {
  const size_t begin = out.size();
  if (is_ascii(word)) {
    out.append(word);
    for (size_t i = begin; i < out.size(); ++i) {
      const char c = out[i];
      out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c == '`' ? '\'' : c;
    }
    return;
  }
  for (size_t at = 0; at < word.size();) {
    const Point point = point_at(word, at);
    const char32_t folded = simple_fold(point.value);
    if (folded == 0) {
      out.resize(begin);
      out += fold_slowly(word);
      return;
    }
    append_point(out, folded);
    at += point.bytes;
  }
}

std::string plain_letters(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = decomposing_form();
  const std::string folded = fold_word(name);
  if (form == nullptr) return folded;
  const icu::UnicodeString apart =
      form->normalize(icu::UnicodeString::fromUTF8(
                          icu::StringPiece(folded.data(), static_cast<int32_t>(folded.size()))),
                      status);
  std::string plain, out;
  apart.toUTF8String(plain);
  for (size_t at = 0; at < plain.size();) {
    const Point point = point_at(plain, at);
    at += point.bytes;
    if (!is_letter(point.value) || u_getCombiningClass(static_cast<UChar32>(point.value)) != 0)
      continue;
    const std::string_view plain_form = without_stroke(point.value);
    if (plain_form.empty())
      append_point(out, point.value);
    else
      out += plain_form;
  }
  return out;
}

std::string name_key(std::string_view name) {
  std::string letters = plain_letters(name);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kAlike = {{{"kh", "h"},
                                                                                     {"gh", "g"},
                                                                                     {"ph", "f"},
                                                                                     {"sch", "sh"},
                                                                                     {"tsch", "ch"},
                                                                                     {"ck", "k"},
                                                                                     {"q", "k"},
                                                                                     {"w", "v"},
                                                                                     {"j", "i"},
                                                                                     {"y", "i"},
                                                                                     {"x", "ks"},
                                                                                     {"z", "s"}}};
  for (const auto& [from, to] : kAlike) replace_all(letters, from, to);
  std::string key;
  for (size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    if (vowel && i > 0) continue;
    if (!key.empty() && key.back() == c) continue;
    // "Jelena" and "Elena" are one name, "Jana" and "Ana" two
    const char next = i + 1 < letters.size() ? letters[i + 1] : '\0';
    const bool soft = c == 'i' && (next == 'a' || next == 'o' || next == 'u');
    key += !vowel ? c : soft ? 'i' : 'a';
  }
  // A throat sound at the start is written or not: "Hmeymim", "Khmeimim".
  return key;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const std::u32string x = points_of(a), y = points_of(b);
  const int n = static_cast<int>(x.size()), m = static_cast<int>(y.size());
  if (std::abs(n - m) > limit) return limit + 1;
  std::vector<int> before(y.size() + 1), last(y.size() + 1), row(y.size() + 1);
  for (int j = 0; j <= m; ++j) last[static_cast<size_t>(j)] = j;
  for (int i = 1; i <= n; ++i) {
    row[0] = i;
    int best = row[0];
    for (int j = 1; j <= m; ++j) {
      const auto jj = static_cast<size_t>(j);
      const auto ii = static_cast<size_t>(i);
      const int swap = x[ii - 1] == y[jj - 1] ? 0 : 1;
      row[jj] = std::min({last[jj] + 1, row[jj - 1] + 1, last[jj - 1] + swap});
      if (i > 1 && j > 1 && x[ii - 1] == y[jj - 2] && x[ii - 2] == y[jj - 1])
        row[jj] = std::min(row[jj], before[jj - 2] + 1);
      best = std::min(best, row[jj]);
    }
    if (best > limit) return limit + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[static_cast<size_t>(m)], limit + 1);
}

bool is_space_wide(char32_t c) {
  return c == 0x200b || c == 0xfeff || u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool is_quote_mark(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '`':
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2039:
    case 0x203a:
    case 0x300c:
    case 0x300d:
    case 0x300e:
    case 0x300f:
    case 0xff02:
    case 0x2033: return true;
    default: return false;
  }
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == '`' || c == 0xb4 ||
         c == 0x2032 || c == 0xff07;
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

bool is_letter_wide(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK ||
         u_charType(static_cast<UChar32>(c)) == U_COMBINING_SPACING_MARK;
}

bool is_digit_wide(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }

bool is_upper_wide(char32_t c) {
  return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

std::string squeeze(std::string_view text) {
  std::string out(text.size(), '\0');  // a blank stands for at least one byte
  size_t size = 0;
  bool gap = false;
  for (size_t at = 0; at < text.size();) {
    const Point point = point_at(text, at);
    if (is_space(point.value)) {
      gap = size > 0;
    } else {
      if (gap) out[size++] = ' ';
      gap = false;
      for (size_t i = 0; i < point.bytes; ++i) out[size++] = text[at + i];
    }
    at += point.bytes;
  }
  out.resize(size);
  return out;
}

}  // namespace hearsay::text
