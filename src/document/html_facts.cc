// Gathers facts of elements in one pass down the arena and facts of blocks in one pass over the
// text.
#include "document/html_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include "base/ascii.h"
#include "base/hash.h"
#include "document/byte_counts.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

constexpr uint64_t kMix = 0x9e3779b97f4a7c15;  // spreads the bits of a path
constexpr int64_t kNoPoints = -1;              // of an element that no paragraph gives any
constexpr uint32_t kLongestStock = 200;  // bytes of a block that is looked up among stock phrases

// Meanings of classes that deny that the content is the article.
constexpr std::initializer_list<ClassKind> kDenials = {
    kComment, kRelated, kShare,  kNewsletter, kConsent,   kNav,   kAdvert,  kAuthor, kBio,
    kTags,    kFooter,  kHeader, kSidebar,    kWidget,    kPopup, kCaption, kCredit, kDate,
    kMeta,    kLogin,   kHidden, kTeaser,     kReference, kPrint, kSource};

constexpr ClassSet kDenied = [] {
  ClassSet set;
  for (const ClassKind kind : kDenials) set.add(kind);
  return set;
}();

RegionSet regions_of_tag(uint16_t tag) {
  RegionSet set;
  switch (tag) {
    case LXB_TAG_NAV: set.add(Region::kNav); break;
    case LXB_TAG_ASIDE: set.add(Region::kAside); break;
    case LXB_TAG_FOOTER: set.add(Region::kFooter); break;
    case LXB_TAG_HEADER: set.add(Region::kHeader); break;
    case LXB_TAG_FORM:
    case LXB_TAG_FIELDSET:
    case LXB_TAG_LABEL: set.add(Region::kForm); break;
    case LXB_TAG_FIGURE: set.add(Region::kFigure); break;
    case LXB_TAG_FIGCAPTION: set.add(Region::kCaption); break;
    case LXB_TAG_BUTTON: set.add(Region::kButton); break;
    case LXB_TAG_ADDRESS: set.add(Region::kAddress); break;
    case LXB_TAG_BLOCKQUOTE: set.add(Region::kQuote); break;
    case LXB_TAG_DETAILS: set.add(Region::kDetails); break;
    case LXB_TAG_UL:
    case LXB_TAG_OL:
    case LXB_TAG_DL: set.add(Region::kList); break;
    case LXB_TAG_TABLE: set.add(Region::kTable); break;
    case LXB_TAG_ARTICLE: set.add(Region::kArticle); break;
    case LXB_TAG_MAIN: set.add(Region::kMain); break;
    default: break;
  }
  return set;
}

void add_role(std::string_view role, RegionSet& set) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "tablist")
    set.add(Region::kNav);
  if (role == "complementary") set.add(Region::kAside);
  if (role == "contentinfo") set.add(Region::kFooter);
  if (role == "banner") set.add(Region::kHeader);
  if (role == "search" || role == "form") set.add(Region::kForm);
  if (role == "article") set.add(Region::kArticle);
  if (role == "main") set.add(Region::kMain);
  if (role == "button") set.add(Region::kButton);
}

bool holds_folded(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return base::lower(a) == b; }) != text.end();
}

class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, const Rendering& rendering, const lexicon::Lexicon& lexicon)
      : tree_(tree), rendering_(rendering), lexicon_(lexicon), classes_(lexicon) {}

  PageFacts run() {
    gather_blocks();
    sum_up();
    while (++first_heading_ < tree_.nodes().size() && tree_[first_heading_].tag != LXB_TAG_H1) {
    }
    for (NodeIndex i = 0; i < tree_.nodes().size(); ++i) gather_node(i);
    find_stock();
    sum_paths();
    facts_.main = choose_main();
    return std::move(facts_);
  }

 private:
  const HtmlTree& tree_;
  const Rendering& rendering_;
  const lexicon::Lexicon& lexicon_;
  ClassReader classes_;
  PageFacts facts_;
  NodeIndex first_heading_ = kNoNode;

  void gather_blocks();
  void measure(std::string_view text, BlockFacts& block) const;
  uint16_t telling_tag(NodeIndex container) const;
  void find_stock();
  void sum_up();
  void gather_node(NodeIndex i);
  bool is_article_by_shape(NodeIndex i);
  void sum_paths();
  NodeIndex choose_main() const;
  bool denied(NodeIndex i) const;
};

