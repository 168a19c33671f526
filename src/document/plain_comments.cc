// Finds comment heads behind the article and gives each comment the units up to the next head or
// border.
#include "document/plain_comments.h"

#include <algorithm>
#include <span>

#include "document/comment_header.h"
#include "document/plain_kinds.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kArticleWords = 80;  // an article has more words than this before its comments

struct Head {
  size_t unit = 0;
  size_t body = 0;  // first unit behind the head
  CommentHeader header;
  base::Bytes time_span;  // in the text
  bool counts = false;    // speaks for a thread: strong, or with a time
};

class CommentFinder {
 public:
  CommentFinder(std::string_view text, const std::vector<Unit>& units,
                const lexicon::Lexicon& lexicon)
      : text_(text), units_(units), lexicon_(lexicon) {}

  std::vector<Labelled> run() {
    const size_t first = first_prose();
    if (first == units_.size()) return {};
    size_t border = units_.size();
    for (size_t u = first + 1; u < units_.size(); ++u) {
      if (units_[u].kind == UnitKind::kFurniture && units_[u].stock == Stock::kComments) {
        border = u;
        break;
      }
    }
    collect_heads(first + 1);
    drop_doubtful(border);
    std::vector<Labelled> comments;
    for (size_t i = 0; i < heads_.size(); ++i)
      comments.push_back(
          comment(heads_[i], i + 1 < heads_.size() ? heads_[i + 1].unit : units_.size()));
    drop_earlier_names(comments);
    if (comments.empty() && border < units_.size()) unsigned_comments(border, comments);
    return comments;
  }

 private:
  std::string_view view(size_t u) const { return base::view(text_, units_[u].span); }

  size_t first_prose() const {
    size_t u = 0;
    while (u < units_.size() && !is_prose(units_[u])) ++u;
    return u;
  }

  void collect_heads(size_t from) {
    for (size_t u = from; u < units_.size(); ++u) {
      if (units_[u].kind == UnitKind::kComment) {
        const auto header = read_comment_header(view(u), lexicon_);
        if (!header) continue;
        if (header->author.empty()) {
          if (u > from && may_be_name(u - 1)) named_above(u, *header);
          continue;
        }
        put_head(u, u + 1, *header, units_[u].span.begin);
      } else if (units_[u].kind == UnitKind::kByline && !is_title_like(units_[u - 1])) {
        const auto header =
            read_comment_header(view(u), lexicon_);  // "Posted by jane on 3 March 2014"
        if (header && header->time) put_head(u, u + 1, *header, units_[u].span.begin);
      } else if (units_[u].kind == UnitKind::kDate && u > from && may_be_name(u - 1)) {
        CommentHeader header;
        base::Bytes span;
        header.time = read_date_line(view(u), lexicon_, &span);
        header.time_span = span;
        if (header.time && header.time->precision >= base::Precision::kMinute)
          named_above(u, header);
      }
    }
  }

  // A name on its own line above a time.
  bool may_be_name(size_t u) const {
    const Shape& shape = units_[u].shape;
    return units_[u].kind == UnitKind::kText && shape.words <= 4 && shape.points <= 50 &&
           !shape.stop && !shape.colon && (heads_.empty() || heads_.back().unit < u);
  }

  void named_above(size_t time_unit, CommentHeader header) {
    header.author = text::squeeze(view(time_unit - 1));
    put_head(time_unit - 1, time_unit + 1, header, units_[time_unit].span.begin);
  }

  void put_head(size_t unit, size_t body, const CommentHeader& header, uint32_t at) {
    Head head;
    head.unit = unit;
    head.body = body;
    head.header = header;
    if (header.time) head.time_span = {at + header.time_span.begin, at + header.time_span.end};
    if (header.time_follows && body < units_.size() && units_[body].kind == UnitKind::kDate) {
      base::Bytes span;
      head.header.time = read_date_line(view(body), lexicon_, &span);
      head.time_span = {units_[body].span.begin + span.begin, units_[body].span.begin + span.end};
      ++head.body;
    }
    const bool strong = header.strength == CommentHeader::Strength::kStrong;
    head.counts = strong || head.header.time.has_value();
    heads_.push_back(head);
  }

  // Without a heading of comments above it, a thread needs a strong head or two that count.
  void drop_doubtful(size_t border) {
    const auto strong = [](const Head& head) {
      return head.header.strength == CommentHeader::Strength::kStrong;
    };
    const bool any_strong = std::any_of(heads_.begin(), heads_.end(), strong);
    const auto counting =
        std::count_if(heads_.begin(), heads_.end(), [](const Head& head) { return head.counts; });
    const bool thread = any_strong || counting >= 2;
    std::erase_if(heads_, [&](const Head& head) {
      if (head.unit > border) return false;
      return !thread || !head.counts;
    });
  }

