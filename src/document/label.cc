// The block model says what is of the article; rules by place, class and words say what kind of
// thing each block is.
#include "document/label.h"

#include <algorithm>
#include <array>

#include "document/byline.h"
#include "document/html_line.h"
#include "document/html_title.h"
#include "document/photo_credit.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

constexpr uint32_t kLongestLine = 200;     // bytes of a byline, date or source line
constexpr uint32_t kBeforeTitle = 12;      // blocks above the title where they may stand
constexpr uint32_t kLongestCaption = 300;  // bytes of a text that its photo credit makes a caption
constexpr uint32_t kBehindBody = 4;        // blocks below the last paragraph
constexpr uint32_t kFewestBetween = 4;  // words of a block that its neighbours make the article's

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
    drop_strays();
    fill_gaps();
    find_edges();
    extend_tail();
    for (uint32_t b = 0; b < blocks_.size(); ++b) refine(b);
    for (uint32_t b = 0; b < blocks_.size(); ++b)
      if (labels_[b].kind == BlockKind::kBody && joins_bylines(b))
        set(b, BlockKind::kFurniture, "between-bylines");
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
  void drop_strays();
  void fill_gaps();
  void find_edges();
  void extend_tail();
  void refine(uint32_t b);
  bool joins_bylines(uint32_t b) const;
  bool beside_image(uint32_t b) const;
  bool holds_other_in_figure(uint32_t b) const;
  bool is_stock_line(uint32_t b) const;
  bool refine_figure(uint32_t b);
  bool refine_line(uint32_t b);
  bool below_heading(uint32_t b) const;
  bool table_within_text(uint32_t b) const;
  bool holds_role(std::string_view text) const;
  bool signed_by_site(std::string_view text) const;
  bool opens_as_source(std::string_view text) const;
  bool is_platform(std::string_view outlet) const;
  bool behind_image(uint32_t b) const;
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
         node.around.any({kRelated, kNav, kComment, kSidebar, kNewsletter, kConsent});
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

// A few words, mostly a link, with no paragraph of the article near them are of a menu.
void Labeller::drop_strays() {
  constexpr uint32_t kShort = 60;
  constexpr size_t kNear = 3;
  for (size_t b = 0; b < blocks_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kBody || blocks_[b].bytes >= kShort ||
        blocks_[b].link_share < 80)
      continue;
    bool near = false;
    for (size_t i = b < kNear ? 0 : b - kNear; i < std::min(blocks_.size(), b + kNear + 1); ++i)
      near |= i != b && labels_[i].kind == BlockKind::kBody && blocks_[i].prose &&
              page_.at(i).path == page_.at(b).path;
    if (!near && page_.at(b).regions.has(Region::kList))
      set(static_cast<uint32_t>(b), BlockKind::kFurniture, "stray");
  }
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
    if (between && blocks_[b].words >= kFewestBetween && holder(b - 1) == holder(b) &&
        holder(b + 1) == holder(b) && blocks_[b].link_share < 90 &&
        blocks_[b].stock == Stock::kNone)
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

