// What of a page's markup need not be built: attributes that nobody asks for, and scripts and
// styles that nobody reads.
#pragma once

#include <lexbor/html/html.h>

#include <string_view>

namespace hearsay::document {

// Takes attributes off a start tag that neither the tree builder nor this module looks at
// ("data-…", "onclick", "src"). Elements that the tree builder compares by their attributes are
// left whole.
void drop_unread_attributes(lxb_html_token_t* token);

// Whether the content of the element that this start tag opens is read by nobody: of scripts all
// but JSON-LD, of styles and <noscript> everything.
bool content_is_unread(const lxb_html_token_t* token);

// Where the end tag of the raw text that `text` begins with stands; npos where it has none, or
// where the end is not told by the end tag alone (a script that holds "<!--").
size_t raw_text_end(std::string_view text, lxb_tag_id_t tag);

}  // namespace hearsay::document
