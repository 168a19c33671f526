// Turns facts of blocks into features.
#include "document/features.h"

#include <algorithm>
#include <bit>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "document/html_title.h"
#include "text/fold.h"

namespace hearsay::document {
namespace {

enum Group : uint8_t {
  kBias,
  kTag,
  kBytes,
  kLinks,
  kStops,
  kEnds,
  kStart,
  kLook,
  kRegion,
  kClassOwn,
  kClassAround,
  kMainDepth,
  kMainPlace,
  kHolderLinks,
  kHolderProse,
  kPath,
  kTitlePlace,
  kStock,
  kAfterBorder,
  kStated,
  kRepeated,
  kPagePlace,
  kBefore,
  kBehind,
  kProseNear,
  kTagBytes,
  kLinksBytes,
  kMainProse,
  kArticles,
  kTagPath,
  kPathSize,
  kMainTag,
  kOwnScore,
  kScoreBefore,
  kScoreBehind,
  kScoreBefore2,
  kScoreBehind2,
  kHolderScore,
  kOuterScore,
  kRunScore,
  kScoreBytes,
  kGroupCount
};

constexpr uint16_t kClasses = static_cast<uint16_t>(ClassKind::kCount);
constexpr uint16_t kRegions = static_cast<uint16_t>(Region::kCount);
constexpr uint16_t kTags = 14, kSizes = 8, kShares = 6, kScores = 12;

constexpr std::array<FeatureGroup, kGroupCount> kGroups = {{
    {"bias", 1},
    {"tag", kTags},
    {"bytes", kSizes},
    {"links", kShares},
    {"stops", 4},
    {"ends", 6},
    {"start", 5},
    {"look", 6},
    {"region", kRegions},
    {"class_own", kClasses},
    {"class_around", kClasses},
    {"main_depth", 7},
    {"main_place", 3},
    {"holder_links", kShares},
    {"holder_prose", kShares},
    {"path", 6},
    {"title_place", 9},
    {"stock", 4},
    {"after_border", 4},
    {"stated", 4},
    {"repeated", 2},
    {"page_place", 6},
    {"before", 6},
    {"behind", 6},
    {"prose_near", 7},
    {"tag_bytes", kTags* kSizes},
    {"links_bytes", kShares* kSizes},
    {"main_prose", 14},
    {"articles", 4},
    {"tag_path", kTags * 6},
    {"path_size", 6 * kSizes},
    {"main_tag", 7 * kTags},
    {"own_score", kScores},
    {"score_before", kScores},
    {"score_behind", kScores},
    {"score_before2", kScores},
    {"score_behind2", kScores},
    {"holder_score", kScores},
    {"outer_score", kScores},
    {"run_score", kScores},
    {"score_bytes", kScores* kSizes},
}};

constexpr std::array<uint16_t, kGroupCount + 1> kFirst = [] {
  std::array<uint16_t, kGroupCount + 1> first{};
  for (size_t i = 0; i < kGroupCount; ++i)
    first[i + 1] = static_cast<uint16_t>(first[i] + kGroups[i].values);
  return first;
}();

int tag_value(uint16_t tag) {
  switch (tag) {
    case LXB_TAG_P: return 0;
    case LXB_TAG_LI: return 1;
    case LXB_TAG_H1: return 2;
    case LXB_TAG_H2: return 3;
    case LXB_TAG_H3: return 4;
    case LXB_TAG_H4:
    case LXB_TAG_H5:
    case LXB_TAG_H6: return 5;
    case LXB_TAG_DIV: return 6;
    case LXB_TAG_SECTION:
    case LXB_TAG_ARTICLE:
    case LXB_TAG_MAIN:
    case LXB_TAG_BODY: return 7;
    case LXB_TAG_TD:
    case LXB_TAG_TH: return 8;
    case LXB_TAG_BLOCKQUOTE: return 9;
    case LXB_TAG_PRE:
    case LXB_TAG_DT:
    case LXB_TAG_DD: return 10;
    case LXB_TAG_FIGCAPTION:
    case LXB_TAG_FIGURE: return 11;
    case LXB_TAG_TABLE: return 12;
    default: return 13;
  }
}

int size_value(uint32_t bytes) {
  static constexpr std::array<uint32_t, 7> kSteps = {12, 25, 50, 90, 160, 300, 600};
  return static_cast<int>(std::upper_bound(kSteps.begin(), kSteps.end(), bytes) - kSteps.begin());
}

int share_value(int64_t part, int64_t whole) {
  if (part <= 0 || whole <= 0) return 0;
  const int64_t percent = 100 * part / whole;
  return percent < 10 ? 1 : percent < 30 ? 2 : percent < 60 ? 3 : percent < 90 ? 4 : 5;
}

int count_value(int64_t count, std::initializer_list<int> steps) {
  int value = 0;
  for (const int step : steps) value += count >= step;
  return value;
}

int score_value(int score) {  // thousandths of log-odds
  static constexpr std::array<int, 11> kSteps = {-6000, -4500, -3200, -2200, -1200, -400,
                                                 400,   1200,  2200,  3200,  4500};
  return static_cast<int>(std::upper_bound(kSteps.begin(), kSteps.end(), score) - kSteps.begin());
}

class Seer {
 public:
  explicit Seer(const PageView& page) : page_(page), blocks_(page.facts.blocks) {
    for (size_t b = 0; b < blocks_.size(); ++b)
      if (blocks_[b].prose) path_prose_[page.at(b).path] += blocks_[b].bytes;
    for (const HtmlNode& node : page.tree.nodes()) articles_ += node.tag == LXB_TAG_ARTICLE;
    description_ = word_key(page.head.description.substr(0, 2000));
    stated_body_ = word_key(page.head.article_body);
  }

