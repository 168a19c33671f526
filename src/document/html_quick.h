// Builds the commonest tokens of a page's body into lexbor's tree without its insertion modes.
#pragma once

#include <lexbor/html/html.h>

namespace hearsay::document {

// Builds a tag or a text in where the standard's rules for the insertion mode "in body" come down
// to one step: text that nothing must be opened again for, an end tag of the current node, a start
// tag that closes nothing. The tree is then what lexbor's own builder would have made. False, and
// nothing done, for everything else.
bool build_quickly(lxb_html_tree_t* tree, lxb_html_token_t* token);

}  // namespace hearsay::document
