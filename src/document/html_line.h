// A block's words with the borders of its elements marked, for reading bylines.
#pragma once

#include <string>

#include "document/html_facts.h"

namespace hearsay::document {

// The text of a short line in which neighbouring elements that a style sheet keeps apart do not run
// together: "<span>By</span><a>Jane Doe</a><a>Bo Lind</a>" is "By, Jane Doe, Bo Lind". A border
// counts where a capital follows a link that ends, or where a capital or a figure follows a small
// letter or a figure without white space. Line breaks stay.
std::string line_of(const PageView& page, size_t block);

// Whether `other` stands in the element around block `b`'s own element, alone or in one of its own:
// the names of a byline and what joins them.
bool stands_beside(const PageView& page, uint32_t b, uint32_t other);

}  // namespace hearsay::document
