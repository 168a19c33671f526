// Finds tables by the bars and tabs that part their cells.
#include "document/plain_tables.h"

#include <algorithm>

namespace hearsay::document {
namespace {

constexpr uint32_t kLongestCell = 60;
constexpr size_t kMostLinesOfACell = 3;

bool is_bar(const Line& line) {
  return line.shape.bars >= 1 && line.shape.points <= line.shape.bars + 1;
}

bool is_row(const Line& line) {
  return !is_bar(line) && (line.shape.bars >= 2 || line.shape.tabs >= 1) &&
         line.shape.points <= 400;
}

bool is_cell(const Line& line) { return line.shape.points <= kLongestCell; }

// A run of bars alone on their lines with cells between them ("Eastvale / | / 20% / |").
LineRange bar_run(const std::vector<Line>& lines, size_t from, size_t least) {
  LineRange range{from, from};
  size_t bars = 1;
  for (size_t i = from + 1; i < lines.size() && i - range.last <= kMostLinesOfACell; ++i) {
    if (is_bar(lines[i])) {
      range.last = i;
      ++bars;
    } else if (!is_cell(lines[i])) {
      break;
    }
  }
  if (bars < 3) return {1, 0};
  // Bars behind their cells: the first cell stands before the first bar. Bars before them: the last
  // behind the last.
  if (from > least && lines[from].blanks == 0 && is_cell(lines[from - 1]) &&
      !lines[from - 1].shape.colon &&
      (!lines[from - 1].shape.stop || lines[from - 1].shape.points <= 2))
    --range.first;
  else if (range.last + 1 < lines.size() && is_cell(lines[range.last + 1]) &&
           lines[range.last + 1].blanks == 0)
    ++range.last;
  return range;
}

LineRange row_run(const std::vector<Line>& lines, size_t from) {
  LineRange range{from, from};
  while (range.last + 1 < lines.size() && is_row(lines[range.last + 1])) ++range.last;
  return range.last > from ? range : LineRange{1, 0};
}

}  // namespace

std::vector<LineRange> find_tables(const std::vector<Line>& lines) {
  std::vector<LineRange> tables;
  for (size_t i = 0; i < lines.size(); ++i) {
    LineRange range{1, 0};
    const size_t least = tables.empty() ? 0 : tables.back().last + 1;
    if (is_bar(lines[i]))
      range = bar_run(lines, i, least);
    else if (is_row(lines[i]))
      range = row_run(lines, i);
    if (range.first > range.last) continue;
    tables.push_back(range);
    i = range.last;
  }
  return tables;
}

}  // namespace hearsay::document
