// Case files: tests as data. A file holds inputs and the text that shall come of them.
//
//   # What this case shows, in a sentence or two.
//   == text
//   "It is safe," said Ana Ruiz.
//   == statements
//   direct | Ana Ruiz | said | It is safe
//
// Lines before the first section start with #. A section is `== name` and the lines up to the next
// one; a line of text that itself starts with == is written with a backslash before it. The last
// section is the expected text; `hearsay_cases --accept` rewrites it.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay::test {

struct Section {
  std::string name;
  std::string text;  // each line ends with \n, the last one too; "" when there is no line
};

struct Case {
  std::string name;  // the file's name without .case
  std::string comment;
  std::vector<Section> sections;  // at least two, names not repeated

  // The text of the section so named, "" where there is none.
  std::string_view text(std::string_view section) const;
  const std::string& expected() const { return sections.back().text; }
};

// Fails with the number of the offending line in `at`.
base::Result<Case> parse_case(std::string_view bytes, std::string name);

// The file's bytes for a case: parse_case of them gives the case back.
std::string write_case(const Case& test);

// Makes the text that is compared with the last section: lines, or "" for nothing.
using Producer = std::function<std::string(const Case&)>;

struct Counts {
  int passed = 0;
  int failed = 0;
};

struct RunOptions {
  bool accept = false;  // rewrite what differs instead of failing
  std::string only;     // run cases whose name contains this
};

// Runs every *.case of a folder, in order of their names, and tells the failures to `out` as a
// diff.
Counts run_cases(const std::filesystem::path& folder, const Producer& produce,
                 const RunOptions& options, std::ostream& out);

// Lines of `expected` missing in `got` start with "-", lines only in `got` with "+".
std::string line_diff(std::string_view expected, std::string_view got);

}  // namespace hearsay::test
