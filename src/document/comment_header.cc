// Reads the head of a reader's comment: name, time, and the words that only such lines have.
#include "document/comment_header.h"

#include <algorithm>
#include <span>
#include <vector>

#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

using text::TokenKind;

constexpr size_t kMostBytes = 200;
constexpr size_t kMostTokens = 30;
constexpr size_t kMostNameTokens = 6;
constexpr size_t kMostNameBytes = 60;

struct Range {
  size_t begin = 0;
  size_t end = 0;
  bool empty() const { return begin >= end; }
};

class HeaderReader {
 public:
  HeaderReader(std::string_view text, const lexicon::Lexicon& lexicon)
      : text_(text), lexicon_(lexicon), words_(lexicon.list("comment_words")) {
    text::tokenise(text_, {0, base::narrow(text_.size())}, tokens_);
    for (size_t i = 0; i < tokens_.size(); ++i) folds_.push_back(tokens_.fold(i));
  }

  std::optional<CommentHeader> run() {
    if (tokens_.size() == 0 || tokens_.size() > kMostTokens) return std::nullopt;
    Range time = find_time();
    if (time.empty()) time = find_ago();
    Range before = {0, time.empty() ? tokens_.size() : time.begin};
    Range after = {time.empty() ? tokens_.size() : time.end, tokens_.size()};
    const bool strong_after = strip_back(after);
    const bool strong_before = strip_back(before);
    strip_front(before);
    if (before.empty() && !after.empty() && says_) {  // "On March 3 at 5:12 pm, Jane Doe said:"
      before = after;
      after = {after.end, after.end};
      strip_front(before);
    }
    strip_front(after);
    if (!after.empty()) return std::nullopt;
    if (!is_name(before)) return std::nullopt;
    if (time.empty() && !says_) return std::nullopt;
    if (before.empty() && !strong_after && !ago_) return std::nullopt;
    out_.author = before.empty() ? std::string() : words_between(before);
    const bool marked = strong_after || strong_before || ago_;
    if ((marked && !time.empty()) || (says_ && (out_.time || ellipsis_)))
      out_.strength = CommentHeader::Strength::kStrong;
    out_.time_follows = time.empty();
    return out_;
  }

 private:
  std::string_view kind_at(size_t p, size_t end, size_t& words) const {
    const auto hit = words_.longest(std::span<const std::string_view>(folds_).subspan(p, end - p));
    words = hit ? hit->words : 0;
    return hit ? words_.cell(*hit->row, "kind") : std::string_view();
  }

  // The first full date with a clock.
  Range find_time() {
    for (const lexicon::WrittenDate& date :
         lexicon::find_dates(text_, {0, base::narrow(text_.size())}, lexicon_)) {
      if (date.form != lexicon::WrittenDate::Form::kFull) continue;
      if (date.moment.precision < base::Precision::kMinute && !starts_with_posted()) continue;
      Range range{tokens_.size(), tokens_.size()};
      for (size_t p = 0; p < tokens_.size(); ++p) {
        if (tokens_[p].span.end <= date.span.begin || tokens_[p].span.begin >= date.span.end)
          continue;
        range.begin = std::min(range.begin, p);
        range.end = p + 1;
      }
      out_.time = date.moment;
      out_.time_span = date.span;
      return range;
    }
    return {};
  }

  // "Comment by …", "Posted by …": a day without a clock will do.
  bool starts_with_posted() const {
    size_t words = 0;
    return kind_at(0, tokens_.size(), words) == "by" && words >= 2;
  }

  // "3 hours ago", "a day ago", "about 2 years ago".
  Range find_ago() {
    for (size_t p = 2; p < tokens_.size(); ++p) {
      size_t words = 0;
      if (kind_at(p, tokens_.size(), words) != "ago" || kind_at(p - 1, p, words) != "unit")
        continue;
      const bool number =
          tokens_[p - 2].kind == TokenKind::kNumber || tokens_.fold(p - 2).size() <= 2;
      if (!number) continue;
      ago_ = true;
      return {p - 2, p + 1};
    }
    return {};
  }

