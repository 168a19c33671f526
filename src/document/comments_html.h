// Readers' comments on an HTML page: which blocks make up one comment, by whom and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Leaf blocks [first, last] are one comment, its head (name, time) included.
struct CommentUnit {
  uint32_t first = 0, last = 0;
  std::string author;  // as the page gives it, empty where it gives none
  std::optional<base::Moment> time;
  std::optional<uint32_t> reply_to;  // the unit answered, by the page's nesting
};

// Comments in page order, none overlapping. A comment starts at a mark: an author's name or a line
// of name and time, in an element whose class says comment (or comment microdata), or below a line
// such as "3 comments". It goes on to the next mark in the same element; buttons behind it
// ("Reply", "Report") are left out. Text of a comment element without any mark is a comment without
// author. Blocks that `labels` counts to the
// article with confidence are never taken. Which answers which is told where the page nests them.
// Dates are read with the words of `language`.
std::vector<CommentUnit> find_comments(const PageView& view, const std::vector<Label>& labels,
                                       std::string_view language, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
