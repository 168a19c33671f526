// Finds the marks at which comments start, then what belongs to each.
#include "document/comments_html.h"

#include <algorithm>

#include "document/byline.h"
#include "document/comment_header.h"
#include "document/comment_notices.h"
#include "document/html_title.h"
#include "document/replies.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using enum ClassKind;

constexpr uint32_t kLongestHead = 160;  // bytes of a block that names author or time
constexpr int kSureArticle =
    3000;  // score above which the class of an element does not make a comment
constexpr uint32_t kMarkJoin = 3;  // blocks over which name and time are one mark

constexpr uint32_t kNoStop = 0xffffffff;

struct Mark {
  uint32_t first = 0, last = 0;  // blocks of the head
  std::string author;
  std::optional<base::Moment> time;
  uint32_t stop = kNoStop;  // the block that ends it, where one is known
  NodeIndex scope = 0;      // the smallest element with the head and some text
};

class Finder {
 public:
  Finder(const PageView& page, const std::vector<Label>& labels, std::string_view language,
         const lexicon::Lexicon& lexicon)
      : page_(page),
        blocks_(page.facts.blocks),
        labels_(labels),
        lexicon_(lexicon),
        dates_(lexicon::Lexicon::built_in(language)) {}

  std::vector<CommentUnit> run() {
    find_regions();
    find_marks();
    for (Mark& mark : marks_) mark.scope = scope_of(mark);
    if (signed_below())
      collect_signed();
    else
      collect();
    return std::move(units_);
  }

 private:
  const PageView& page_;
  const std::vector<BlockFacts>& blocks_;
  const std::vector<Label>& labels_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::Lexicon& dates_;  // the lexicon of the page's language
  std::vector<uint8_t>
      region_;  // a block: 0 no comment, 1 below a line like "3 comments", 2 by class or microdata
  std::vector<Mark> marks_;
  std::vector<CommentUnit> units_;
  std::vector<uint32_t> loose_;  // first blocks of units without a mark

  void find_regions();
  void find_marks();
  bool joins_last(const Mark& mark);
  std::optional<Mark> read_mark(uint32_t b) const;
  bool names_person(uint32_t b) const;
  std::optional<base::Moment> stated_time(uint32_t b) const;
  std::optional<base::Moment> written_time(uint32_t b) const;
  std::string name_in(std::string_view text) const;
  std::string name_before_date(std::string_view rest) const;
  std::string stated_name(uint32_t b) const;
  std::optional<base::Moment> titled_time(std::string_view title) const;
  NodeIndex scope_of(const Mark& mark) const;
  bool starts_signature(uint32_t b) const;
  bool signed_below() const;
  void collect_signed();
  void collect();
  void drop_lone();
  bool is_loose_text(uint32_t b) const;
  bool is_notice(uint32_t b) const {
    return says_notice(page_.text(b), lexicon_) ||
           notice_class(page_, b, lexicon_) == NoticeClass::kNotice;
  }
  void add_unit(const Mark* mark, uint32_t first, uint32_t last);
  bool is_text(uint32_t b) const;
  bool is_words(uint32_t b) const { return region_[b] != 0 && is_text(b); }
  bool text_between(uint32_t above, uint32_t below) const {
    for (uint32_t i = above + 1; i < below; ++i)
      if (is_text(i)) return true;
    return false;
  }
  bool holds(NodeIndex node, uint32_t b) const {
    const NodeIndex container = page_.rendering.blocks[b].container;
    return container >= node && container < page_.tree[node].end;
  }
};

bool is_article_block(const Label& label) {
  return label.kind == BlockKind::kBody || label.kind == BlockKind::kHeading ||
         label.kind == BlockKind::kTable || label.kind == BlockKind::kTitle;
}

