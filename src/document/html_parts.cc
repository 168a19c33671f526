// Finds where articles start among the labelled blocks.
#include "document/html_parts.h"

#include <algorithm>
#include <map>

#include "document/byline.h"
#include "lexicon/read_dates.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kLeastBody = 250;  // bytes of paragraphs that make an article

class Finder {
 public:
  Finder(const PageView& view, const lexicon::Lexicon& lexicon, Document& document)
      : view_(view), lexicon_(lexicon), document_(document) {
    // Leaf blocks and document blocks run alike but for comments, which hold several leaves.
    size_t leaf = 0;
    for (const Block& block : document.blocks) {
      while (leaf < view.rendering.blocks.size() &&
             view.rendering.blocks[leaf].text.begin < block.span.begin)
        ++leaf;
      leaves_.push_back(static_cast<uint32_t>(leaf));
    }
  }

  void run() {
    std::vector<uint32_t> starts = by_article();
    if (starts.size() < 2) starts = by_heading();
    if (starts.size() < 2)
      one_part();
    else
      several(starts);
  }

 private:
  const PageView& view_;
  const lexicon::Lexicon& lexicon_;
  Document& document_;
  std::vector<uint32_t> leaves_;  // document block -> its first leaf block

  bool is_heading(size_t i) const {
    const BlockKind kind = document_.blocks[i].kind;
    return kind == BlockKind::kHeading || kind == BlockKind::kTitle;
  }
  NodeIndex article_of(size_t i) const;
  std::vector<uint32_t> by_article() const;
  std::vector<uint32_t> by_heading() const;
  std::optional<PublishedDate> date_in(const Block& block) const;
  void one_part();
  void several(const std::vector<uint32_t>& starts);
};

// The outermost <article> around a block that is not the one around the whole body.
NodeIndex Finder::article_of(size_t i) const {
  NodeIndex found = kNoNode;
  for (NodeIndex at = view_.rendering.blocks[leaves_[i]].container; at != 0 && at != kNoNode;
       at = view_.tree[at].parent)
    if (view_.tree[at].tag == LXB_TAG_ARTICLE) found = at;
  return found;
}

std::vector<uint32_t> Finder::by_article() const {
  struct Article {
    uint32_t first = 0, body = 0;
    bool has_heading = false;
  };
  std::map<NodeIndex, Article> articles;
  for (uint32_t i = 0; i < document_.blocks.size(); ++i) {
    const NodeIndex node = article_of(i);
    if (node == kNoNode) continue;
    Article& article = articles.try_emplace(node, Article{i, 0, false}).first->second;
    const Block& block = document_.blocks[i];
    const uint16_t tag = view_.facts.blocks[leaves_[i]].tag;
    if (is_heading(i) && article.body == 0 && tag >= LXB_TAG_H1 && tag <= LXB_TAG_H3)
      article.has_heading = true;
    if (block.kind == BlockKind::kBody) article.body += block.span.size();
  }
  std::vector<uint32_t> starts;
  for (const auto& [node, article] : articles)
    if (article.has_heading && article.body >= kLeastBody) starts.push_back(article.first);
  std::sort(starts.begin(), starts.end());
  return starts;
}

// Headings of one path, each followed by a byline or a date within two blocks.
std::vector<uint32_t> Finder::by_heading() const {
  std::map<uint32_t, std::vector<uint32_t>> paths;
  const auto& blocks = document_.blocks;
  for (uint32_t i = 0; i + 2 < blocks.size(); ++i) {
    if (!is_heading(i)) continue;
    const bool headed = blocks[i + 1].kind == BlockKind::kByline ||
                        blocks[i + 1].kind == BlockKind::kDate ||
                        (blocks[i + 1].kind == BlockKind::kSource);
    if (headed) paths[view_.at(leaves_[i]).path].push_back(i);
  }
  std::vector<uint32_t> best;
  for (auto& [path, starts] : paths)
    if (starts.size() > best.size()) best = starts;
  return best;
}

std::optional<PublishedDate> Finder::date_in(const Block& block) const {
  const lexicon::Lexicon& words = lexicon::Lexicon::built_in(document_.language);
  for (const lexicon::WrittenDate& date : lexicon::find_dates(document_.text, block.span, words))
    if (date.form == lexicon::WrittenDate::Form::kFull)
      return PublishedDate{date.moment, DateBasis::kText, date.span};
  return std::nullopt;
}

void Finder::one_part() {
  Part part;
  part.title = document_.title;
  part.byline = document_.byline;
  part.outlet = document_.outlet;
  part.published = document_.published;
  if (!document_.blocks.empty())
    part.span = {document_.blocks.front().span.begin, document_.blocks.back().span.end};
  if (!document_.blocks.empty()) document_.parts.push_back(std::move(part));
}

void Finder::several(const std::vector<uint32_t>& starts) {
  auto& blocks = document_.blocks;
  uint32_t number = 0;
  for (size_t s = 0; s < starts.size(); ++s) {
    const size_t from = s == 0 ? 0 : starts[s],
                 to = s + 1 < starts.size() ? starts[s + 1] : blocks.size();
    Part part;
    part.outlet = document_.outlet;
    for (size_t i = from; i < to; ++i) {
      Block& block = blocks[i];
      block.part = number;
      const std::string_view text = base::view(document_.text, block.span);
      if (i >= starts[s] && part.title.empty() && is_heading(i)) {
        block.kind = BlockKind::kTitle;
        part.title = std::string(text);
        std::replace(part.title.begin(), part.title.end(), '\n', ' ');
      }
      if (block.kind == BlockKind::kByline && part.byline.empty())
        part.byline = parse_byline(text, lexicon_);
      if ((block.kind == BlockKind::kDate || block.kind == BlockKind::kByline) && !part.published)
        part.published = date_in(block);
    }
    part.span = {blocks[from].span.begin, blocks[to - 1].span.end};
    document_.parts.push_back(std::move(part));
    ++number;
  }
  Part& first = document_.parts.front();
  if (first.byline.empty()) first.byline = document_.byline;
  if (!first.published) first.published = document_.published;
}

}  // namespace

void find_parts(const PageView& view, const lexicon::Lexicon& lexicon, Document& document) {
  Finder(view, lexicon, document).run();
}

}  // namespace hearsay::document
