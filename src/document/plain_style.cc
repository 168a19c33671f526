// Finds out how the lines of a plain text were made: a paragraph each, cut at a width, or cut at every word.
#include <algorithm>

#include "document/plain_units.h"

namespace hearsay::document {
namespace {

// Line i goes on in line i + 1: no stop, and the next starts small.
bool continues(const Line& line, const Line& next) {
  return !line.shape.stop && !line.shape.colon && next.shape.lower_start;
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
  bool often(uint32_t least) const { return continued >= least && continued * 5 >= all; }
};

Pairs count_pairs(const std::vector<Line>& lines, uint32_t blanks) {
  Pairs pairs;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blanks != blanks) continue;
    ++pairs.all;
    if (continues(lines[i], lines[i + 1])) ++pairs.continued;
  }
  return pairs;
}

// Lines of one word between the end of a sentence and a long line.
bool has_lone_first_words(const std::vector<Line>& lines) {
  uint32_t count = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const Shape& shape = lines[i].shape;
    if (shape.words != 1 || shape.points > 20 || shape.lower_start || shape.bars > 0 || shape.stop) continue;
    const bool starts = i == 0 || lines[i].blanks > 0 || lines[i - 1].shape.stop;
    if (starts && lines[i + 1].blanks == 0 && lines[i + 1].shape.words >= 3) ++count;
  }
  return count >= 3;
}

// Some lines, but neither nearly none nor most, are indented further than the others.
bool has_indents(const std::vector<Line>& lines) {
  uint32_t least = UINT32_MAX;
  for (const Line& line : lines) least = std::min(least, line.indent);
  size_t deeper = 0;
  for (const Line& line : lines) deeper += line.indent >= least + 2 ? 1 : 0;
  return deeper >= 2 && deeper * 2 < lines.size();
}

}  // namespace

WrapStyle find_wrap_style(const std::vector<Line>& lines) {
  WrapStyle style;
  Pairs pairs = count_pairs(lines, 0);
  const Pairs over_blank = count_pairs(lines, 1);
  if (over_blank.continued >= 6 && over_blank.continued * 4 >= over_blank.all && over_blank.all > pairs.all) {
    style.parting_blanks = 2;
    pairs.all += over_blank.all;
    pairs.continued += over_blank.continued;
  }
  if (!pairs.often(3)) {
    if (pairs.continued > 0) style.mode = WrapStyle::Mode::kBroken;
    return style;
  }
  std::vector<uint32_t> lengths, words;
  for (size_t i = 0; i < lines.size(); ++i) {
    words.push_back(lines[i].shape.words);
    if (i + 1 < lines.size() && lines[i + 1].blanks < style.parting_blanks && lines[i].shape.words >= 3 &&
        continues(lines[i], lines[i + 1]))
      lengths.push_back(lines[i].shape.points);
  }
  if (percentile(words, 50) <= 2 && pairs.continued * 3 >= pairs.all) {
    style.mode = WrapStyle::Mode::kWords;
    return style;
  }
  style.width = percentile(lengths, 95);
  const auto full = static_cast<size_t>(std::count_if(
      lengths.begin(), lengths.end(), [&](uint32_t length) { return length * 10 >= style.width * 7; }));
  const bool even = full * 2 >= lengths.size() && style.width >= 15 && style.width <= 250;
  style.mode = even ? WrapStyle::Mode::kWrapped : WrapStyle::Mode::kBroken;
  style.lone_first_words = even && has_lone_first_words(lines);
  style.indented = even && has_indents(lines);
  return style;
}

}  // namespace hearsay::document
