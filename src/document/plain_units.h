// Paragraphs out of lines: decides whether a text is hard-wrapped and joins what belongs together.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "document/furniture.h"
#include "document/plain_lines.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// What a line, or a few lines, are by themselves.
enum class UnitKind : uint8_t {
  kText,  // to be judged among its neighbours
  kTable,
  kFurniture,  // a stock phrase
  kDate,       // a full date and nothing else but words such as "Published"
  kByline,     // "By" and names
  kComment,    // the head of a reader's comment
};

// A paragraph, title, byline …: one or more neighbouring lines.
struct Unit {
  base::Bytes span;
  uint32_t first_line = 0;
  uint32_t last_line = 0;
  uint32_t blanks = 0;  // empty lines before it
  UnitKind kind = UnitKind::kText;
  Stock stock = Stock::kNone;  // kFurniture
  Shape shape;
};

// How the lines of a page relate to its paragraphs.
struct WrapStyle {
  enum class Mode : uint8_t {
    kParagraphs,  // a line is a paragraph
    kBroken,      // as before, but some paragraphs are cut where a link or a mark stood
    kWrapped,     // lines end at a width
    kWords,       // a line holds a word or two
  };
  Mode mode = Mode::kParagraphs;
  uint32_t width = 0;             // longest ordinary line, code points (kWrapped)
  bool lone_first_words = false;  // the first word of a paragraph stands on a line of its own
  bool indented = false;          // an indent starts a paragraph
  bool blanks_part =
      false;  // empty lines part the paragraphs, so lines without one between them belong together
  uint32_t parting_blanks = 1;  // this many empty lines part paragraphs
};

// Measures how often a line without a stop is followed by one that starts small, how long such
// lines are, and what else shows the style. Method: counts over neighbouring lines; thresholds set
// on the five seed pages and invented ones.
WrapStyle find_wrap_style(const std::vector<Line>& lines);

// The units of the text in order; each line is in one unit. Linear in the lines.
std::vector<Unit> join_lines(std::string_view text, const std::vector<Line>& lines,
                             const WrapStyle& style, const lexicon::Lexicon& lexicon);

// Whether `text` is a full date with nothing but marks and words such as "Published on" beside it.
std::optional<base::Moment> read_date_line(std::string_view text, const lexicon::Lexicon& lexicon,
                                           base::Bytes* span = nullptr);

// The same, or a month and day with a clock ("February 12, 18:40 UTC+3").
bool is_date_line(std::string_view text, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