  bool is_border(size_t u) const {
    return units_[u].kind == UnitKind::kFurniture && units_[u].stock != Stock::kPiece;
  }

  Labelled comment(const Head& head, size_t end) const {
    Labelled block;
    block.kind = BlockKind::kComment;
    block.rule = "plain-comment-head";
    block.author = head.header.author;
    block.time = head.header.time;
    block.time_span = head.time_span;
    block.first = head.unit;
    size_t last = head.body - 1;
    while (last + 1 < end && !is_border(last + 1)) ++last;
    while (last > head.unit && units_[last].kind == UnitKind::kFurniture) --last;
    block.last = last;
    time_below(head, block);
    drop_parent(head, block);
    return block;
  }

  // Some pages put the time under the words.
  void time_below(const Head& head, Labelled& block) const {
    if (block.time || block.last < head.body || units_[block.last].kind != UnitKind::kDate) return;
    base::Bytes span;
    block.time = read_date_line(view(block.last), lexicon_, &span);
    const uint32_t at = units_[block.last].span.begin;
    block.time_span = {at + span.begin, at + span.end};
  }

  // "jane plum 12/28/2017" and below "In reply to … by plum": plum is whom Jane answers.
  void drop_parent(const Head& head, Labelled& block) const {
    if (!head.header.parent.empty()) return;
    for (size_t u = block.last + 1; u-- > head.body;) {
      const std::string parent = parent_in(view(u));
      if (parent.empty()) continue;
      block.parent = parent;
      const std::string& author = block.author;
      if (author.size() > parent.size() + 1 && author.ends_with(parent) &&
          author[author.size() - parent.size() - 1] == ' ')
        block.author = author.substr(0, author.size() - parent.size() - 1);
      return;
    }
  }

  // "Jane plum" answers plum, if plum has spoken before.
  static void drop_earlier_names(std::vector<Labelled>& comments) {
    constexpr size_t kLooksBack = 200;
    for (size_t i = 1; i < comments.size(); ++i) {
      std::string& author = comments[i].author;
      const size_t from = i > kLooksBack ? i - kLooksBack : 0;
      for (size_t j = from; j < i; ++j) {
        const std::string& other = comments[j].author;
        if (other.empty() || author.size() <= other.size() + 1 || !author.ends_with(other))
          continue;
        if (author[author.size() - other.size() - 1] != ' ') continue;
        if (comments[i].parent.empty()) comments[i].parent = other;
        author.resize(author.size() - other.size() - 1);
        break;
      }
    }
  }

  // The name behind "In reply to by" in a short line.
  std::string parent_in(std::string_view line) const {
    constexpr size_t kMostBytes = 160;
    if (line.size() > kMostBytes) return {};
    text::TokenList tokens;
    text::tokenise(line, {0, base::narrow(line.size())}, tokens);
    std::vector<std::string_view> folds;
    for (size_t i = 0; i < tokens.size(); ++i) folds.push_back(tokens.fold(i));
    const lexicon::WordList& words = lexicon_.list("comment_words");
    const auto hit = words.longest(folds);
    if (!hit || words.cell(*hit->row, "kind") != "reply") return {};
    size_t from = hit->words;
    for (size_t i = from; i < folds.size(); ++i) {
      const lexicon::Row* row = words.find(folds[i]);
      if (row != nullptr && words.cell(*row, "kind") == "by") from = i + 1;
    }
    return from < tokens.size() ? text::squeeze(line.substr(tokens[from].span.begin))
                                : std::string();
  }

  uint32_t prose_words(size_t end) const {
    uint32_t words = 0;
    for (size_t u = 0; u < end; ++u) words += is_prose(units_[u]) ? units_[u].shape.words : 0;
    return words;
  }

  // "3 Comments" and paragraphs below it that no head parts.
  void unsigned_comments(size_t border, std::vector<Labelled>& comments) const {
    const std::string_view heading = view(border);
    const bool some =
        std::any_of(heading.begin(), heading.end(), [](char c) { return c >= '1' && c <= '9'; });
    if (!some || prose_words(border) < kArticleWords) return;
    for (size_t u = border + 1; u < units_.size() && !is_border(u); ++u) {
      if (units_[u].kind != UnitKind::kText) continue;
      Labelled block;
      block.kind = BlockKind::kComment;
      block.rule = "plain-comment-unsigned";
      block.first = block.last = u;
      comments.push_back(block);
    }
  }

  std::string_view text_;
  const std::vector<Unit>& units_;
  const lexicon::Lexicon& lexicon_;
  std::vector<Head> heads_;
};

}  // namespace

std::vector<Labelled> find_comments(std::string_view text, const std::vector<Unit>& units,
                                    const lexicon::Lexicon& lexicon) {
  return CommentFinder(text, units, lexicon).run();
}

}  // namespace hearsay::document