uint16_t Gatherer::telling_tag(NodeIndex container) const {
  NodeIndex i = container;
  for (int up = 0; up < 3 && i != kNoNode && i != 0; ++up, i = tree_[i].parent) {
    switch (tree_[i].tag) {
      case LXB_TAG_P:
      case LXB_TAG_LI:
      case LXB_TAG_H1:
      case LXB_TAG_H2:
      case LXB_TAG_H3:
      case LXB_TAG_H4:
      case LXB_TAG_H5:
      case LXB_TAG_H6:
      case LXB_TAG_TD:
      case LXB_TAG_TH:
      case LXB_TAG_BLOCKQUOTE:
      case LXB_TAG_PRE:
      case LXB_TAG_FIGCAPTION:
      case LXB_TAG_DT:
      case LXB_TAG_DD:
      case LXB_TAG_TABLE:
      case LXB_TAG_BUTTON:
        if (up == 0 || tree_[i].tag != LXB_TAG_TABLE) return tree_[i].tag;
        break;
      default: break;
    }
  }
  return tree_[container].tag;
}

void Gatherer::measure(std::string_view text, BlockFacts& block) const {
  const ByteCounts counts = count_bytes(text);
  block.words = counts.words;
  block.commas = counts.commas;
  block.stops = counts.stops;
  const uint32_t known = counts.digits + counts.letters;
  block.digit_share = known == 0 ? 0 : static_cast<int>(100 * counts.digits / known);
  block.upper_share =
      counts.letters == 0 ? 0 : static_cast<int>(100 * counts.uppers / counts.letters);
  block.first = text::point_at(text, 0).value;
  block.last = text::point_before(text, text.size()).value;
}

void Gatherer::gather_blocks() {
  std::unordered_map<uint64_t, uint32_t> seen;  // hash of text -> first block; only looked up
  seen.reserve(rendering_.blocks.size());
  facts_.blocks.resize(rendering_.blocks.size());
  for (uint32_t b = 0; b < facts_.blocks.size(); ++b) {
    const LeafBlock& leaf = rendering_.blocks[b];
    BlockFacts& block = facts_.blocks[b];
    const std::string_view text = base::view(rendering_.text, leaf.text);
    block.bytes = leaf.text.size();
    block.tag = leaf.is_table ? uint16_t{LXB_TAG_TABLE} : telling_tag(leaf.container);
    block.link_share = static_cast<int>(100 * std::min(leaf.link_bytes, block.bytes) / block.bytes);
    block.bold_share = static_cast<int>(100 * std::min(leaf.bold_bytes, block.bytes) / block.bytes);
    measure(text, block);
    block.prose = block.bytes >= 80 && block.link_share < 34 &&
                  (block.stops > 0 || block.commas > 1) && block.digit_share < 30;
    const auto [first, is_new] = seen.try_emplace(base::fast_hash(text), b);
    if (!is_new) {
      block.repeated = true;
      facts_.blocks[first->second].repeated = true;
    }
  }
}

// Stock phrases, where they can tell anything: not in menus and footers.
void Gatherer::find_stock() {
  StockReader stock(lexicon_, tree_.language());
  for (size_t b = 0; b < facts_.blocks.size(); ++b) {
    BlockFacts& block = facts_.blocks[b];
    if (block.bytes > kLongestStock) continue;
    const NodeFacts& node = facts_.nodes[rendering_.blocks[b].container];
    if (node.regions.has(Region::kNav) || node.regions.has(Region::kFooter)) continue;
    if (block.link_share > 90 && node.around.any({kNav, kFooter, kRelated, kTeaser})) continue;
    block.stock = stock.read(base::view(rendering_.text, rendering_.blocks[b].text));
  }
}

