// What is known of each element and each leaf block before anything is decided: sizes, tags,
// classes, places.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/furniture.h"
#include "document/html_head.h"
#include "document/html_tree.h"
#include "document/html_words.h"
#include "document/render.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Kinds of element that hold other content, by tag, role or itemprop.
enum class Region : uint8_t {
  kNav,
  kAside,
  kFooter,
  kHeader,
  kForm,
  kFigure,
  kCaption,
  kButton,
  kAddress,
  kQuote,
  kDetails,
  kList,
  kTable,
  kArticle,
  kMain,
  kArticleBody,  // itemprop articleBody, or classes that say article and content
  kCommentItem,  // itemprop/itemtype comment
  kCount
};

class RegionSet {
 public:
  constexpr bool has(Region region) const {
    return (bits_ >> static_cast<unsigned>(region) & 1) != 0;
  }
  constexpr void add(Region region) { bits_ |= uint32_t{1} << static_cast<unsigned>(region); }
  constexpr void add(RegionSet other) { bits_ |= other.bits_; }
  constexpr uint64_t bits() const { return bits_; }  // 1 << region for each
  constexpr bool operator==(const RegionSet&) const = default;

 private:
  uint32_t bits_ = 0;
};

struct NodeFacts {
  ClassSet own;     // of its class, id, role and itemprop
  ClassSet around;  // own and inherited, without what cannot hold for so large a share of the page
  RegionSet regions;  // own and inherited
  uint32_t path = 0;  // hash of tags and classes from the root down: repeated structures share it
  uint32_t text_before = 0;  // bytes of block text before it in page order
  uint32_t link_before = 0;
  uint32_t prose_before = 0;
};

struct BlockFacts {
  uint16_t tag =
      0;  // telling tag: of the container, or of the heading, list item or cell around it
  uint32_t bytes = 0;
  uint32_t words = 0;
  uint32_t commas = 0;
  uint32_t stops = 0;  // sentence ends inside
  int link_share = 0;  // percent
  int bold_share = 0;
  int digit_share = 0;  // percent of letters and digits
  int upper_share = 0;  // percent of letters
  char32_t first = 0, last = 0;
  bool prose = false;     // reads like a paragraph: long enough, few links, sentences
  bool repeated = false;  // the same words stand in another block, too
  Stock stock = Stock::kNone;
};

struct PageFacts {
  std::vector<NodeFacts> nodes;    // as HtmlTree::nodes(), and one more for the end
  std::vector<BlockFacts> blocks;  // as Rendering::blocks
  NodeIndex main = 0;  // the element that best holds the article by the readability measure
  uint32_t title_block = 0xffffffff;  // the block that is the page's title, where one was found
  uint32_t largest_path = 0;          // prose bytes of the path with most of them

  uint32_t text_of(const HtmlTree& tree, NodeIndex i) const {
    return nodes[tree[i].end].text_before - nodes[i].text_before;
  }
  uint32_t links_of(const HtmlTree& tree, NodeIndex i) const {
    return nodes[tree[i].end].link_before - nodes[i].link_before;
  }
  uint32_t prose_of(const HtmlTree& tree, NodeIndex i) const {
    return nodes[tree[i].end].prose_before - nodes[i].prose_before;
  }
};

// One page's material, as the stages after rendering read it. Borrows everything.
struct PageView {
  const HtmlTree& tree;
  const Rendering& rendering;
  const HeadFacts& head;
  const PageFacts& facts;

  std::string_view text(size_t block) const {
    return base::view(rendering.text, rendering.blocks[block].text);
  }
  const NodeFacts& at(size_t block) const { return facts.nodes[rendering.blocks[block].container]; }
};

// Linear in the page, times the depth of the tree for the choice of `main`. `title_block` is left
// to find_title.
PageFacts gather_facts(const HtmlTree& tree, const Rendering& rendering,
                       const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
