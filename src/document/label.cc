// The block model says what is of the article; rules by place, class and words say what kind of
// thing each block is.
#include "document/label.h"

#include <algorithm>
#include <array>

#include "document/byline.h"
#include "lexicon/read_dates.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

constexpr uint32_t kLongestLine = 200;  // bytes of a byline, date or source line
constexpr uint32_t kBeforeTitle = 12;   // blocks above the title where they may stand
constexpr uint32_t kBehindBody = 4;     // blocks below the last paragraph

class Labeller {
 public:
  Labeller(const PageView& page, const BlockModel& model, const lexicon::Lexicon& lexicon)
      : page_(page), blocks_(page.facts.blocks), lexicon_(lexicon), labels_(blocks_.size()) {
    const std::vector<int> scores = model.score(page);
    for (size_t b = 0; b < scores.size(); ++b) labels_[b].score = scores[b];
  }

  std::vector<Label> run() {
    guard();
    choose_body();
    fill_gaps();
    find_edges();
    for (uint32_t b = 0; b < blocks_.size(); ++b) refine(b);
    return std::move(labels_);
  }

 private:
  const PageView& page_;
  const std::vector<BlockFacts>& blocks_;
  const lexicon::Lexicon& lexicon_;
  std::vector<Label> labels_;
  uint32_t first_body_ = 0, last_body_ = 0;  // [first, last] of the article's blocks
  bool has_body_ = false;

  void guard();
  void choose_body();
  void fill_gaps();
  void find_edges();
  void refine(uint32_t b);
  bool refine_figure(uint32_t b);
  bool refine_line(uint32_t b);
  bool in_window(uint32_t b) const;
  bool inside_main(uint32_t b) const;
  bool denied(uint32_t b) const;
  void set(uint32_t b, BlockKind kind, std::string_view rule) {
    labels_[b].kind = kind;
    labels_[b].rule = rule;
  }
};

bool Labeller::inside_main(uint32_t b) const {
  const NodeIndex container = page_.rendering.blocks[b].container, main = page_.facts.main;
  return container >= main && container < page_.tree[main].end;
}

bool Labeller::denied(uint32_t b) const {
  const NodeFacts& node = page_.at(b);
  return node.regions.has(Region::kNav) || node.regions.has(Region::kFooter) ||
         node.around.any({kRelated, kNav, kComment, kFooter, kSidebar, kNewsletter, kConsent});
}

// Over-pruning: where the model keeps next to nothing of the element that holds most paragraphs,
// its scores are judged against each other instead of against zero.
void Labeller::guard() {
  uint64_t kept = 0, main_prose = 0;
  std::vector<std::pair<int, uint32_t>> scores;  // of paragraphs in main, with their bytes
  for (uint32_t b = 0; b < blocks_.size(); ++b) {
    if (labels_[b].score > 0) kept += blocks_[b].bytes;
    if (!blocks_[b].prose || !inside_main(b)) continue;
    main_prose += blocks_[b].bytes;
    scores.emplace_back(labels_[b].score, blocks_[b].bytes);
  }
  if (main_prose < 300 || kept * 4 >= main_prose) return;
  std::sort(scores.begin(), scores.end());
  uint64_t below = 0;
  int shift = 0;
  for (const auto& [score, bytes] :
       scores) {  // the score that three quarters of the paragraphs' bytes reach
    below += bytes;
    shift = score;
    if (below * 4 >= main_prose) break;
  }
  for (Label& label : labels_) label.score -= std::min(shift, 0) - 300;
}

void Labeller::choose_body() {
  for (uint32_t b = 0; b < blocks_.size(); ++b)
    if (labels_[b].score > 0) set(b, BlockKind::kBody, "model");
}

// A single short block left out between blocks of the article, in the same element as both, is of
// the article.
void Labeller::fill_gaps() {
  for (uint32_t b = 1; b + 1 < blocks_.size(); ++b) {
    if (labels_[b].kind == BlockKind::kBody || labels_[b].score < -1500) continue;
    const auto holder = [&](uint32_t i) {
      const NodeIndex container = page_.rendering.blocks[i].container;
      return container == 0 ? 0 : page_.tree[container].parent;
    };
    const bool between = labels_[b - 1].score > 1500 && labels_[b + 1].score > 1500;
    if (between && holder(b - 1) == holder(b) && holder(b + 1) == holder(b) &&
        blocks_[b].link_share < 90 && blocks_[b].stock == Stock::kNone)
      set(b, BlockKind::kBody, "between");
  }
}

void Labeller::find_edges() {
  for (uint32_t b = 0; b < blocks_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kBody) continue;
    if (!has_body_) first_body_ = b;
    has_body_ = true;
    last_body_ = b;
  }
}

bool Labeller::in_window(uint32_t b) const {
  const uint32_t title = page_.facts.title_block;
  const uint32_t from =
      std::min(title == 0xffffffff ? first_body_ : title, has_body_ ? first_body_ : title);
  if (from == 0xffffffff) return false;
  const uint32_t to = has_body_ ? last_body_ : from;
  return b + kBeforeTitle >= from && b <= to + kBehindBody + (has_body_ ? 0 : 12);
}

