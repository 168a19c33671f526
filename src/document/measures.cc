// Takes the measures of blocks: sums over the page once, then a few numbers a block.
#include "document/measures.h"

#include <algorithm>
#include <array>

namespace hearsay::document {
namespace {

using enum ClassKind;

struct NamedClass {
  ClassKind kind;
  std::string_view name;
};
constexpr std::array<NamedClass, 33> kClassesAsked = {{{kArticle, "article"},
                                                       {kContent, "content"},
                                                       {kMain, "main"},
                                                       {kComment, "comment"},
                                                       {kRelated, "related"},
                                                       {kShare, "share"},
                                                       {kNewsletter, "newsletter"},
                                                       {kConsent, "consent"},
                                                       {kNav, "nav"},
                                                       {kAdvert, "advert"},
                                                       {kAuthor, "author"},
                                                       {kBio, "bio"},
                                                       {kTags, "tags"},
                                                       {kFooter, "footer"},
                                                       {kHeader, "header"},
                                                       {kSidebar, "sidebar"},
                                                       {kWidget, "widget"},
                                                       {kPopup, "popup"},
                                                       {kCaption, "caption"},
                                                       {kCredit, "credit"},
                                                       {kDate, "date"},
                                                       {kTitle, "title"},
                                                       {kSummary, "summary"},
                                                       {kMeta, "meta"},
                                                       {kLogin, "login"},
                                                       {kHidden, "hidden"},
                                                       {kSource, "source"},
                                                       {kTeaser, "teaser"},
                                                       {kMedia, "media"},
                                                       {kReference, "reference"},
                                                       {kQuote, "quote"},
                                                       {kPrint, "print"},
                                                       {kPerson, "person"}}};

int share(int64_t part, int64_t whole) {  // percent
  return part <= 0 || whole <= 0 ? 0
                                 : static_cast<int>(std::min<int64_t>(100 * part / whole, 1000));
}

int kind_of_tag(uint16_t tag) {
  switch (tag) {
    case LXB_TAG_P: return 0;
    case LXB_TAG_BLOCKQUOTE: return 1;
    case LXB_TAG_H1: return 2;
    case LXB_TAG_H2: return 3;
    case LXB_TAG_H3: return 4;
    case LXB_TAG_H4: return 5;
    case LXB_TAG_H5:
    case LXB_TAG_H6: return 6;
    case LXB_TAG_LI: return 7;
    case LXB_TAG_DT:
    case LXB_TAG_DD: return 8;
    case LXB_TAG_DIV: return 9;
    case LXB_TAG_SECTION:
    case LXB_TAG_ARTICLE:
    case LXB_TAG_MAIN:
    case LXB_TAG_BODY: return 10;
    case LXB_TAG_TABLE: return 11;
    case LXB_TAG_TD:
    case LXB_TAG_TH: return 12;
    case LXB_TAG_PRE: return 13;
    case LXB_TAG_FIGCAPTION:
    case LXB_TAG_FIGURE: return 14;
    default: return 15;
  }
}

int ending(char32_t last) {
  if (last == '.' || last == '!' || last == 0x2026) return 0;
  if (last == '?') return 1;
  if (last == '"' || last == 0x201d || last == 0x2019 || last == 0xbb || last == 0x201c) return 2;
  if (last == ')') return 3;
  if (last == ':') return 4;
  if (last == ',' || last == ';' || last == '-') return 5;
  if (last >= '0' && last <= '9') return 6;
  return (last | 32) >= 'a' && (last | 32) <= 'z' ? 7 : 8;
}

int opening(char32_t first) {
  if (first >= 'A' && first <= 'Z') return 0;
  if (first >= 'a' && first <= 'z') return 1;
  if (first >= '0' && first <= '9') return 2;
  if (first == '"' || first == 0x201c || first == 0x2018 || first == 0xab || first == 0x201e)
    return 3;
  return first > 0xbf ? 4 : 5;
}

// Whether one of the page's stated names opens a text (2) or stands in it (1).
int names_any(std::string_view text, std::span<const std::string> names) {
  constexpr size_t kShortest = 4, kLongestText = 1200, kMostNames = 3;
  if (text.size() > kLongestText) return 0;
  int found = 0;
  for (const std::string& name : names.first(std::min(names.size(), kMostNames))) {
    if (name.size() < kShortest) continue;
    const size_t at = text.find(name);
    if (at != std::string_view::npos) found = std::max(found, at == 0 ? 2 : 1);
  }
  return found;
}

}  // namespace

// Writes one measure after the other, within what 16 bits hold.
class Measurer::Writer {
 public:
  explicit Writer(std::span<int16_t> out) : out_(out) {}
  void put(int64_t value) {
    if (at_ < out_.size())
      out_[at_] = static_cast<int16_t>(std::clamp<int64_t>(value, -32000, 32000));
    ++at_;
  }

