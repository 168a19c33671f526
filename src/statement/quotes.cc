// The mark automaton over the tokens of each paragraph.
#include "statement/quotes.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "text/utf8.h"

namespace hearsay::statement {
namespace {

using text::TokenKind;

enum class Side : uint8_t { kOpen, kClose, kEither };

struct Mark {
  Side side = Side::kEither;
  bool single = false;
  char32_t value = 0;
};

// What a mark's own form says: curly and angled marks have a side, straight ones have none.
Mark form_of(const View& view, uint32_t i) {
  const std::string_view word = view.word(i);
  const char32_t c = text::point_at(word, 0).value;
  const bool doubled = text::point_at(word, 0).bytes < word.size();
  Mark mark;
  mark.value = c;
  switch (c) {
    case 0x201c:
    case 0xab: mark.side = Side::kOpen; break;
    case 0x201d:
    case 0xbb: mark.side = Side::kClose; break;
    case 0x201e:
    case 0x201f: mark.side = Side::kOpen; break;
    case 0x2018:
    case 0x201a:
    case 0x201b:
    case 0x2039: mark = {Side::kOpen, !doubled, c}; break;
    case 0x2019:
    case 0x203a: mark = {Side::kClose, !doubled, c}; break;
    case '`': mark = {Side::kOpen, !doubled, c}; break;
    case '\'': mark = {Side::kEither, !doubled, c}; break;
    default: break;
  }
  return mark;
}

bool space_after(const View& view, uint32_t i, uint32_t end) {
  return i + 1 >= end || view.token(i + 1).space_before;
}

bool can_open(const View& view, uint32_t i, uint32_t end) {
  if (space_after(view, i, end)) return false;
  return view.token(i).space_before || (i > 0 && !view.is_word(i - 1));
}

bool can_close(const View& view, uint32_t i, uint32_t begin) {
  return i > begin && !view.token(i).space_before;
}

class Automaton {
 public:
  Automaton(const View& view, const Paragraph& paragraph, std::vector<Quote>& out)
      : view_(view), begin_(paragraph.tokens.begin), end_(paragraph.tokens.end), out_(out) {}

  void run() {
    note_single_closers();
    for (uint32_t i = begin_; i < end_; ++i)
      if (view_.is_kind(i, TokenKind::kQuote) && !form_of(view_, i).single) doubles_.push_back(i);
    for (uint32_t i = begin_; i < end_; ++i)
      if (view_.is_kind(i, TokenKind::kQuote)) step(i);
    if (open_) finish(end_, end_, false);
  }

 private:
  // closes_later_[i - begin_]: some single mark that can close stands behind i.
  void note_single_closers() {
    closes_later_.assign(end_ - begin_ + 1, false);
    for (uint32_t i = end_; i-- > begin_;) {
      closes_later_[i - begin_] = closes_later_[i - begin_ + 1];
      if (!view_.is_kind(i, TokenKind::kQuote)) continue;
      const Mark mark = form_of(view_, i);
      if (mark.single && mark.side != Side::kOpen && can_close(view_, i, begin_))
        closes_later_[i - begin_] = true;
    }
  }

  void step(uint32_t i) {
    const Mark mark = form_of(view_, i);
    if (!open_) {
      if (opens(i, mark)) start(i, mark);
      return;
    }
    if (closes(i, mark)) {
      if (depth_ > 0)
        --depth_;
      else
        finish(i, i + 1, true);
    } else if (!mark.single && !single_ && mark.side == Side::kOpen && mark.value == value_) {
      if (two_close_behind(i)) {
        ++depth_;
        return;
      }
      // Opened again without a close: the first stretch ended somewhere before.
      finish(i, i, false);
      start(i, mark);
    }
  }

  // “They call it “the fork” here.” The next two double marks both close: one stretch inside
  // another.
  bool two_close_behind(uint32_t i) const {
    const auto next = std::upper_bound(doubles_.begin(), doubles_.end(), i);
    if (doubles_.end() - next < 2) return false;
    return form_of(view_, next[0]).side == Side::kClose &&
           form_of(view_, next[1]).side == Side::kClose;
  }