  // Takes buttons, badges, numbers and "says:" off the end. True where a button was among them.
  bool strip_back(Range& range) {
    bool strong = false;
    while (!range.empty()) {
      const size_t last = range.end - 1;
      const TokenKind kind = tokens_[last].kind;
      if (kind != TokenKind::kWord) {
        if (kind == TokenKind::kNumber && last == range.begin) break;
        if (kind == TokenKind::kNumber && !strong && !after_mark(last)) break;
        if (kind == TokenKind::kStop && tokens_[last].span.size() >= 3) saw_dots_ = true;
        if (kind == TokenKind::kStop && tokens_[last].span.size() < 3) break;
        --range.end;
        continue;
      }
      const size_t taken = phrase_back(range, strong);
      if (taken == 0) break;
      range.end -= taken;
    }
    return strong;
  }

  bool after_mark(size_t p) const {
    return p > 0 && tokens_[p - 1].kind != TokenKind::kWord &&
           tokens_[p - 1].kind != TokenKind::kNumber;
  }

  // How many tokens at the range's end make a button, a badge, "says" or a small word.
  size_t phrase_back(const Range& range, bool& strong) {
    for (size_t count = std::min<size_t>(5, range.end - range.begin); count > 0; --count) {
      const size_t p = range.end - count;
      size_t words = 0;
      const std::string_view kind = kind_at(p, range.end, words);
      if (words != count) continue;
      const bool alone = p == range.begin && p == 0;
      if (kind == "button" && !alone) return strong = true, count;
      if (kind == "badge" && !alone) return count;
      if (kind == "by" && !alone) return count;
      if (kind == "says" && !alone && ends_speech(range.end)) {
        says_ = true;
        ellipsis_ = ellipsis_ || saw_dots_;
        return count;
      }
    }
    return 0;
  }

  // "says:", "said...", "said" before the time or at the end.
  bool ends_speech(size_t p) const {
    if (p >= tokens_.size()) return false;
    const TokenKind kind = tokens_[p].kind;
    return kind == TokenKind::kColon || (kind == TokenKind::kStop && saw_dots_) ||
           (out_.time && tokens_[p].span.begin >= out_.time_span.begin) || ago_;
  }

  void strip_front(Range& range) const {
    while (!range.empty()) {
      const TokenKind kind = tokens_[range.begin].kind;
      const bool mark =
          kind != TokenKind::kWord && kind != TokenKind::kNumber && kind != TokenKind::kClitic;
      size_t words = 1;
      if (!mark && kind_at(range.begin, range.end, words) != "by") return;
      range.begin += std::max<size_t>(words, 1);
    }
  }

  std::string words_between(const Range& range) const {
    const uint32_t begin = tokens_[range.begin].span.begin;
    return text::squeeze(text_.substr(begin, tokens_[range.end - 1].span.end - begin));
  }

  // Names of readers are free; what reads like a sentence, a dateline or a date line of an article
  // is none.
  bool is_name(const Range& range) const {
    if (range.empty()) return true;
    if (range.end - range.begin > kMostNameTokens || words_between(range).size() > kMostNameBytes)
      return false;
    const auto hit = lexicon_.list("byline_words")
                         .longest(std::span<const std::string_view>(folds_).subspan(range.begin));
    if (hit && lexicon_.list("byline_words").cell(*hit->row, "kind") == "stop") return false;
    for (size_t p = range.begin; p < range.end; ++p) {
      const TokenKind kind = tokens_[p].kind;
      if (kind == TokenKind::kComma || kind == TokenKind::kColon || kind == TokenKind::kQuote)
        return false;
      if (range.end - range.begin > 1 && lexicon_.list("function_words").has(tokens_.fold(p)) &&
          !lexicon_.list("name_particles").has(tokens_.fold(p)))
        return false;
    }
    return true;
  }

  std::string_view text_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::WordList& words_;
  text::TokenList tokens_;
  std::vector<std::string_view> folds_;
  CommentHeader out_;
  bool says_ = false;
  bool ago_ = false;
  bool saw_dots_ = false;
  bool ellipsis_ = false;
};

}  // namespace

std::optional<CommentHeader> read_comment_header(std::string_view text,
                                                 const lexicon::Lexicon& lexicon) {
  if (text.empty() || text.size() > kMostBytes) return std::nullopt;
  return HeaderReader(text, lexicon).run();
}

}  // namespace hearsay::document
