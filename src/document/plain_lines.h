// The lines of a plain text and what can be said of each without its neighbours.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::document {

// What a stretch of text looks like. Line breaks inside count as blanks.
struct Shape {
  uint32_t points = 0;  // code points
  uint32_t words = 0;   // between blanks
  uint32_t letters = 0;
  uint32_t first_word_points = 0;
  uint32_t bars = 0;  // "|"
  uint32_t tabs = 0;
  bool stop = false;          // ends a sentence: . ! ? …, marks and brackets behind it passed over
  bool question = false;      // ends with ? or !
  bool colon = false;         // ends with a colon
  bool goes_on = false;       // ends with a comma, dash, hyphen, opening bracket or mark
  bool comma = false;         // ends with a comma
  bool lower_start = false;   // the first character is a small letter
  bool quote_start = false;   // a quotation mark stands first
  bool bullet_start = false;  // • - * – or a number with a dot or bracket, then a blank
  bool digits = false;        // holds a digit
  bool title_case = false;    // most of its longer words are capitalised; two words or more
  bool all_caps = false;      // its letters are capitals, three or more
};

// A line without the white space around it; only lines with something on them are kept.
struct Line {
  base::Bytes span;     // in the text
  uint32_t blanks = 0;  // empty lines before it
  uint32_t indent = 0;  // columns of white space before its first character, tabs as four
  Shape shape;
};

// Measures text[span], which is trimmed. Looks at the first 4,000 code points closely; longer is
// prose anyway.
Shape measure(std::string_view text, base::Bytes span);

// All lines, parted at LF, CR LF, CR, VT, FF, NEL, U+2028 and U+2029. Linear.
std::vector<Line> cut_lines(std::string_view text);

}  // namespace hearsay::document