// Prefix sums over the arena, so that any subtree's sizes are differences.
void Gatherer::sum_up() {
  const size_t count = tree_.nodes().size();
  facts_.nodes.resize(count + 1);
  uint32_t text = 0, links = 0, prose = 0;
  size_t block = 0;
  for (size_t i = 0; i <= count; ++i) {
    NodeFacts& node = facts_.nodes[i];
    node.text_before = text;
    node.link_before = links;
    node.prose_before = prose;
    for (; block < facts_.blocks.size() && rendering_.blocks[block].first == i; ++block) {
      text += facts_.blocks[block].bytes;
      links += std::min(rendering_.blocks[block].link_bytes, facts_.blocks[block].bytes);
      if (facts_.blocks[block].prose) prose += facts_.blocks[block].bytes;
    }
  }
}

// "has-comments", "commentary": an element whose class says comment, but which follows the page's
// first heading, holds most of its prose, and nothing in it is of a comment or a person.
bool Gatherer::is_article_by_shape(NodeIndex i) {
  constexpr uint32_t kLeast = 300, kMostBetween = 600;  // bytes
  constexpr NodeIndex kMostNodes = 400;                 // of the element that are looked at
  const uint32_t prose = facts_.prose_of(tree_, i), all_prose = facts_.nodes.back().prose_before;
  if (prose < kLeast || prose * 10 <= all_prose * 6) return false;
  if (first_heading_ >= i || tree_[first_heading_].end > i) return false;
  const NodeFacts& heading = facts_.nodes[tree_[first_heading_].end];
  if (facts_.nodes[i].prose_before > heading.prose_before ||
      facts_.nodes[i].text_before > heading.text_before + kMostBetween)
    return false;
  for (NodeIndex j = i + 1; j < std::min(tree_[i].end, i + kMostNodes); ++j) {
    if (tree_[j].element == nullptr) continue;
    ClassSet own = classes_.read(tree_[j].classes);
    own.add(classes_.read(tree_[j].id));
    if (own.any({kComment, kPerson}) || tree_[j].tag == LXB_TAG_CITE) return false;
  }
  return true;
}

void Gatherer::gather_node(NodeIndex i) {
  const HtmlNode& node = tree_[i];
  NodeFacts& facts = facts_.nodes[i];
  const NodeFacts* parent = node.parent == kNoNode ? nullptr : &facts_.nodes[node.parent];
  if (node.element == nullptr) {
    facts.around = parent->around;
    facts.regions = parent->regions;
    facts.path = parent->path;
    return;
  }
  uint64_t class_key = 0;
  facts.own.add(classes_.read(node.classes, &class_key));
  facts.own.add(classes_.read(node.id));
  RegionSet own = regions_of_tag(node.tag);
  if (is_block_tag(node.tag) || node.tag == LXB_TAG_SPAN || node.tag == LXB_TAG__UNDEF) {
    add_role(tree_.attribute(i, Attribute::kRole), own);
    const std::string_view property = tree_.attribute(i, Attribute::kItemprop);
    if (property == "articleBody" || holds_folded(property, "articlebody"))
      own.add(Region::kArticleBody);
    if (property == "comment" || holds_folded(tree_.attribute(i, Attribute::kItemtype), "comment"))
      own.add(Region::kCommentItem);
    if (facts.own.has(kArticle) && facts.own.has(kContent)) own.add(Region::kArticleBody);
  }
  const uint32_t whole = facts_.nodes.back().text_before, size = facts_.text_of(tree_, i);
  const uint32_t prose = facts_.prose_of(tree_, i), all_prose = facts_.nodes.back().prose_before;
  const bool large = i == 0 || node.tag == LXB_TAG_MAIN || (size > 500 && size * 10 > whole * 6) ||
                     (prose > 800 && prose * 10 > all_prose * 6);
  const bool named =
      facts.own.any({kArticle, kContent, kMain}) && prose > 500 && prose * 10 > all_prose * 3;
  const bool shaped = facts.own.has(kComment) && is_article_by_shape(i);
  ClassSet effective = large || named || shaped ? facts.own.without(kDenied) : facts.own;
  // A long thread is most of its page and still comments; what holds the page's first heading is
  // not.
  if (facts.own.has(kComment) && i != 0 && node.tag != LXB_TAG_MAIN &&
      !(first_heading_ >= i && first_heading_ < node.end) && !shaped)
    effective.add(kComment);
  facts.around = effective;
  facts.regions = own;
  if (parent != nullptr) {
    facts.around.add(parent->around);
    facts.regions.add(parent->regions);
  }
  const uint64_t above = parent == nullptr ? 0 : facts_.nodes[node.parent].path;
  facts.path = static_cast<uint32_t>(((above << 8 | node.tag) ^ class_key) * kMix >> 32);
}

