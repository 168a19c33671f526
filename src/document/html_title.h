// The title of a page: which block shows it, and its words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "document/html_facts.h"

namespace hearsay::document {

struct TitleChoice {
  uint32_t block = 0xffffffff;  // the block that shows it, if any
  std::string text;  // never with the name of the site; empty where the page has no title at all
};

// Weighs headings by their tag, class, place and likeness to what head and JSON-LD state.
// `facts.title_block` is not read.
TitleChoice find_title(const PageView& page);

// Letters and digits folded, everything else one blank: equal for texts that differ in case, marks
// and spacing.
std::string word_key(std::string_view text);

// `title` without leading or trailing parts that name the site (parts are set off by " | ", " - ",
// " – ", " :: " and the like).
std::string without_site(std::string_view title, const std::vector<std::string>& site_names,
                         std::string_view shown);

}  // namespace hearsay::document