// A paragraph right behind the article that is made like one of its paragraphs belongs to it,
// unless the model is sure.
void Labeller::extend_tail() {
  constexpr int kSure = -2200;
  while (has_body_ && last_body_ + 1 < blocks_.size()) {
    const uint32_t b = last_body_ + 1;
    if (!blocks_[b].prose || labels_[b].score < kSure || blocks_[b].link_share > 15 ||
        blocks_[b].stock != Stock::kNone)
      return;
    bool alike = false;
    for (uint32_t i = first_body_; i <= last_body_ && !alike; ++i)
      alike = labels_[i].kind == BlockKind::kBody && blocks_[i].prose &&
              page_.at(i).path == page_.at(b).path &&
              !page_.tree.attribute(page_.rendering.blocks[b].container, "class").empty();
    if (!alike) return;
    set(b, BlockKind::kBody, "tail");
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

// A short text that has an element with an image for itself.
bool Labeller::beside_image(uint32_t b) const {
  constexpr uint32_t kLongest = 250;
  const BlockFacts& block = blocks_[b];
  if (block.bytes > kLongest || block.link_share > 50) return false;
  NodeIndex at = page_.rendering.blocks[b].container;
  for (int up = 0; up < 5 && at != 0; ++up, at = page_.tree[at].parent) {
    if (page_.facts.text_of(page_.tree, at) > block.bytes) return false;
    const uint16_t tag = page_.tree[at].tag;
    if (tag != LXB_TAG_TABLE && !(tag == LXB_TAG_DIV && page_.facts.nodes[at].own.has(kMedia)))
      continue;
    for (NodeIndex i = at; i < page_.tree[at].end; ++i)
      if (page_.tree[i].tag == LXB_TAG_IMG) return true;
  }
  return false;
}

// A <figure> holds quotations, boxes and links too; and where it has a <figcaption>, nothing else
// in it is the caption.
bool Labeller::holds_other_in_figure(uint32_t b) const {
  constexpr int kReach = 8;
  constexpr NodeIndex kMostNodes = 200;  // of a figure that are looked at for each block in it
  NodeIndex at = page_.rendering.blocks[b].container;
  for (int up = 0; up < kReach && at != 0 && at != kNoNode; ++up, at = page_.tree[at].parent) {
    const uint16_t tag = page_.tree[at].tag;
    if (tag == LXB_TAG_BLOCKQUOTE || tag == LXB_TAG_ASIDE || tag == LXB_TAG_TABLE) return true;
    if (tag == LXB_TAG_FIGCAPTION) return false;
    if (tag != LXB_TAG_FIGURE) continue;
    const NodeIndex end = std::min(page_.tree[at].end, at + kMostNodes);
    for (NodeIndex i = at; i < end; ++i)
      if (page_.tree[i].tag == LXB_TAG_FIGCAPTION) return true;
    return false;
  }
  return false;
}

// Captions and photo credits: by the element around or by its class.
bool Labeller::refine_figure(uint32_t b) {
  const BlockFacts& block = blocks_[b];
  const bool heading = block.tag >= LXB_TAG_H1 && block.tag <= LXB_TAG_H6;
  if (heading || page_.rendering.blocks[b].is_table || block.stock != Stock::kNone) return false;
  if (!in_window(b) || denied(b)) return false;
  const NodeFacts& node = page_.at(b);
  ClassSet near = node.own;
  NodeIndex at = page_.rendering.blocks[b].container;
  for (int up = 0; up < 2 && at != 0 && at != kNoNode; ++up, at = page_.tree[at].parent)
    near.add(page_.facts.nodes[at].own);
  const bool caption = near.has(kCaption) || node.regions.has(Region::kCaption);
  const bool figure = (node.regions.has(Region::kFigure) && !holds_other_in_figure(b)) ||
                      node.regions.has(Region::kCaption);
  if (figure && !caption && labels_[b].score > 2500) return false;
  const auto photo =
      block.bytes <= kLongestCaption ? find_photo_credit(page_.text(b), lexicon_) : std::nullopt;
  if (!figure && !caption && !photo && !beside_image(b)) return false;
  const bool credit = photo ? photo->whole : near.has(kCredit) && block.bytes <= 80;
  const std::string_view rule = figure    ? "figure"
                                : caption ? "caption-class"
                                : photo   ? "photo-credit"
                                          : "beside-image";
  set(b, credit ? BlockKind::kCredit : BlockKind::kCaption, rule);
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

// Why a line is a byline; empty where it is none. `below_title`: right below the title; `dated`:
// so, with a date in it; `last`: the last line. `staff`: a word of it says what somebody is;
// `signed_by_site`: its last words are the site's name.
std::string_view byline_rule(const Byline& byline, const BlockFacts& block, bool author, bool dated,
                             bool below_title, bool last, bool staff, bool signed_by_site) {
  if (byline.names.empty()) {
    return dated && staff && block.words <= 10 ? "date-and-staff" : std::string_view();
  }
  if (byline.marked && (byline.pure || block.words <= 16)) return "byline-words";
  if (last && signed_by_site && block.words <= 8) return "signature";
  if (!byline.pure) return {};
  if (author) return "author-class";
  if (dated && block.words <= 14) return "name-and-date";
  const bool ends =
      block.last == '.' || block.last == '!' || block.last == '?' || block.last == '"';
  if (below_title && byline.role && byline.names.size() == 1 && block.words <= 8 && !ends)
    return "name-and-role";
  return last && block.words <= 6 && !ends && block.commas == 1 ? "signature" : std::string_view();
}

// Right below a heading: where the next article of a page has its byline.
bool Labeller::below_heading(uint32_t b) const {
  return b > 0 && blocks_[b - 1].tag >= LXB_TAG_H1 && blocks_[b - 1].tag <= LXB_TAG_H3;
}

bool Labeller::holds_role(std::string_view text) const {
  const lexicon::WordList& roles = lexicon_.list("byline_roles");
  const std::string key = word_key(text);
  for (size_t from = 0; from < key.size();) {
    const size_t to = std::min(key.find(' ', from), key.size());
    if (roles.has(std::string_view(key).substr(from, to - from))) return true;
    from = to + 1;
  }
  return false;
}

// "Jane Doe, Harbor Post" on a page whose <title> or metadata name the Harbor Post.
bool Labeller::signed_by_site(std::string_view text) const {
  const size_t comma = text.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string key = word_key(text.substr(comma));
  if (key.size() < 3) return false;
  for (const std::string& name : page_.head.site_names)
    if (word_key(name) == key) return true;
  return (' ' + word_key(page_.head.page_title) + ' ').find(' ' + key + ' ') != std::string::npos;
}

// "Telegram", "YouTube": a button that leads to the site's account.
bool Labeller::is_platform(std::string_view outlet) const {
  const lexicon::WordList& outlets = lexicon_.list("outlets");
  const lexicon::Row* row = outlets.find(text::fold_word(outlet));
  return row != nullptr && outlets.cell(*row, "kind") == "social";
}

// Whether nothing but empty elements stands between the block and an image before it.
bool Labeller::behind_image(uint32_t b) const {
  constexpr NodeIndex kReach = 8;
  const NodeIndex from = page_.rendering.blocks[b].container;
  const NodeIndex end = b == 0 ? 0 : page_.rendering.blocks[b - 1].last;
  for (NodeIndex i = from; i > end && i + kReach > from; --i)
    if (page_.tree[i].tag == LXB_TAG_IMG) return true;
  return false;
}

// A short line at the end that opens with "via", "source" and the like.
bool Labeller::opens_as_source(std::string_view text) const {
  const lexicon::WordList& cues = lexicon_.list("link_cues");
  const std::string key = word_key(text);
  const lexicon::Row* row = cues.find(std::string_view(key).substr(0, key.find(' ')));
  return row != nullptr && cues.cell(*row, "place") == "before";
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
  const bool early =
      b <= first_body_ + 2 || !has_body_ || (node.around.has(kAuthor) && below_heading(b));
  const bool late = has_body_ && b + 2 >= last_body_;
  const bool named = node.around.any({kAuthor, kDate, kMeta, kSource});
  if (body && !early && !late) return false;
  if (!named && !early && !late) return false;
  const Byline byline = read_byline(line_of(page_, b), lexicon_);
  const bool author = node.around.has(kAuthor) && !node.around.has(kBio);
  const uint32_t dated =
      block.digit_share > 0 && block.bytes < 120 ? dated_bytes(text, lexicon_) : 0;
  const uint32_t title = page_.facts.title_block;
  const bool below_title =
      title != 0xffffffff && b > title && b <= title + 3 && b <= first_body_ + 1;
  if (const std::string_view rule =
          byline_rule(byline, block, author, dated > 0 && below_title, below_title,
                      late && b >= last_body_, holds_role(text), signed_by_site(text));
      !rule.empty()) {
    set(b, BlockKind::kByline, rule);
    return true;
  }
  if (dated > 0 && (dated * 2 >= block.bytes || (node.around.has(kDate) && !body))) {
    set(b, BlockKind::kDate, dated * 2 >= block.bytes ? "date-words" : "date-class");
    return true;
  }
  if (late && block.words <= 8 && block.words > 1 && block.stops == 0 && opens_as_source(text)) {
    set(b, BlockKind::kSource, "source-words");
    return true;
  }
  const bool source = byline.names.empty() && !byline.outlets.empty() && byline.pure &&
                      !is_platform(byline.outlets.front());
  if (source && (byline.marked || node.around.has(kSource) || block.words <= 6) &&
      (!body || late)) {
    if (behind_image(b)) {
      set(b, BlockKind::kCredit, "behind-image");
      return true;
    }
    set(b, BlockKind::kSource, "source-words");
    return true;
  }
  return false;
}

// A table of text between two blocks of the article.
bool Labeller::table_within_text(uint32_t b) const {
  if (!page_.rendering.blocks[b].is_table || b == 0 || b + 1 >= labels_.size()) return false;
  const BlockKind before = labels_[b - 1].kind;
  return (before == BlockKind::kBody || before == BlockKind::kHeading) &&
         labels_[b + 1].kind == BlockKind::kBody && !denied(b) && blocks_[b].link_share < 30;
}

// "Advertisement", "Read Next", "ALSO READ | Mayor asks residents to leave": a line of stock words,
// or one that is a link behind them, that stands in the article as a paragraph. Figures and labels
// ("4.5", "Features:") belong to lists of the article.
bool Labeller::is_stock_line(uint32_t b) const {
  constexpr uint32_t kMostWords = 6;
  constexpr int kMostlyLink = 60;  // per cent
  const BlockFacts& block = blocks_[b];
  if (labels_[b].kind != BlockKind::kBody || block.stock == Stock::kNone || block.digit_share > 0 ||
      block.last == ':' || page_.rendering.blocks[b].is_table)
    return false;
  return (block.tag == LXB_TAG_P || block.tag == LXB_TAG_DIV) &&
         (block.words <= kMostWords || block.link_share > kMostlyLink);
}

// "By", ",", "and" in the element of the byline that follows: no text of the article.
bool Labeller::joins_bylines(uint32_t b) const {
  constexpr uint32_t kLongest = 4;  // bytes
  if (blocks_[b].bytes > kLongest || b + 1 >= labels_.size() ||
      labels_[b + 1].kind != BlockKind::kByline)
    return false;
  return stands_beside(page_, b + 1, b);
}

void Labeller::refine(uint32_t b) {
  Label& label = labels_[b];
  if (b == page_.facts.title_block) return set(b, BlockKind::kTitle, "title");
  if (refine_figure(b) || refine_line(b)) return;
  if (is_stock_line(b)) return set(b, BlockKind::kFurniture, "stock-line");
  if (table_within_text(b)) return set(b, BlockKind::kTable, "table-within");
  if (label.kind != BlockKind::kBody)
    return set(b, BlockKind::kFurniture, label.rule.empty() ? "model" : label.rule);
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