void Finder::find_regions() {
  region_.assign(blocks_.size(), 0);
  bool below = false;
  uint32_t first = 0;  // readers comment below what they comment on
  while (first < blocks_.size() && labels_[first].kind != BlockKind::kBody) ++first;
  for (uint32_t b = first == blocks_.size() ? 0 : first; b < blocks_.size(); ++b) {
    const NodeFacts& node = page_.at(b);
    if (is_article_block(labels_[b]) &&
        (!node.around.has(kComment) || labels_[b].score > kSureArticle)) {
      below = false;
      continue;
    }
    if (blocks_[b].stock == Stock::kComments) below = true;
    const bool outside = node.regions.has(Region::kFooter) || node.regions.has(Region::kNav) ||
                         node.regions.has(Region::kAside);
    if (blocks_[b].stock == Stock::kBorder && !node.around.has(kComment)) below = false;
    if (outside && !node.around.has(kComment)) below = false;
    const bool related = node.around.has(kRelated) && !node.regions.has(Region::kCommentItem);
    const bool here = node.around.has(kComment) || node.regions.has(Region::kCommentItem) || below;
    if (here && notice_class(page_, b, lexicon_) == NoticeClass::kRecent) continue;
    if ((node.around.has(kComment) && !related) || node.regions.has(Region::kCommentItem))
      region_[b] = 2;
    else if (below && !outside && !related)
      region_[b] = 1;
  }
}

// Whether the block, or an element within three steps around it or one inside it, is marked as a
// person's name.
bool Finder::names_person(uint32_t b) const {
  const LeafBlock& leaf = page_.rendering.blocks[b];
  NodeIndex at = page_.tree[leaf.first].parent;
  for (int up = 0; up < 4 && at != 0 && at != kNoNode; ++up, at = page_.tree[at].parent) {
    const ClassSet own = page_.facts.nodes[at].own;
    if (page_.facts.text_of(page_.tree, at) > blocks_[b].bytes * 2 + 40) break;
    if (own.any({kPerson, kAuthor}) || page_.tree[at].tag == LXB_TAG_CITE) return true;
    if (page_.tree.attribute(at, Attribute::kItemprop) == "author") return true;
  }
  return false;
}

// "2024-11-01T05:38", "November 1, 2024 5:38 am".
std::optional<base::Moment> Finder::titled_time(std::string_view title) const {
  if (title.size() < 8 || title.size() > 40) return std::nullopt;
  if (const auto moment = base::from_iso(title)) return moment;
  for (const lexicon::Lexicon* words : {&dates_, &lexicon_})
    for (const lexicon::WrittenDate& date :
         lexicon::find_dates(title, {0, base::narrow(title.size())}, *words))
      if (date.form == lexicon::WrittenDate::Form::kFull &&
          date.moment.precision >= base::Precision::kMinute)
        return date.moment;
  return std::nullopt;
}

// What an element of class "fn", or with the microdata of a name, holds in the block.
std::string Finder::stated_name(uint32_t b) const {
  constexpr uint32_t kLongest = 60;
  const LeafBlock& leaf = page_.rendering.blocks[b];
  for (NodeIndex i = leaf.first; i <= leaf.last; ++i) {
    if (page_.tree[i].tag != LXB_TAG__TEXT) continue;
    const NodeIndex up = page_.tree[i].parent;
    const std::string_view property = page_.tree.attribute(up, Attribute::kItemprop);
    const std::string_view classes = page_.tree[up].classes;
    const bool named = classes == "fn" || classes.starts_with("fn ") || classes.ends_with(" fn") ||
                       property == "author" || property == "name";
    const std::string name = named ? text::squeeze(page_.tree[i].text) : std::string();
    if (!name.empty() && name.size() <= kLongest) return name;
  }
  return {};
}

// <time datetime> of the block or inside it.
std::optional<base::Moment> Finder::stated_time(uint32_t b) const {
  const LeafBlock& leaf = page_.rendering.blocks[b];
  const NodeIndex from = b == 0 ? 0 : page_.rendering.blocks[b - 1].last + 1;
  for (NodeIndex i = std::max(leaf.container, from); i <= leaf.last; ++i) {
    if (page_.tree[i].element == nullptr) continue;
    std::string_view stated = page_.tree.attribute(i, Attribute::kDatetime);
    if (stated.empty() && page_.tree[i].tag != LXB_TAG_TIME) {
      if (page_.tree[i].tag != LXB_TAG_SPAN && page_.tree[i].tag != LXB_TAG_A &&
          page_.tree[i].tag != LXB_TAG_ABBR && !page_.facts.nodes[i].own.has(kDate))
        continue;
      stated = page_.tree.attribute(i, "title");
    }
    if (const auto moment = titled_time(stated)) return moment;
  }
  for (NodeIndex up = page_.tree[leaf.first].parent; up != leaf.container && up > leaf.container;
       up = page_.tree[up].parent)
    if (page_.tree[up].tag == LXB_TAG_TIME)
      if (const auto moment = base::from_iso(page_.tree.attribute(up, Attribute::kDatetime)))
        return moment;
  return std::nullopt;
}