  bool opens(uint32_t i, const Mark& mark) const {
    if (mark.side == Side::kClose)  // »so« · ”so” · a mark turned the wrong way
      return !mark.single && mark.value != 0x203a && can_open(view_, i, end_) &&
             (mark.value == 0xbb || view_.token(i).space_before);
    if (!mark.single)
      return mark.side == Side::kOpen || can_open(view_, i, end_) || !can_close(view_, i, begin_) ||
             !space_after(view_, i, end_);
    return can_open(view_, i, end_) && closes_later_[i - begin_ + 1];
  }

  bool closes(uint32_t i, const Mark& mark) const {
    if (mark.single != single_) return false;
    if (single_)
      return mark.side != Side::kOpen && can_close(view_, i, begin_) && space_or_mark_after(i) &&
             !is_plural_possessive(i);
    if (value_ == 0x201e) return mark.value == 0x201c || mark.value == 0x201d;
    if (value_ == 0xbb) return mark.value == 0xab;
    if (value_ == '"') return mark.value == '"' || mark.side == Side::kClose;
    if (mark.side == Side::kClose || (mark.value == value_ && is_turned(i))) return true;
    if (mark.value == '\'' && (value_ == '\'' || value_ == '`')) return true;
    return mark.side == Side::kEither && can_close(view_, i, begin_);  // mixed house styles
  }

  // “No,“ he said: an opening mark that clings to the word before it closes.
  bool is_turned(uint32_t i) const {
    return can_close(view_, i, begin_) && space_after(view_, i, end_);
  }

  // ‘My parents’ house is gone,’ she said: behind a plural, before a word that begins no
  // attribution, where another mark closes before one opens.
  bool is_plural_possessive(uint32_t i) const {
    constexpr uint32_t kReach = 80;  // tokens
    if (i == 0 || !view_.is_word(i - 1) || !view_.is(i - 1, kPlainForm)) return false;
    constexpr uint64_t kOther = kCue | kPronoun | kPreposition | kConjunction | kAuxiliary |
                                kModal | kSubordinator | kDeterminer | kThat | kWh | kDay | kAdverb;
    if (i + 1 >= end_ || !view_.is_kind(i + 1, TokenKind::kWord) || view_.token(i + 1).capital ||
        view_.is(i + 1, kOther))
      return false;
    for (uint32_t k = i + 1; k < std::min(end_, i + kReach); ++k) {
      if (!view_.is_kind(k, TokenKind::kQuote) || !form_of(view_, k).single) continue;
      const bool closes = can_close(view_, k, begin_) && space_or_mark_after(k);
      return closes && !(can_open(view_, k, end_) && form_of(view_, k).side != Side::kClose);
    }
    return false;
  }

  bool space_or_mark_after(uint32_t i) const {
    return space_after(view_, i, end_) || !view_.is_word(i + 1);
  }

  void start(uint32_t i, const Mark& mark) {
    open_ = true;
    depth_ = 0;
    open_at_ = i;
    single_ = mark.single;
    value_ = mark.value;
  }

  void finish(uint32_t inside_end, uint32_t end, bool closed) {
    open_ = false;
    Quote quote;
    quote.open = open_at_;
    quote.end = end;
    quote.inside = {open_at_ + 1, inside_end};
    quote.closed = closed;
    quote.single = single_;
    if (!quote.inside.empty()) out_.push_back(quote);
  }

