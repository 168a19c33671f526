// What is the same to a reader is made the same: quotation marks, dashes, case, white space,
// accents of width.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::text {

// One word as it is compared: case folded (ICU full folding), curly apostrophes made straight, soft
// hyphens and zero-width characters dropped, compatibility forms (ligatures, full width) composed
// as NFKC does. Never empty for a word with a letter or digit.
std::string fold_word(std::string_view word);

// Appends the folded word; ASCII takes a path without allocation.
void append_folded(std::string& out, std::string_view word);

// A key on which spellings of one transliterated name often agree: accents dropped, consonant
// skeleton (kh→h, q→k, gh→g, ph→f, y/j/i alike, doubles once, vowels dropped but the first).
// "Hmeymim", "Khmeimim", "Hmeimim" share one. A key proposes, it never decides.
std::string name_key(std::string_view name);

// Edit distance in code points (Damerau, optimal string alignment), at most `limit`; limit + 1
// where it is more.
int edit_distance(std::string_view a, std::string_view b, int limit);

// Beyond ASCII, by ICU's tables.
bool is_space_wide(char32_t c);
bool is_letter_wide(char32_t c);
bool is_digit_wide(char32_t c);
bool is_upper_wide(char32_t c);

inline bool is_space(char32_t c) {  // Unicode White_Space, and U+200B, U+FEFF
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : is_space_wide(c);
}
bool is_quote_mark(
    char32_t c);  // any single or double quotation mark, straight, curly, guillemet, low, corner
bool is_apostrophe(char32_t c);  // ' ’ ‘ ʼ ` ´ ′
bool is_dash(char32_t c);        // hyphen-minus, U+2010…2015, minus
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_letter_wide(c);
}
inline bool is_digit(char32_t c) {  // decimal digits of any script
  return c < 0x80 ? c >= '0' && c <= '9' : is_digit_wide(c);
}
inline bool is_upper(char32_t c) {  // upper or title case
  return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper_wide(c);
}

// The text with every run of white space as one blank, none at the ends.
std::string squeeze(std::string_view text);

}  // namespace hearsay::text