std::optional<base::Moment> Finder::written_time(uint32_t b) const {
  const std::string_view text = page_.text(b);
  for (const lexicon::WrittenDate& date :
       lexicon::find_dates(text, {0, base::narrow(text.size())}, dates_))
    if (date.form == lexicon::WrittenDate::Form::kFull) return date.moment;
  return std::nullopt;
}

// "Lena K. le |": the capitalised words at the start, where at most two small ones stand between
// them and the date.
std::string Finder::name_before_date(std::string_view rest) const {
  constexpr size_t kMostWords = 5, kMostSmall = 2;
  const std::string before = text::squeeze(rest.substr(0, rest.find('|')));
  size_t end = 0, words = 0, small = 0;
  for (size_t at = 0; at < before.size();) {
    const size_t blank = std::min(before.find(' ', at), before.size());
    if (!text::is_upper(text::point_at(before, at).value)) {
      if (++small > kMostSmall) return {};
    } else if (small > 0 || ++words > kMostWords) {
      return {};
    } else {
      end = blank;
    }
    at = blank + 1;
  }
  std::string name = before.substr(0, end);
  while (!name.empty() && (name.back() == ':' || name.back() == ',')) name.pop_back();
  const std::string first = text::fold_word(std::string_view(name).substr(0, name.find(' ')));
  return lexicon_.list("comment_words").has(first) ? std::string() : name;
}

// The name in a line of name and date: what is left without dates, words that lead to names ("by")
// and words behind them ("says").
std::string Finder::name_in(std::string_view text) const {
  std::string rest;
  uint32_t from = 0;
  for (const lexicon::WrittenDate& date :
       lexicon::find_dates(text, {0, base::narrow(text.size())}, dates_)) {
    rest.append(text.substr(from, date.span.begin - from)).append(" | ");
    from = date.span.end;
  }
  if (from == 0) {  // nothing but a name is left to be
    std::string whole = text::squeeze(text);
    const lexicon::WordList& words = lexicon_.list("comment_words");
    while (!whole.empty() && (whole.back() == ':' || whole.back() == ' ')) whole.pop_back();
    for (size_t blank = whole.rfind(' '); blank != std::string::npos && blank > 0;) {
      const lexicon::Row* row =
          words.find(text::fold_word(std::string_view(whole).substr(blank + 1)));
      if (row != nullptr && words.cell(*row, "kind") == "says") {
        whole.resize(blank);
        break;
      }
      if (whole.size() - blank > 12) break;
      blank = whole.rfind(' ', blank - 1);
    }
    return std::count(whole.begin(), whole.end(), ' ') < 5 ? whole : std::string();
  }
  rest.append(text.substr(from));
  if (std::string name = name_before_date(rest); !name.empty()) return name;
  const lexicon::WordList& words = lexicon_.list("comment_words");
  const lexicon::WordList& dates = dates_.list("date_words");
  std::vector<std::string> kept;
  for (size_t at = 0; at < rest.size();) {
    const size_t end = std::min(rest.find(' ', at), rest.size());
    std::string word = rest.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.pop_back();
    const std::string folded = text::fold_word(word);
    const bool mark = word.empty() || word == "|" || word == "-" || word == "[" || word == "]" ||
                      word == "–" || word == "·";
    if (mark || words.has(folded) || dates.has(folded)) {
      if (!kept.empty() && (mark || words.has(folded))) break;
      continue;
    }
    kept.push_back(std::move(word));
  }
  if (kept.empty() || kept.size() > 5) return {};
  std::string name;
  for (const std::string& word : kept) name += (name.empty() ? "" : " ") + word;
  return name;
}

