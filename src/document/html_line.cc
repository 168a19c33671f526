// Walks the text nodes of a block.
#include "document/html_line.h"

#include <string_view>

#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

NodeIndex link_around(const HtmlTree& tree, NodeIndex node) {
  constexpr int kReach = 4;
  NodeIndex at = tree[node].parent;
  for (int up = 0; up < kReach && at != 0 && at != kNoNode; ++up, at = tree[at].parent)
    if (tree[at].tag == LXB_TAG_A) return at;
  return kNoNode;
}

// "By|Jane", "Doe|12": no word goes on over such a border.
bool parts_words(std::string_view before, std::string_view after) {
  const char32_t last = text::point_before(before, before.size()).value;
  const char32_t first = text::point_at(after, 0).value;
  const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
  const bool ends = (text::is_letter(last) && !text::is_upper(last)) || is_digit(last);
  return ends && (text::is_upper(first) || is_digit(first));
}

}  // namespace

std::string line_of(const PageView& page, size_t block) {
  const LeafBlock& leaf = page.rendering.blocks[block];
  const std::string whole(page.text(block));
  if (leaf.first == leaf.last || leaf.first == kNoNode) return whole;
  std::string out;
  size_t from = 0;  // in `whole`
  NodeIndex link = kNoNode;
  for (NodeIndex i = leaf.first; i <= leaf.last; ++i) {
    if (page.tree[i].tag != LXB_TAG__TEXT) continue;
    const std::string piece = text::squeeze(page.tree[i].text);
    if (piece.empty()) continue;
    const size_t at = whole.find(piece, from);
    if (at == std::string::npos) return whole;
    const NodeIndex around = link_around(page.tree, i);
    const bool glued = at == from && !out.empty() && parts_words(out, piece);
    const bool behind_link = link != kNoNode && around != link && at <= from + 1 &&
                             text::is_upper(text::point_at(piece, 0).value);
    out += glued || behind_link ? ", " : whole.substr(from, at - from);
    out += piece;
    from = at + piece.size();
    link = around;
  }
  return out + whole.substr(from);
}

bool stands_beside(const PageView& page, uint32_t b, uint32_t other) {
  const auto container = [&](uint32_t of) { return page.rendering.blocks[of].container; };
  const auto around = [&](uint32_t of) {
    return container(of) == 0 ? 0 : page.tree[container(of)].parent;
  };
  return around(b) == container(other) || around(b) == around(other);
}

}  // namespace hearsay::document
