// The order of the stages from markup to a labelled document.
#include "document/html.h"

#include <algorithm>

#include "document/comments_html.h"
#include "document/html_facts.h"
#include "document/html_head.h"
#include "document/html_links.h"
#include "document/html_parts.h"
#include "document/html_title.h"
#include "document/html_tree.h"
#include "document/label.h"
#include "document/metadata.h"
#include "document/render.h"

namespace hearsay::document {
namespace {

Block block_of(const LeafBlock& leaf, const Label& label, const RawMap& map) {
  Block block;
  block.kind = label.kind;
  block.span = leaf.text;
  block.raw = leaf.decoded.empty() ? base::Bytes{} : map.raw_of(leaf.decoded);
  block.rule = label.rule;
  return block;
}

// One block for a comment: from the first of its leaf blocks to the last.
Block comment_of(const PageView& view, const CommentUnit& unit, const RawMap& map) {
  Block block;
  block.kind = BlockKind::kComment;
  const auto& leaves = view.rendering.blocks;
  block.span = {leaves[unit.first].text.begin, leaves[unit.last].text.end};
  bool whole = true;
  for (uint32_t b = unit.first; b <= unit.last; ++b) whole &= !leaves[b].decoded.empty();
  if (whole)
    block.raw =
        map.raw_of(base::Bytes{leaves[unit.first].decoded.begin, leaves[unit.last].decoded.end});
  block.author = unit.author;
  block.time = unit.time;
  block.rule = unit.author.empty() && !unit.time ? "comment-class" : "comment-head";
  return block;
}

void assemble(const PageView& view, std::vector<Label>& labels,
              const std::vector<CommentUnit>& comments, const RawMap& map, Document& document) {
  size_t next = 0;
  std::vector<uint32_t> places;  // of the comments among the blocks
  for (uint32_t b = 0; b < labels.size(); ++b) {
    if (next < comments.size() && comments[next].first == b) {
      places.push_back(base::narrow(document.blocks.size()));
      document.blocks.push_back(comment_of(view, comments[next], map));
      for (uint32_t i = b; i <= comments[next].last; ++i) labels[i].kind = BlockKind::kComment;
      b = comments[next++].last;
      continue;
    }
    document.blocks.push_back(block_of(view.rendering.blocks[b], labels[b], map));
  }
  for (size_t i = 0; i < places.size(); ++i)
    if (comments[i].reply_to) document.blocks[places[i]].reply_to = places[*comments[i].reply_to];
}

}  // namespace

void read_html(const page::Page& page, const Decoded& decoded, const lexicon::Lexicon& lexicon,
               const BlockModel& model, Document& document) {
  // Markup to a flat tree, the tree to text in leaf blocks.
  const HtmlTree tree = HtmlTree::parse(decoded.text);
  for (base::Warning warning : tree.warnings()) {
    warning.at = decoded.map.raw_of(base::narrow(warning.at));
    document.warnings.push_back(std::move(warning));
  }
  if (tree.nodes().empty()) return;  // no <body>, as on a page of frames
  const Rendering rendering = render(tree);

  // What the page states and what can be measured of it.
  const HeadFacts head = read_head(tree);
  PageFacts facts = gather_facts(tree, rendering, lexicon);
  const PageView view{tree, rendering, head, facts};
  const TitleChoice title = find_title(view);
  facts.title_block = title.block;

  // Every leaf block gets its kind; from here on the text is the document's.
  std::vector<Label> labels = label_blocks(view, model, lexicon);
  document.language = find_language(view, labels, lexicon);
  const std::vector<CommentUnit> comments = find_comments(view, labels, document.language, lexicon);
  document.text = rendering.text;
  assemble(view, labels, comments, decoded.map, document);

  find_metadata(page, view, labels, title.text, lexicon, document);
  find_parts(view, lexicon, document);
  find_links(view, lexicon, document);
}

}  // namespace hearsay::document
