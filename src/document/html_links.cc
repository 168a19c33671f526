// Reads the words beside links to other sites.
#include "document/html_links.h"

#include <algorithm>

#include "document/metadata.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

constexpr size_t kCueWords = 6;         // words before a link that are read
constexpr uint32_t kLongestName = 120;  // bytes of a link's words that can name a source

struct Link {
  base::Bytes words;  // in the text
  std::string url;
};

// Where the words of each text node of a block stand in the rendered text: found again in order,
// since rendering only drops white space.
class LinkReader {
 public:
  LinkReader(const PageView& view, const lexicon::Lexicon& lexicon, Document& document)
      : view_(view), cues_(lexicon.list("link_cues")), document_(document) {
    base_ = view.tree.base_href().empty() ? document.url : std::string(view.tree.base_href());
    own_host_ = host_of(document.url);
  }

  void read(const LeafBlock& leaf, uint32_t part) {
    for (const Link& link : links_of(leaf)) {
      const std::string host = host_of(link.url);
      if (host.empty() || (!own_host_.empty() && same_site(host, own_host_)) ||
          link.words.size() > kLongestName)
        continue;
      if (!cued(leaf, link)) continue;
      Credit credit;
      credit.name = text::squeeze(base::view(document_.text, link.words));
      credit.relation = Relation::kLink;
      credit.span = link.words;
      credit.part = part;
      credit.url = link.url;
      credit.rule = "link-cue";
      document_.credits.push_back(std::move(credit));
    }
  }

 private:
  const PageView& view_;
  const lexicon::WordList& cues_;
  Document& document_;
  std::string base_, own_host_;

  std::vector<Link> links_of(const LeafBlock& leaf) const;
  bool cued(const LeafBlock& leaf, const Link& link) const;
};

std::vector<Link> LinkReader::links_of(const LeafBlock& leaf) const {
  std::vector<Link> links;
  uint32_t at = leaf.text.begin;
  NodeIndex open = kNoNode;  // the <a> whose words are being collected
  for (NodeIndex i = leaf.first; i <= leaf.last; ++i) {
    const HtmlNode& node = view_.tree[i];
    if (node.tag != LXB_TAG__TEXT) continue;
    const std::string words = text::squeeze(node.text);
    if (words.empty()) continue;
    const std::string_view first = std::string_view(words).substr(0, words.find(' '));
    const size_t begin = document_.text.find(first, at);
    if (begin == std::string::npos || begin >= leaf.text.end) continue;
    size_t end = begin,
           left = words.size() - static_cast<size_t>(std::count(words.begin(), words.end(), ' '));
    while (end < leaf.text.end && left > 0)
      left -= static_cast<unsigned char>(document_.text[end++]) > 0x20;
    at = base::narrow(end);
    if (!node.in_link) continue;
    NodeIndex anchor = node.parent;
    while (anchor != 0 && view_.tree[anchor].tag != LXB_TAG_A) anchor = view_.tree[anchor].parent;
    if (anchor == open && !links.empty()) {
      links.back().words.end = at;
      continue;
    }
    open = anchor;
    links.push_back({{base::narrow(begin), at},
                     absolute_url(view_.tree.attribute(anchor, Attribute::kHref), base_)});
  }
  return links;
}

// Whether words before or behind the link say that the page has something from there.
bool LinkReader::cued(const LeafBlock& leaf, const Link& link) const {
  text::TokenList before, behind;
  const uint32_t from =
      std::max(leaf.text.begin, link.words.begin < 120 ? 0 : link.words.begin - 120);
  text::tokenise(document_.text, {from, link.words.begin}, before);
  text::tokenise(document_.text, {link.words.end, std::min(leaf.text.end, link.words.end + 40)},
                 behind);
  std::vector<std::string_view> words;
  for (size_t i = 0; i < before.size(); ++i) {
    if (before[i].kind == text::TokenKind::kStop) words.clear();
    if (before[i].kind == text::TokenKind::kWord) words.push_back(before.fold(i));
  }
  const size_t skip = words.size() > kCueWords ? words.size() - kCueWords : 0;
  for (size_t i = skip; i < words.size(); ++i) {
    const auto hit = cues_.longest(std::span(words).subspan(i));
    if (!hit) continue;
    const std::string_view place = cues_.cell(*hit->row, "place");
    const size_t left = words.size() - i - hit->words;  // "the", "website" may stand between
    if (place == "before" && left <= 2) return true;
    if (place == "edge" && left <= 1 && i == 0 && from == leaf.text.begin) return true;
  }
  if (behind.size() == 0 || behind[0].kind != text::TokenKind::kWord) return false;
  const lexicon::Row* row = cues_.find(behind.fold(0));
  return row != nullptr && cues_.cell(*row, "place") == "behind";
}

// Menus, footers, lists of other stories: their links say nothing about this one.
bool is_apart(const PageView& view, size_t leaf) {
  using enum ClassKind;
  const NodeFacts& node = view.at(leaf);
  return node.regions.has(Region::kNav) || node.regions.has(Region::kFooter) ||
         node.regions.has(Region::kAside) ||
         node.around.any({kRelated, kShare, kNav, kFooter, kSidebar, kTeaser, kComment, kAdvert});
}

}  // namespace

void find_links(const PageView& view, const lexicon::Lexicon& lexicon, Document& document) {
  constexpr size_t kNear =
      3;  // blocks between the article and a line such as "First appeared in X"
  LinkReader reader(view, lexicon, document);
  const auto& blocks = document.blocks;
  const auto is_article = [&](size_t i) {
    const BlockKind kind = blocks[i].kind;
    return kind != BlockKind::kFurniture && kind != BlockKind::kComment &&
           kind != BlockKind::kTable;
  };
  const auto& leaves = view.rendering.blocks;
  size_t leaf = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    while (leaf < leaves.size() && leaves[leaf].text.begin < blocks[i].span.begin) ++leaf;
    if (leaf >= leaves.size()) break;
    bool read = is_article(i);
    if (blocks[i].kind == BlockKind::kFurniture && !is_apart(view, leaf))
      for (size_t k = i < kNear ? 0 : i - kNear; k < std::min(blocks.size(), i + kNear + 1); ++k)
        read |= is_article(k);
    if (read && leaves[leaf].link_bytes > 0) reader.read(leaves[leaf], blocks[i].part);
  }
}

}  // namespace hearsay::document