std::optional<Mark> Finder::read_mark(uint32_t b) const {
  if (blocks_[b].bytes > kLongestHead || blocks_[b].stock == Stock::kComments) return std::nullopt;
  Mark mark;
  mark.first = mark.last = b;
  const std::string_view text = page_.text(b);
  const auto header = read_comment_header(text, lexicon_);
  const bool says_something = header && (!header->author.empty() || header->time);
  if (says_something && (region_[b] == 2 || header->strength == CommentHeader::Strength::kStrong ||
                         (region_[b] == 1 && header->time))) {
    mark.author = header->author;
    mark.time = header->time;
  } else if (region_[b] == 2 && blocks_[b].words <= 10 && blocks_[b].stock == Stock::kNone &&
             names_person(b)) {
    mark.author = stated_name(b);
    if (mark.author.empty()) mark.author = name_in(text);
    mark.time = written_time(b);
  }
  const bool has_time_element = region_[b] == 2 && blocks_[b].words <= 14;
  std::optional<base::Moment> stated = has_time_element ? stated_time(b) : std::nullopt;
  if (!stated && mark.author.empty() && has_time_element && blocks_[b].digit_share > 20)
    stated = written_time(b);
  if (stated && mark.author.empty() && blocks_[b].words > 3) mark.author = name_in(text);
  if (stated && (!mark.time || stated->precision > mark.time->precision)) mark.time = stated;
  if (mark.author.empty() && !mark.time) return std::nullopt;
  return mark;
}

// Whether a mark is only a further piece of the last one: name and time that stand apart make one
// head, and a time without a name behind name and text belongs to them ("name, text, time").
bool Finder::joins_last(const Mark& mark) {
  if (marks_.empty()) return false;
  Mark& before = marks_.back();
  const bool text = text_between(before.last, mark.first);
  if (text && mark.author.empty() && !before.author.empty() && !before.time &&
      before.stop == kNoStop) {
    before.time = mark.time;
    before.stop = mark.first;
    return true;
  }
  const bool completes = (before.author.empty() && !mark.author.empty()) ||
                         (!before.time && mark.time && mark.author.empty()) ||
                         mark.author == before.author;
  if (text || !completes || mark.first - before.last > kMarkJoin || before.stop != kNoStop)
    return false;
  if (before.author.empty()) before.author = mark.author;
  if (!before.time) before.time = mark.time;
  before.last = mark.last;
  return true;
}

void Finder::find_marks() {
  for (uint32_t b = 0; b < blocks_.size(); ++b) {
    if (region_[b] == 0) continue;
    if (std::optional<Mark> mark = read_mark(b); mark && !joins_last(*mark))
      marks_.push_back(std::move(*mark));
  }
}

// Text that a reader may have written, not a button or a count.
bool Finder::is_text(uint32_t b) const {
  return blocks_[b].stock == Stock::kNone && !page_.at(b).regions.has(Region::kButton) &&
         blocks_[b].words > 0 && (blocks_[b].words > 1 || blocks_[b].link_share < 50) &&
         !page_.at(b).own.has(kShare);
}

NodeIndex Finder::scope_of(const Mark& mark) const {
  NodeIndex at = page_.rendering.blocks[mark.first].container;
  for (int up = 0; up < 12 && at != 0 && at != kNoNode; ++up, at = page_.tree[at].parent) {
    if (!holds(at, mark.last)) continue;
    uint32_t next = mark.last + 1;
    while (next < blocks_.size() && holds(at, next) && !is_text(next)) ++next;
    if (next < blocks_.size() && holds(at, next) && region_[next] != 0) return at;
  }
  return at == kNoNode ? 0 : at;
}

void Finder::add_unit(const Mark* mark, uint32_t first, uint32_t last) {
  while (last > first && !is_text(last)) --last;
  CommentUnit unit;
  unit.first = first;
  unit.last = last;
  if (mark != nullptr) {
    unit.author = mark->author;
    unit.time = mark->time;
    if (last <= mark->last) return;  // a name without words: a list of users, a form
  }
  units_.push_back(std::move(unit));
}

// Text in a comment element without name or time.
bool Finder::is_loose_text(uint32_t b) const {
  const NodeFacts& node = page_.at(b);
  const bool content =
      node.regions.has(Region::kCommentItem) || (node.own.has(kComment) && node.own.has(kContent));
  if (!marks_.empty() && !content && !blocks_[b].prose) return false;
  return region_[b] == 2 && is_text(b) && blocks_[b].words > 4 && blocks_[b].link_share < 60 &&
         !node.regions.has(Region::kForm) && !is_notice(b) &&
         (blocks_[b].tag < LXB_TAG_H1 || blocks_[b].tag > LXB_TAG_H6);
}

bool Finder::starts_signature(uint32_t b) const {
  const lexicon::WordList& leads = lexicon_.list("comment_signatures");
  const std::string key = word_key(page_.text(b));
  for (size_t end = key.find(' '); end != std::string::npos; end = key.find(' ', end + 1))
    if (leads.has(std::string_view(key).substr(0, end))) return true;
  return false;
}

