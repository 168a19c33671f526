// The tree as text: leaf blocks in page order, white space collapsed, each with the place it came
// from.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "document/html_tree.h"

namespace hearsay::document {

// One leaf block: a run of inline content between block borders, a <pre>, or a table of data.
struct LeafBlock {
  base::Bytes text;     // in Rendering::text
  base::Bytes decoded;  // its range in the decoded bytes; rendering that range alone gives the same
                        // text. 0,0 where its content does not stand in one piece in the source
  NodeIndex container = kNoNode;  // the innermost block element around it
  NodeIndex first = kNoNode;      // its first text node
  NodeIndex last = kNoNode;       // its last
  uint32_t link_bytes = 0;        // of `text`, inside <a>
  uint32_t bold_bytes = 0;        // inside <b>, <strong>
  bool is_table = false;
};

struct Rendering {
  std::string text;  // the blocks, parted by "\n\n"; all text but white space belongs to a block
  std::vector<LeafBlock> blocks;
};

// Inline: runs of white space are one blank, <br> is "\n", two or more <br> part blocks. <pre>
// keeps its line breaks. A table of data (two rows and two columns or more, short cells, no table
// or list inside) is one block, a row a line, cells parted by " | ". Linear.
Rendering render(const HtmlTree& tree);

}  // namespace hearsay::document