  std::span<const FeatureId> see(size_t b) {
    size_ = 0;
    see_text(b);
    see_place(b);
    see_stated(b);
    see_neighbours(b);
    if (blocks_[b].stock == Stock::kBorder && b > page_.facts.title_block) ++borders_;
    if (blocks_[b].stock == Stock::kComments) ++comment_borders_;
    return std::span(out_).first(size_);
  }

 private:
  const PageView& page_;
  const std::vector<BlockFacts>& blocks_;
  std::array<FeatureId, 256> out_;  // of the block seen last, `size_` of them
  size_t size_ = 0;
  std::unordered_map<uint32_t, uint32_t> path_prose_;
  std::string description_, stated_body_;
  uint32_t articles_ = 0;
  int borders_ = 0, comment_borders_ = 0;

  void on(Group group, int value) {
    if (value >= 0 && value < kGroups[group].values && size_ < out_.size())
      out_[size_++] = static_cast<FeatureId>(kFirst[group] + value);
  }
  void see_text(size_t b);
  void see_place(size_t b);
  void see_stated(size_t b);
  void see_neighbours(size_t b);
  int path_value(size_t b) const;
  int main_depth(size_t b) const;
};

int ends_value(char32_t last) {
  if (last == '.' || last == '!' || last == '?' || last == 0x2026) return 0;
  if (last == '"' || last == 0x201d || last == 0x2019 || last == 0xbb || last == ')' ||
      last == 0x201c)
    return 1;
  if (last == ':') return 2;
  if (last == ',' || last == ';' || last == '-') return 3;
  if (text::is_letter(last)) return 4;
  return 5;
}

int start_value(char32_t first) {
  if (text::is_upper(first)) return 0;
  if (text::is_letter(first)) return 1;
  if (text::is_digit(first)) return 2;
  if (text::is_quote_mark(first)) return 3;
  return 4;
}

void Seer::see_text(size_t b) {
  const BlockFacts& block = blocks_[b];
  const int tag = tag_value(block.tag), size = size_value(block.bytes),
            links = share_value(block.link_share, 100);
  on(kBias, 0);
  on(kTag, tag);
  on(kBytes, size);
  on(kLinks, links);
  on(kStops, static_cast<int>(std::min<uint32_t>(block.stops, 3)));
  on(kEnds, ends_value(block.last));
  on(kStart, start_value(block.first));
  if (block.upper_share > 70 && block.bytes > 3) on(kLook, 0);
  if (block.bold_share > 90) on(kLook, 1);
  if (block.digit_share > 40) on(kLook, 2);
  if (block.digit_share > 15) on(kLook, 3);
  if (block.commas >= 3) on(kLook, 4);
  if (block.prose) on(kLook, 5);
  on(kTagBytes, tag * kSizes + size);
  on(kLinksBytes, links * kSizes + size);
  on(kStock, static_cast<int>(block.stock));
}

int Seer::path_value(size_t b) const {
  const auto found = path_prose_.find(page_.at(b).path);
  if (found == path_prose_.end()) return 0;
  const uint32_t most = page_.facts.largest_path;
  const uint32_t others = found->second - (blocks_[b].prose ? blocks_[b].bytes : 0);
  if (others == 0) return 1;
  return found->second == most       ? 5
         : found->second * 2 >= most ? 4
         : found->second * 6 >= most ? 3
                                     : 2;
}

// 0: outside of main; else steps from main down to the block's container, at most 6.
int Seer::main_depth(size_t b) const {
  const NodeIndex main = page_.facts.main;
  NodeIndex at = page_.rendering.blocks[b].container;
  if (at < main || at >= page_.tree[main].end) return 0;
  int depth = 1;
  for (; at != main && depth < 6; at = page_.tree[at].parent) ++depth;
  return depth;
}

void Seer::see_place(size_t b) {
  const NodeFacts& node = page_.at(b);
  const NodeIndex container = page_.rendering.blocks[b].container, main = page_.facts.main;
  for (uint64_t bits = node.regions.bits(); bits != 0; bits &= bits - 1)
    on(kRegion, std::countr_zero(bits));
  ClassSet own = node.own;
  if (container != 0) own.add(page_.facts.nodes[page_.tree[container].parent].own);
  for (uint64_t bits = own.bits(); bits != 0; bits &= bits - 1)
    on(kClassOwn, std::countr_zero(bits));
  for (uint64_t bits = node.around.bits(); bits != 0; bits &= bits - 1)
    on(kClassAround, std::countr_zero(bits));
  const int depth = main_depth(b), tag = tag_value(blocks_[b].tag), path = path_value(b);
  on(kMainDepth, depth);
  on(kMainPlace, container < main ? 0 : container < page_.tree[main].end ? 1 : 2);
  on(kMainProse, depth * 2 + (blocks_[b].prose ? 1 : 0));
  on(kMainTag, depth * kTags + tag);
  on(kPath, path);
  on(kTagPath, path * kTags + tag);
  on(kPathSize, path * kSizes + size_value(blocks_[b].bytes));
  const NodeIndex holder = container == 0 ? 0 : page_.tree[container].parent;
  const uint32_t size = page_.facts.text_of(page_.tree, holder);
  on(kHolderLinks, share_value(page_.facts.links_of(page_.tree, holder), size));
  on(kHolderProse, share_value(page_.facts.prose_of(page_.tree, holder), size));
  on(kArticles, articles_ == 0                       ? 0
                : node.regions.has(Region::kArticle) ? (articles_ == 1 ? 1 : 2)
                                                     : 3);
  on(kPagePlace, static_cast<int>(6 * b / blocks_.size()));
  const uint32_t title = page_.facts.title_block;
  if (title == 0xffffffff) {
    on(kTitlePlace, 0);
  } else {
    const auto steps = static_cast<int64_t>(b) - static_cast<int64_t>(title);
    on(kTitlePlace, steps < -5   ? 1
                    : steps < 0  ? 2
                    : steps == 0 ? 3
                                 : 4 + count_value(steps, {4, 10, 40, 100}));
  }
}

void Seer::see_stated(size_t b) {
  const BlockFacts& block = blocks_[b];
  on(kAfterBorder, comment_borders_ > 0 ? 3 : std::min(borders_, 2));
  on(kRepeated, block.repeated ? 1 : 0);
  if (block.bytes < 24 || (description_.empty() && stated_body_.size() < 200)) return;
  if (stated_body_.size() < 200) {
    constexpr size_t kLongestMark = 4;  // of the bytes of a character that a key drops
    if (block.bytes > kLongestMark * description_.size()) return;
    constexpr size_t kStart = 40;
    std::string_view start = page_.text(b).substr(0, kStart);
    start = start.substr(0, start.rfind(' '));
    if (block.bytes > kStart && description_.find(word_key(start)) == std::string::npos) return;
  }
  const std::string key = word_key(page_.text(b));
  if (key.size() < 16) return;
  if (!description_.empty() && description_.find(key) != std::string::npos) on(kStated, 0);
  if (stated_body_.size() < 200) return;
  // A piece from the middle: the edges of blocks differ from those of paragraphs.
  const size_t size = std::min<size_t>(key.size(), 60);
  const bool found =
      stated_body_.find(key.substr((key.size() - size) / 2, size)) != std::string::npos;
  on(kStated, found ? 1 : 2);
}

void Seer::see_neighbours(size_t b) {
  const auto look = [&](size_t other) {
    const BlockFacts& block = blocks_[other];
    if (block.prose) return page_.at(other).path == page_.at(b).path ? 4 : 3;
    if (block.tag >= LXB_TAG_H1 && block.tag <= LXB_TAG_H6) return 2;
    return block.link_share > 60 ? 1 : 0;
  };
  on(kBefore, b == 0 ? 5 : look(b - 1));
  on(kBehind, b + 1 == blocks_.size() ? 5 : look(b + 1));
  int near = 0;
  for (size_t i = b < 3 ? 0 : b - 3; i < std::min(blocks_.size(), b + 4); ++i)
    near += i != b && blocks_[i].prose;
  on(kProseNear, near);
}

}  // namespace

std::span<const FeatureGroup> feature_groups() { return kGroups; }
uint16_t feature_count() { return kFirst[kGroupCount]; }
FeatureId first_feature(size_t group) { return kFirst[group]; }

void visit_local_features(const PageView& page,
                          const std::function<void(size_t, std::span<const FeatureId>)>& take) {
  Seer seer(page);
  for (size_t b = 0; b < page.facts.blocks.size(); ++b) take(b, seer.see(b));
}

std::vector<std::vector<FeatureId>> local_features(const PageView& page) {
  std::vector<std::vector<FeatureId>> out(page.facts.blocks.size());
  visit_local_features(page, [&](size_t b, std::span<const FeatureId> features) {
    out[b].assign(features.begin(), features.end());
  });
  return out;
}

void visit_context_features(const PageView& page, std::span<const int> scores,
                            const std::function<void(size_t, std::span<const FeatureId>)>& take) {
  struct Mean {
    int64_t sum = 0, weight = 0;
    int value() const { return weight == 0 ? 0 : static_cast<int>(sum / weight); }
  };
  std::vector<Mean> holders(page.tree.nodes().size()), outers(holders);  // by node
  const auto holder_of = [&](size_t b) {
    const NodeIndex container = page.rendering.blocks[b].container;
    return container == 0 ? 0 : page.tree[container].parent;
  };
  const auto outer_of = [&](size_t b) {
    const NodeIndex holder = holder_of(b);
    return holder == 0 || holder == kNoNode ? 0 : page.tree[holder].parent;
  };
  const auto weight_of = [&](size_t b) {
    return std::min<int64_t>(page.facts.blocks[b].bytes, 400);
  };
  for (size_t b = 0; b < scores.size(); ++b)
    for (Mean* mean : {&holders[holder_of(b)], &outers[outer_of(b)]}) {
      mean->sum += weight_of(b) * std::clamp(scores[b], -6000, 6000);
      mean->weight += weight_of(b);
    }
  constexpr int kNowhere = -7000;  // the score of what is no block
  std::vector<int> values(scores.size() + 6, score_value(kNowhere));  // three more at either end
  for (size_t b = 0; b < scores.size(); ++b) values[b + 3] = score_value(scores[b]);
  std::vector<FeatureId> out;
  for (size_t b = 0; b < scores.size(); ++b) {
    out.clear();
    const auto on = [&](Group group, int value) {
      out.push_back(static_cast<FeatureId>(kFirst[group] + value));
    };
    const auto here = static_cast<int64_t>(b);
    const int* value = &values[b + 3];
    on(kOwnScore, value[0]);
    on(kScoreBytes, value[0] * kSizes + size_value(page.facts.blocks[b].bytes));
    on(kScoreBefore, value[-1]);
    on(kScoreBehind, value[1]);
    on(kScoreBefore2, std::max(value[-2], value[-3]));
    on(kScoreBehind2, std::max(value[2], value[3]));
    on(kHolderScore, score_value(holders[holder_of(b)].value()));
    on(kOuterScore, score_value(outers[outer_of(b)].value()));
    Mean run;
    for (int64_t i = here - 6; i <= here + 6; ++i) {
      if (i == here || i < 0 || i >= static_cast<int64_t>(scores.size())) continue;
      const auto other = static_cast<size_t>(i);
      run.sum += weight_of(other) * std::clamp(scores[other], -6000, 6000);
      run.weight += weight_of(other);
    }
    on(kRunScore, score_value(run.value()));
    take(b, out);
  }
}

std::vector<std::vector<FeatureId>> context_features(const PageView& page,
                                                     std::span<const int> scores) {
  std::vector<std::vector<FeatureId>> out(scores.size());
  visit_context_features(page, scores, [&](size_t b, std::span<const FeatureId> features) {
    out[b].assign(features.begin(), features.end());
  });
  return out;
}

}  // namespace hearsay::document