 private:
  std::span<int16_t> out_;
  size_t at_ = 0;
};

NodeIndex Measurer::holder_of(size_t block) const {
  const NodeIndex container = page_.rendering.blocks[block].container;
  return container == 0 ? 0 : page_.tree[container].parent;
}

NodeIndex Measurer::outer_of(size_t block) const {
  const NodeIndex holder = holder_of(block);
  return holder == 0 ? 0 : page_.tree[holder].parent;
}

void Measurer::add(Mean& mean, size_t block) const {
  const int64_t weight = std::min<int64_t>(page_.facts.blocks[block].bytes, 400);
  mean.sum += weight * std::clamp(second_[block], -6000, 6000);
  mean.weight += weight;
  ++mean.blocks;
  mean.kept += second_[block] > 0;
}

// Of the blocks [from, to), as far as there are such.
Measurer::Mean Measurer::between(int64_t from, int64_t to) const {
  const auto count = static_cast<int64_t>(second_.size());
  const Mean& below = means_before_[static_cast<size_t>(std::clamp<int64_t>(from, 0, count))];
  const Mean& above = means_before_[static_cast<size_t>(std::clamp<int64_t>(to, 0, count))];
  return {above.sum - below.sum, above.weight - below.weight, above.blocks - below.blocks,
          above.kept - below.kept};
}

// Steps from each block to the nearest paragraph above or below that is surely of the article.
void Measurer::count_to_sure() {
  constexpr int64_t kFar = 40;
  constexpr int kSure = 2000;
  const size_t count = second_.size();
  sure_before_.assign(count, kFar);
  sure_behind_.assign(count, kFar);
  const auto sure = [&](size_t b) { return second_[b] > kSure && page_.facts.blocks[b].prose; };
  for (size_t b = 1; b < count; ++b)
    sure_before_[b] = sure(b - 1) ? 1 : std::min(kFar, sure_before_[b - 1] + 1);
  for (size_t b = count; b-- > 1;)
    sure_behind_[b - 1] = sure(b) ? 1 : std::min(kFar, sure_behind_[b] + 1);
}

Measurer::Measurer(const PageView& page, std::span<const int> first, std::span<const int> second)
    : page_(page),
      first_(first),
      second_(second),
      holders_(page.tree.nodes().size()),
      outers_(page.tree.nodes().size()),
      means_before_(second.size() + 1),
      kept_before_(second.size() + 1),
      prose_before_(second.size() + 1) {
  for (size_t b = 0; b < second.size(); ++b) {
    const BlockFacts& block = page.facts.blocks[b];
    means_before_[b + 1] = means_before_[b];
    add(means_before_[b + 1], b);
    add(holders_[holder_of(b)], b);
    add(outers_[outer_of(b)], b);
    add(paths_[page.at(b).path], b);
    kept_before_[b + 1] = kept_before_[b] + (second[b] > 0 ? block.bytes : 0);
    prose_before_[b + 1] = prose_before_[b] + (block.prose ? block.bytes : 0);
  }
  count_to_sure();
  for (const HtmlNode& node : page.tree.nodes()) articles_ += node.tag == LXB_TAG_ARTICLE;
}

void Measurer::take_text(size_t b, Writer& out) const {
  const BlockFacts& block = page_.facts.blocks[b];
  out.put(kind_of_tag(block.tag));
  out.put(block.bytes);
  out.put(block.words);
  out.put(block.commas);
  out.put(block.stops);
  out.put(block.link_share);
  out.put(block.bold_share);
  out.put(block.digit_share);
  out.put(block.upper_share);
  out.put(ending(block.last));
  out.put(opening(block.first));
  out.put(block.prose);
  out.put(block.repeated);
  out.put(static_cast<int>(block.stock));
  out.put(block.words == 0 ? 0 : 10 * block.bytes / block.words);
  const std::string_view text = page_.text(b);
  out.put(names_any(text, page_.head.authors));
  out.put(names_any(text, page_.head.site_names));
  out.put(link_kind(b));
}

// What kind of link a block begins with: 0 none, 1 to a place on the page itself, 2 elsewhere.
int Measurer::link_kind(size_t b) const {
  if (page_.facts.blocks[b].link_share == 0) return 0;
  const LeafBlock& leaf = page_.rendering.blocks[b];
  for (NodeIndex i = leaf.first; i != kNoNode && i > leaf.container; i = page_.tree[i].parent)
    if (page_.tree[i].tag == LXB_TAG_A)
      return page_.tree.attribute(i, Attribute::kHref).starts_with("#") ? 1 : 2;
  return 0;
}

void Measurer::take_place(size_t b, Writer& out) const {
  const PageFacts& facts = page_.facts;
  const NodeIndex container = page_.rendering.blocks[b].container, main = facts.main;
  // Classes: how many elements up, at most seven, the word stands; 9: farther or nowhere.
  std::array<int16_t, static_cast<size_t>(kCount)> steps;
  steps.fill(9);
  NodeIndex at = container;
  int depth = 0;
  for (int up = 0; at != kNoNode; ++up, at = page_.tree[at].parent) {
    ++depth;
    if (up > 7) continue;
    for (uint64_t bits = facts.nodes[at].own.bits(); bits != 0; bits &= bits - 1) {
      auto& step = steps[static_cast<size_t>(__builtin_ctzll(bits))];
      step = std::min<int16_t>(step, static_cast<int16_t>(up));
    }
  }
  for (const NamedClass& asked : kClassesAsked) out.put(steps[static_cast<size_t>(asked.kind)]);
  out.put(depth);
  int below = 0;  // steps from main down
  const bool inside = container >= main && container < page_.tree[main].end;
  if (inside)
    for (NodeIndex i = container; i != main && i != kNoNode; i = page_.tree[i].parent) ++below;
  out.put(inside ? below : -1);
  out.put(container < main ? 0 : inside ? 1 : 2);
  const NodeIndex holder = holder_of(b), outer = outer_of(b);
  for (const NodeIndex i : {holder, outer}) {
    const uint32_t size = facts.text_of(page_.tree, i);
    out.put(share(facts.links_of(page_.tree, i), size));
    out.put(share(facts.prose_of(page_.tree, i), size));
    out.put(share(size, facts.nodes.back().text_before));
    out.put(share(facts.prose_of(page_.tree, i), facts.nodes.back().prose_before));
    out.put(kind_of_tag(page_.tree[i].tag));
  }
  out.put(share(facts.links_of(page_.tree, main), facts.text_of(page_.tree, main)));
  out.put(share(facts.prose_of(page_.tree, main), facts.nodes.back().prose_before));
  const auto title = static_cast<int64_t>(facts.title_block);
  out.put(facts.title_block == 0xffffffff ? -999 : static_cast<int64_t>(b) - title);
  out.put(share(static_cast<int64_t>(b), static_cast<int64_t>(facts.blocks.size())));
  // Elements and texts between the block above and this one: images and the like.
  out.put(b == 0 ? 0 : page_.rendering.blocks[b].first - page_.rendering.blocks[b - 1].last);
}

void Measurer::take_neighbour(size_t b, int64_t other, Writer& out) const {
  if (other < 0 || other >= static_cast<int64_t>(second_.size())) {
    for (int i = 0; i < 7; ++i) out.put(-30000);
    return;
  }
  const auto o = static_cast<size_t>(other);
  const BlockFacts& block = page_.facts.blocks[o];
  out.put(second_[o]);
  out.put(block.bytes);
  out.put(block.link_share);
  out.put(kind_of_tag(block.tag));
  out.put(static_cast<int>(block.stock));
  out.put(page_.at(o).path == page_.at(b).path ? 2 : holder_of(o) == holder_of(b) ? 1 : 0);
  out.put(ending(block.last));
}

void Measurer::take_scores(size_t b, Writer& out) const {
  out.put(first_[b]);
  out.put(second_[b]);
  const auto here = static_cast<int64_t>(b);
  for (const int64_t step : {-2, -1, 1, 2}) take_neighbour(b, here + step, out);
  const Mean& path = paths_.find(page_.at(b).path)->second;
  for (const Mean* mean : {&holders_[holder_of(b)], &outers_[outer_of(b)], &path}) {
    out.put(mean->value());
    out.put(mean->blocks);
    out.put(share(mean->kept, mean->blocks));
    out.put(mean->weight / 16);
  }
  for (const int64_t reach : {3, 8}) {
    for (const Mean& run : {between(here - reach, here), between(here + 1, here + 1 + reach)}) {
      out.put(run.value());
      out.put(run.kept);
    }
  }
  const uint32_t kept = kept_before_.back();
  out.put(share(kept_before_[b], kept));
  out.put(share(kept - kept_before_[b + 1], kept));
  out.put(std::min<uint32_t>(kept_before_[b], 20000));
  out.put(std::min<uint32_t>(kept - kept_before_[b + 1], 20000));
  out.put(share(prose_before_[b], prose_before_.back()));
  out.put(sure_before_[b]);
  out.put(sure_behind_[b]);
}

void Measurer::take_page(Writer& out) const {
  out.put(articles_);
  out.put(static_cast<int64_t>(second_.size()));
  out.put(kept_before_.back() / 4);
  out.put(share(kept_before_.back(), page_.facts.nodes.back().text_before));
  out.put(prose_before_.back() / 4);
}

void Measurer::take(size_t block, std::span<int16_t> out) const {
  Writer writer(out);
  take_text(block, writer);
  take_place(block, writer);
  take_scores(block, writer);
  take_page(writer);
}

std::span<const std::string> measure_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    const auto add = [&](std::string_view before, std::initializer_list<std::string_view> list) {
      for (const std::string_view name : list)
        names.push_back(std::string(before) + std::string(name));
    };
    add("", {"tag", "bytes", "words", "commas", "stops", "links", "bold", "digits", "upper", "ends",
             "opens", "prose", "repeated", "stock", "word_size", "names_author", "names_site",
             "link_kind"});
    for (const NamedClass& asked : kClassesAsked) add("class_steps_", {asked.name});
    add("", {"depth", "main_depth", "main_place"});
    for (const std::string_view where : {"holder_", "outer_"})
      add(where, {"links", "prose", "text_share", "prose_share", "tag"});
    add("", {"main_links", "main_prose_share", "title_steps", "page_place", "nodes_above",
             "first_look", "second_look"});
    for (const std::string_view where : {"before2_", "before_", "behind_", "behind2_"})
      add(where, {"score", "bytes", "links", "tag", "stock", "kin", "ends"});
    for (const std::string_view where : {"holder_", "outer_", "path_"})
      add(where, {"score", "blocks", "kept", "weight"});
    for (const std::string_view where : {"before3_", "behind3_", "before8_", "behind8_"})
      add(where, {"run_score", "run_kept"});
    add("", {"kept_share_before", "kept_share_behind", "kept_before", "kept_behind",
             "prose_share_before", "sure_before", "sure_behind"});
    add("page_", {"articles", "blocks", "kept", "kept_share", "prose"});
    return names;
  }();
  return kNames;
}

}  // namespace hearsay::document