void Gatherer::sum_paths() {
  std::unordered_map<uint32_t, uint32_t> prose;  // of which only the largest is asked
  for (size_t b = 0; b < facts_.blocks.size(); ++b)
    if (facts_.blocks[b].prose)
      prose[facts_.nodes[rendering_.blocks[b].container].path] += facts_.blocks[b].bytes;
  for (const auto& [path, bytes] : prose)
    facts_.largest_path = std::max(facts_.largest_path, bytes);
}

bool Gatherer::denied(NodeIndex i) const {
  const NodeFacts& node = facts_.nodes[i];
  return node.around.any({kComment, kRelated, kNewsletter, kConsent, kSidebar, kShare, kAdvert,
                          kNav, kPopup, kFooter}) ||
         node.regions.has(Region::kNav) || node.regions.has(Region::kFooter) ||
         node.regions.has(Region::kAside) || node.regions.has(Region::kForm);
}

// After readability: paragraphs give points to the elements around them, fading upwards; links take
// points away; then the choice climbs while the parent holds clearly more prose in siblings of the
// same kind.
NodeIndex Gatherer::choose_main() const {
  std::vector<int64_t> points(tree_.nodes().size(), kNoPoints);
  for (size_t b = 0; b < facts_.blocks.size(); ++b) {
    const BlockFacts& block = facts_.blocks[b];
    const NodeIndex container = rendering_.blocks[b].container;
    if (block.bytes < 25 || denied(container)) continue;
    int64_t score = 100 * (1 + block.commas) + std::min<int64_t>(block.bytes, 300);
    score = score * (100 - block.link_share) / 100;
    if (block.tag == LXB_TAG_LI) score = score * 3 / 10;
    NodeIndex at = container;
    if (at != 0 && (tree_[at].tag == LXB_TAG_P || tree_[at].tag == LXB_TAG_LI))
      at = tree_[at].parent;
    int64_t weight = 100;
    for (int up = 0; up < 4 && at != kNoNode; ++up, at = tree_[at].parent) {
      points[at] = std::max<int64_t>(points[at], 0) + score * weight / 100;
      weight = up == 0 ? 50 : weight * 6 / 10;
    }
  }
  NodeIndex best = 0;
  int64_t most = -1;
  for (NodeIndex node = 0; node < points.size(); ++node) {
    if (points[node] == kNoPoints) continue;
    const NodeFacts& facts = facts_.nodes[node];
    const int64_t text = facts_.text_of(tree_, node), links = facts_.links_of(tree_, node);
    int64_t value = points[node];
    if (facts.own.any({kArticle, kContent, kMain})) value += 1000;
    if (facts.regions.has(Region::kArticleBody) && text > 400) value = value * 3 / 2;
    if (text > 0) value = value * (text - links) / text;
    if (value > most) {
      most = value;
      best = node;
    }
  }
  for (int step = 0; step < 6; ++step) {
    const NodeIndex parent = tree_[best].parent;
    if (parent == kNoNode || parent == 0) break;
    const int64_t text = facts_.text_of(tree_, parent), links = facts_.links_of(tree_, parent);
    const int64_t mine = facts_.prose_of(tree_, best), theirs = facts_.prose_of(tree_, parent);
    if (theirs * 5 > mine * 6 && links * 100 < text * 35)
      best = parent;
    else
      break;
  }
  return best;
}

}  // namespace

PageFacts gather_facts(const HtmlTree& tree, const Rendering& rendering,
                       const lexicon::Lexicon& lexicon) {
  return Gatherer(tree, rendering, lexicon).run();
}

}  // namespace hearsay::document