// Captions and photo credits: by the element around or by its class.
bool Labeller::refine_figure(uint32_t b) {
  const NodeFacts& node = page_.at(b);
  const NodeIndex container = page_.rendering.blocks[b].container;
  ClassSet near = node.own;
  NodeIndex at = container;
  for (int up = 0; up < 2 && at != 0 && at != kNoNode; ++up, at = page_.tree[at].parent)
    near.add(page_.facts.nodes[at].own);
  const bool figure = node.regions.has(Region::kFigure) || node.regions.has(Region::kCaption);
  if (!figure && !near.has(kCaption)) return false;
  if (page_.rendering.blocks[b].is_table ||
      (blocks_[b].tag >= LXB_TAG_H1 && blocks_[b].tag <= LXB_TAG_H6))
    return false;
  if (figure && labels_[b].score > 2500 && !near.has(kCaption) &&
      !node.regions.has(Region::kCaption))
    return false;
  if (blocks_[b].stock != Stock::kNone || !in_window(b) || denied(b)) return false;
  const bool credit =
      near.has(kCredit) && !(node.regions.has(Region::kCaption) && blocks_[b].bytes > 80);
  set(b, credit ? BlockKind::kCredit : BlockKind::kCaption, figure ? "figure" : "caption-class");
  return true;
}

// Bytes of the dates in a line.
uint32_t dated_bytes(std::string_view text, const lexicon::Lexicon& lexicon) {
  uint32_t bytes = 0;
  for (const lexicon::WrittenDate& date :
       lexicon::find_dates(text, {0, base::narrow(text.size())}, lexicon)) {
    if (date.form == lexicon::WrittenDate::Form::kWeekday ||
        date.form == lexicon::WrittenDate::Form::kRelative)
      continue;
    bytes += date.span.size();
  }
  return bytes;
}

// Bylines, dates and sources: short lines around the title, or above and below the article.
bool Labeller::refine_line(uint32_t b) {
  const BlockFacts& block = blocks_[b];
  if (block.bytes > kLongestLine || !in_window(b) || denied(b) ||
      page_.rendering.blocks[b].is_table)
    return false;
  if (block.tag >= LXB_TAG_H1 && block.tag <= LXB_TAG_H3) return false;
  const NodeFacts& node = page_.at(b);
  const std::string_view text = page_.text(b);
  const bool body = labels_[b].kind == BlockKind::kBody;
  const bool early = b <= first_body_ + 2 || !has_body_;
  const bool late = has_body_ && b + 2 >= last_body_;
  const bool named = node.around.any({kAuthor, kDate, kMeta, kSource});
  if (body && !early && !late) return false;
  if (!named && !early && !late) return false;
  const Byline byline = read_byline(text, lexicon_);
  const bool author = node.around.has(kAuthor) && !node.around.has(kBio);
  if (!byline.names.empty() && byline.pure && (byline.marked || author)) {
    set(b, BlockKind::kByline, byline.marked ? "byline-words" : "author-class");
    return true;
  }
  const uint32_t dated =
      block.digit_share > 0 && block.bytes < 120 ? dated_bytes(text, lexicon_) : 0;
  if (dated > 0 && (dated * 2 >= block.bytes || (node.around.has(kDate) && !body))) {
    set(b, BlockKind::kDate, dated * 2 >= block.bytes ? "date-words" : "date-class");
    return true;
  }
  if (byline.names.empty() && !byline.outlets.empty() && byline.pure &&
      (byline.marked || node.around.has(kSource)) && !body) {
    set(b, BlockKind::kSource, "source-words");
    return true;
  }
  return false;
}

void Labeller::refine(uint32_t b) {
  Label& label = labels_[b];
  if (b == page_.facts.title_block) return set(b, BlockKind::kTitle, "title");
  if (refine_figure(b) || refine_line(b)) return;
  if (label.kind != BlockKind::kBody) return set(b, BlockKind::kFurniture, "model");
  const BlockFacts& block = blocks_[b];
  if (page_.rendering.blocks[b].is_table) return set(b, BlockKind::kTable, "table");
  if (block.tag >= LXB_TAG_H1 && block.tag <= LXB_TAG_H6)
    return set(b, BlockKind::kHeading, "heading-tag");
  const bool ends = block.last == '.' || block.last == '!' || block.last == '?' ||
                    block.last == ',' || block.last == ':';
  if (block.bold_share > 95 && block.bytes <= 100 && !ends && block.tag != LXB_TAG_LI)
    set(b, BlockKind::kHeading, "bold-line");
}

}  // namespace

std::vector<Label> label_blocks(const PageView& page, const BlockModel& model,
                                const lexicon::Lexicon& lexicon) {
  if (page.facts.blocks.empty()) return {};
  return Labeller(page, model, lexicon).run();
}

}  // namespace hearsay::document
