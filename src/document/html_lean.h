// What of a page's markup need not be built: attributes that nobody asks for, and scripts and
// styles that nobody reads.
#pragma once

#include <lexbor/html/html.h>

#include <string_view>

namespace hearsay::document {

// How many names of attributes are looked at by the tree builder or by this module.
inline constexpr size_t kReadAttributes = 24;

// The number of such a name, in any case of letters; negative for the others ("data-…", "src").
int read_attribute(std::string_view name);

// Formatting elements: of several open ones that are alike in every attribute the tree builder
// closes the oldest. (There is never more than one open <a>.)
bool is_compared(lxb_tag_id_t tag);

// Takes the attributes off a start tag that nobody looks at. Elements that the tree builder
// compares by their attributes are left whole.
void drop_unread_attributes(lxb_html_token_t* token);

// Whether the content of the element that this start tag opens is read by nobody: of scripts all
// but JSON-LD, of styles and <noscript> everything.
bool content_is_unread(const lxb_html_token_t* token);

// Where the end tag of the raw text that `text` begins with stands; npos where it has none, or
// where the end is not told by the end tag alone (a script that holds "<!--").
size_t raw_text_end(std::string_view text, lxb_tag_id_t tag);

}  // namespace hearsay::document