// Whether name and time stand below the words, as old blogs have them: every mark starts like a
// signature, and the smallest element around it that holds words holds them before it.
bool Finder::signed_below() const {
  constexpr int kReach = 6;
  for (const Mark& mark : marks_) {
    if (!starts_signature(mark.first)) return false;
    NodeIndex at = page_.rendering.blocks[mark.first].container;
    bool before = false, behind = false;
    for (int up = 0; up < kReach && at != 0 && at != kNoNode && !before && !behind;
         ++up, at = page_.tree[at].parent) {
      before = mark.first > 0 && holds(at, mark.first - 1) && is_words(mark.first - 1);
      behind =
          mark.last + 1 < blocks_.size() && holds(at, mark.last + 1) && is_words(mark.last + 1);
    }
    if (!before || behind) return false;
  }
  return !marks_.empty();
}

// Each comment is what stands between two signatures, the second one with it.
void Finder::collect_signed() {
  uint32_t from = 0;  // behind the last signature
  for (const Mark& mark : marks_) {
    uint32_t first = mark.first;
    while (first > from && region_[first - 1] != 0 &&
           blocks_[first - 1].stock != Stock::kComments &&
           !page_.at(first - 1).regions.has(Region::kForm))
      --first;
    while (first < mark.first && !is_words(first)) ++first;
    from = mark.last + 1;
    if (first == mark.first) continue;
    CommentUnit unit;
    unit.first = first;
    unit.last = mark.last;
    unit.author = mark.author;
    unit.time = mark.time;
    units_.push_back(std::move(unit));
  }
}

void Finder::collect() {
  size_t m = 0;
  for (uint32_t b = 0; b < blocks_.size();) {
    while (m < marks_.size() && marks_[m].first < b) ++m;
    if (m < marks_.size() && marks_[m].first == b) {
      const Mark& mark = marks_[m];
      const uint32_t stop =
          m + 1 < marks_.size() ? marks_[m + 1].first : base::narrow(blocks_.size());
      uint32_t end = mark.last + 1;
      while (end < std::min(stop, mark.stop) && region_[end] != 0 && holds(mark.scope, end) &&
             blocks_[end].stock != Stock::kComments && !page_.at(end).regions.has(Region::kForm))
        ++end;
      add_unit(&mark, b, end - 1);
      b = end;
      continue;
    }
    if (!is_loose_text(b)) {
      ++b;
      continue;
    }
    uint32_t end = b + 1;
    const NodeIndex holder = page_.tree[page_.rendering.blocks[b].container].parent;
    while (end < blocks_.size() && is_loose_text(end) && page_.at(end).path == page_.at(b).path &&
           holds(holder, end) && (m >= marks_.size() || end < marks_[m].first))
      ++end;
    add_unit(nullptr, b, end - 1);
    loose_.push_back(b);
    b = end;
  }
  drop_lone();
}

// A text without name and time that stands in no element made for one comment, and has no sibling
// of its shape, is what the page says there.
void Finder::drop_lone() {
  const auto is_item = [&](uint32_t b) {
    NodeIndex at = page_.rendering.blocks[b].container;
    for (int up = 0; up < 4 && at != 0 && at != kNoNode; ++up, at = page_.tree[at].parent) {
      const HtmlNode& node = page_.tree[at];
      const ClassSet own = page_.facts.nodes[at].own;
      const bool numbered = node.id.find_first_of("0123456789") != std::string_view::npos;
      if (node.tag == LXB_TAG_LI || node.tag == LXB_TAG_ARTICLE ||
          (own.has(kComment) && (own.has(kContent) || numbered)))
        return true;
    }
    return page_.at(b).regions.has(Region::kCommentItem);
  };
  std::erase_if(units_, [&](const CommentUnit& unit) {
    const uint32_t b = unit.first;
    if (std::find(loose_.begin(), loose_.end(), b) == loose_.end() || is_item(b)) return false;
    return std::none_of(loose_.begin(), loose_.end(), [&](uint32_t other) {
      return other != b && page_.at(other).path == page_.at(b).path;
    });
  });
}

}  // namespace

std::vector<CommentUnit> find_comments(const PageView& view, const std::vector<Label>& labels,
                                       std::string_view language, const lexicon::Lexicon& lexicon) {
  std::vector<CommentUnit> units = Finder(view, labels, language, lexicon).run();
  find_replies(view, lexicon, units);
  return units;
}

}  // namespace hearsay::document
