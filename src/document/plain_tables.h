// Tables in plain text: lines of bars, of cells between bars, of cells between tabs.
#pragma once

#include <cstddef>
#include <vector>

#include "document/plain_lines.h"

namespace hearsay::document {

// Lines first … last, both included.
struct LineRange {
  size_t first = 0;
  size_t last = 0;
};

// The tables in order, none overlapping.
std::vector<LineRange> find_tables(const std::vector<Line>& lines);

}  // namespace hearsay::document
