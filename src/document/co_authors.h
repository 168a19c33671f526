// Who wrote a page beside the author found first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// `names`, or a longer list of people that holds them all: of the metadata, or of a line or some
// bylines of one element below the title (block `title`) with "and" or commas between them.
std::vector<std::string> with_co_authors(const PageView& view, const std::vector<Label>& labels,
                                         uint32_t title, std::vector<std::string> names,
                                         const lexicon::Lexicon& lexicon);

// Whether a name is of a person by its given name, of two words or more, none of them a role.
bool is_full_person(std::string_view name, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
