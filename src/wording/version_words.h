// A version as the comparison sees it: its words with a comparing form, and the marks that stand
// between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "lexicon/read_dates.h"
#include "wording/describe_change.h"

namespace hearsay::wording {

inline constexpr uint32_t kNoDate = 0xffffffff;

// The marks between two words of one piece. Quotation marks, brackets of editors, and all that
// folds alike is left out.
struct Marks {
  std::string folded;  // ",", "-", "…"
  base::Bytes span;    // from the first to the last mark, empty at its place where there is none
  bool ellipsis = false;
  base::Bytes ellipsis_span;
};

// A word. A contraction ("won't") and a hyphenated word give several; those of a contraction share
// its span. A full date is one.
struct Unit {
  std::string key;  // folded, without apostrophes, dots and thousands marks; "'s" for a possessive
                    // or short "is"
  base::Bytes span;
  Marks before;
  uint32_t piece = 0;
  uint32_t sentence = 0;
  uint32_t date = kNoDate;  // number of the written date that it is part of
  bool starts_sentence = false;
  bool capital = false;
  bool all_caps = false;
  bool bracketed = false;  // inside square brackets
  bool digits = false;
  bool contracted = false;
  bool whole_date = false;
};

struct VersionWords {
  std::string_view text;  // borrowed
  std::vector<Unit> units;
  std::vector<lexicon::WrittenDate> dates;
  Marks tail;               // behind the last word
  bool title_case = false;  // so many capitals that they say nothing
  bool all_upper = false;

  size_t size() const { return units.size(); }
  // The bytes of units [from, to), which is not empty.
  base::Bytes bytes(size_t from, size_t to) const;
  // The empty place between unit at - 1 and unit `at`.
  base::Bytes place(size_t at) const;
  const Marks& marks_before(size_t at) const { return at < units.size() ? units[at].before : tail; }
};

// Linear in the pieces.
VersionWords read_version(const Version& version, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::wording
