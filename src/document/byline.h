// Names of authors out of a byline: "By JANE DOE and John Roe, Staff Writers" is two people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace hearsay::document {

// What a byline says. All strings are copies.
struct Byline {
  std::vector<std::string>
      names;  // persons, capitals made ordinary ("JANE DOE" -> "Jane Doe"), without role or outlet
  std::vector<std::string> outlets;  // "via X", "Jane Doe, X", "By X" where X is an outlet
  bool marked =
      false;  // starts with words that only a byline has ("By", "Posted by", "Submitted by")
  bool role = false;  // says behind a name what that person is ("Jane Doe, Staff Writer")
  bool pure = false;  // nothing but names, outlets, roles, dates and connecting words stands in it
};

// Reads at most the first 300 bytes' worth of words. Words are data: byline_words.tsv, outlets.tsv,
// outlet_words.tsv.
Byline read_byline(std::string_view text, const lexicon::Lexicon& lexicon);

// The names alone; none where the text is no byline.
std::vector<std::string> parse_byline(std::string_view text, const lexicon::Lexicon& lexicon);

// "JANE O'NEIL-MCKAY" -> "Jane O'Neil-McKay"; names that are not all capitals are left as they are.
std::string ordinary_case(std::string_view name, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
