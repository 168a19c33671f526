// Finds out how the lines of a plain text were made: a paragraph each, cut at a width, or cut at
// every word.
#include <algorithm>
#include <utility>

#include "document/plain_units.h"

namespace hearsay::document {
namespace {

// Line i goes on in line i + 1: no stop, and the next starts small.
bool continues(const Line& line, const Line& next) {
  return !line.shape.stop && !line.shape.colon && next.shape.lower_start;
}

bool is_open(const Line& line) {
  return !line.shape.stop && !line.shape.colon && line.shape.words >= 5;
}

uint32_t percentile(std::vector<uint32_t> values, size_t percent) {
  if (values.empty()) return 0;
  const size_t at = std::min(values.size() - 1, values.size() * percent / 100);
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
  return values[at];
}

struct Pairs {
  uint32_t all = 0;
  uint32_t continued = 0;
  uint32_t open = 0;  // the first line ends inside a sentence, whatever the next begins with
};

Pairs count_pairs(const std::vector<Line>& lines, uint32_t blanks) {
  Pairs pairs;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blanks != blanks) continue;
    ++pairs.all;
    if (continues(lines[i], lines[i + 1])) ++pairs.continued;
    if (is_open(lines[i])) ++pairs.open;
  }
  return pairs;
}

// Lines of one word between the end of a sentence and a long line.
bool has_lone_first_words(const std::vector<Line>& lines) {
  uint32_t count = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const Shape& shape = lines[i].shape;
    if (shape.words != 1 || shape.points > 20 || shape.lower_start || shape.bars > 0 || shape.stop)
      continue;
    const bool starts = i == 0 || lines[i].blanks > 0 || lines[i - 1].shape.stop;
    if (starts && lines[i + 1].blanks == 0 && lines[i + 1].shape.words >= 3) ++count;
  }
  return count >= 3;
}

// Hardly a line holds three words. Cells between bars do not count.
bool is_word_a_line(const std::vector<Line>& lines) {
  size_t all = 0, longer = 0;
  for (const Line& line : lines) {
    if (line.shape.bars > 0) continue;
    ++all;
    longer += line.shape.words >= 3 ? 1 : 0;
  }
  return longer * 7 < all;
}

// The width at which lines were cut: that of lines that go on, if most of these are about as long
// and few lines are longer. 0 where there is none. `by_case` counts only lines that go on with a
// small letter.
uint32_t wrap_width(const std::vector<Line>& lines, const WrapStyle& style, bool by_case) {
  std::vector<uint32_t> lengths;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blanks >= style.parting_blanks || lines[i].shape.words < 3) continue;
    if (by_case ? continues(lines[i], lines[i + 1]) : is_open(lines[i]))
      lengths.push_back(lines[i].shape.points);
  }
  const uint32_t width = percentile(lengths, 95);
  if (width < 15 || width > (by_case ? 250u : 130u)) return 0;
  const auto full = static_cast<size_t>(std::count_if(
      lengths.begin(), lengths.end(), [&](uint32_t length) { return length * 10 >= width * 7; }));
  const auto longer =
      static_cast<size_t>(std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
        return line.shape.points * 8 > width * 9;
      }));
  const bool even = by_case ? full * 2 >= lengths.size() : full * 4 >= lengths.size() * 3;
  return even && longer * 4 <= lines.size() ? width : 0;
}

// Some lines, but neither nearly none nor most, are indented further than the others.
bool has_indents(const std::vector<Line>& lines) {
  uint32_t least = UINT32_MAX;
  for (const Line& line : lines) least = std::min(least, line.indent);
  size_t deeper = 0;
  for (const Line& line : lines) deeper += line.indent >= least + 2 ? 1 : 0;
  return deeper >= 2 && deeper * 2 < lines.size();
}

// Whether most sentences that end early on their line, or (lines being paragraphs) at a line's end,
// have an empty line behind.
bool has_parting_blanks(const std::vector<Line>& lines, const WrapStyle& style) {
  uint32_t early = 0, blank = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const Shape& shape = lines[i].shape;
    const bool fits =
        style.width == 0 || shape.points + 1 + lines[i + 1].shape.first_word_points <= style.width;
    if (!shape.stop || !fits) continue;
    ++early;
    blank += lines[i + 1].blanks >= style.parting_blanks ? 1 : 0;
  }
  return early >= 2 && blank * 4 >= early * 3;
}

}  // namespace

WrapStyle find_wrap_style(const std::vector<Line>& lines) {
  WrapStyle style;
  Pairs pairs = count_pairs(lines, 0);
  const Pairs over_blank = count_pairs(lines, 1);
  if (over_blank.continued >= 6 && over_blank.continued * 4 >= over_blank.all &&
      over_blank.all > pairs.all) {
    style.parting_blanks = 2;
    pairs.all += over_blank.all;
    pairs.continued += over_blank.continued;
    pairs.open += over_blank.open;
  }
  const bool short_page = pairs.continued >= 1 && pairs.open >= 3 && pairs.open * 3 >= pairs.all;
  const bool often = pairs.continued >= 3 && pairs.continued * 5 >= pairs.all;
  if (often && is_word_a_line(lines) && pairs.continued * 3 >= pairs.all) {
    style.mode = WrapStyle::Mode::kWords;
    return style;
  }
  if (often || short_page) style.width = wrap_width(lines, style, often);
  if (style.width > 0)
    style.mode = WrapStyle::Mode::kWrapped;
  else if (pairs.continued > 0)
    style.mode = WrapStyle::Mode::kBroken;
  style.blanks_part = has_parting_blanks(lines, style);
  style.lone_first_words = style.width > 0 && has_lone_first_words(lines);
  style.indented = style.width > 0 && has_indents(lines);
  return style;
}

}  // namespace hearsay::document