  const View& view_;
  uint32_t begin_, end_;
  std::vector<Quote>& out_;
  std::vector<bool> closes_later_;
  std::vector<uint32_t> doubles_;  // tokens that are double marks
  uint32_t depth_ = 0;             // stretches of the same marks inside this one
  bool open_ = false, single_ = false;
  char32_t value_ = 0;
  uint32_t open_at_ = 0;
};

bool begins_with_open_mark(const View& view, const Paragraph& paragraph) {
  const uint32_t i = paragraph.tokens.begin;
  return view.is_kind(i, TokenKind::kQuote) && form_of(view, i).side != Side::kClose;
}

// An unclosed stretch that no next paragraph takes up ends with its sentence.
void end_at_sentence(const View& view, Quote& quote) {
  const std::vector<uint32_t>& starts = view.sentence_starts();
  const auto next = std::upper_bound(starts.begin(), starts.end(), quote.open);
  if (next == starts.end() || *next >= quote.inside.end) return;
  quote.inside.end = *next;
  quote.end = *next;
}

// "told Radio Corran's “Morning”", "said on “The Long Week”": behind an owner, or with two words
// and more behind a preposition or a verb of telling.
bool names_work(const View& view, uint32_t begin, const Quote& quote) {
  constexpr uint32_t kMostWords = 6;
  if (!quote.closed || quote.open == begin || quote.words > kMostWords ||
      !view.token(quote.inside.begin).capital || !has_title_case(view, quote))
    return false;
  const uint32_t before = quote.open - 1;
  if (view.is_kind(before, TokenKind::kClitic)) return true;
  if (quote.words < 2) return false;
  // "in her memoir, “The Long Shuttle”"
  if (view.is_kind(before, TokenKind::kComma) && before > begin && view.is(before - 1, kWriting))
    return true;
  const lexicon::Row* cue = view.info(before).cue;
  const bool called =  // "the report, titled “The Long Week”,"
      view.is(before, kPastForm) && before > begin && view.is_kind(before - 1, TokenKind::kComma);
  if (called) return true;
  const bool told = cue != nullptr && view.lexicon().list("cues").cell(*cue, "class") == "tell";
  return told || view.is(before, kPreposition);
}

// 'the nickname "the Fox"', 'a paper titled: "A filter"', 'known as the "Eye"'
bool gives_name(const View& view, uint32_t begin, const Quote& quote) {
  uint32_t end = quote.open;
  if (end > begin &&
      (view.is_kind(end - 1, TokenKind::kColon) || view.is_kind(end - 1, TokenKind::kComma)))
    --end;
  if (end > begin && view.is(end - 1, kDeterminer)) --end;
  const lexicon::WordList& naming = view.lexicon().list("naming_words");
  for (uint32_t k = end; k-- > begin && end - k <= 3 && view.is_word(k);) {
    std::array<std::string_view, 3> words{};
    for (uint32_t i = k; i < end; ++i) words[i - k] = view.fold(i);
    const auto hit = naming.longest(std::span(words).first(end - k));
    if (hit && hit->words == end - k) return true;
  }
  return false;
}

}  // namespace

bool has_title_case(const View& view, const Quote& quote) {
  constexpr size_t kLonger = 5;  // bytes
  uint32_t capitals = 0;
  for (uint32_t i = quote.inside.begin; i < quote.inside.end; ++i) {
    if (!view.is_kind(i, TokenKind::kWord)) continue;
    if (view.token(i).capital)
      ++capitals;
    else if (view.fold(i).size() >= kLonger)
      return false;
  }
  return capitals * 2 > quote.words;
}

std::vector<Quote> find_quotes(const View& view) {
  std::vector<Quote> out;
  const std::vector<Paragraph>& paragraphs = view.paragraphs();
  for (size_t p = 0; p < paragraphs.size(); ++p) {
    const size_t from = out.size();
    Automaton(view, paragraphs[p], out).run();
    if (out.size() == from || out.back().closed) continue;
    Quote& last = out.back();
    if (last.end != paragraphs[p].tokens.end) continue;
    last.reopened = p + 1 < paragraphs.size() && paragraphs[p + 1].kind == paragraphs[p].kind &&
                    begins_with_open_mark(view, paragraphs[p + 1]);
    if (!last.reopened) end_at_sentence(view, last);
  }
  size_t p = 0;
  for (Quote& quote : out) {
    for (uint32_t i = quote.inside.begin; i < quote.inside.end; ++i)
      if (view.is_word(i)) ++quote.words;
    while (paragraphs[p].tokens.end <= quote.open) ++p;
    quote.title = names_work(view, paragraphs[p].tokens.begin, quote);
    quote.name = !quote.title && gives_name(view, paragraphs[p].tokens.begin, quote);
  }
  return out;
}

}  // namespace hearsay::statement
