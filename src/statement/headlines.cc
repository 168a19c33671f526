// Headline and transcript forms.
#include "statement/headlines.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "statement/cue.h"
#include "statement/phrases.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;
using text::TokenKind;

constexpr uint32_t kLongestLabel = 8;  // pieces naming a speaker beside a colon or dash
constexpr uint32_t kLongestTurnLabel = 5;
constexpr uint32_t kFewestTurns = 3;

// Whether pieces [begin, end) name somebody who can speak: a person, a role, or a body – not a
// place alone.
bool names_speaker(const FrameView& f, uint32_t begin, uint32_t end) {
  if (begin >= end || end - begin > kLongestLabel) return false;
  bool somebody = false;
  for (uint32_t k = begin; k < end; ++k) {
    if (f.is_quote(k) || f.is(k, kModal | kAuxiliary)) return false;
    if (f.people().at(f.token(k)) != nullptr || f.is(k, kRole | kBody)) somebody = true;
  }
  return somebody;
}

bool has_person(const FrameView& f, uint32_t begin, uint32_t end) {
  for (uint32_t k = begin; k < end; ++k)
    if (!f.is_quote(k) && f.people().at(f.token(k)) != nullptr) return true;
  return false;
}

class Headline {
 public:
  Headline(const std::vector<Quote>& quotes, const FrameView& frame, uint32_t number)
      : quotes_(quotes), f_(frame), number_(number), end_(frame.size()) {}

  std::vector<Attribution> run() {
    if (end_ == 0 || dash() || (!trailing_cue() && colon()) || marks()) return std::move(out_);
    return std::move(out_);
  }

 private:
  uint32_t find_kind(TokenKind kind, bool last) const {
    uint32_t found = end_;
    for (uint32_t k = 0; k < end_; ++k)
      if (f_.is_kind(k, kind)) {
        found = k;
        if (!last) return found;
      }
    return found;
  }

  // "…, says mayor": the ordinary rules read it.
  bool trailing_cue() const {
    for (const CueAt& cue : find_cues(f_))
      if (!cue.risky && (cue.classes & kSay) != 0 && !cue.source.empty() &&
          std::max(cue.source.end, cue.words.end) + 1 >= end_ && cue.group_begin > 0)
        return true;
    return false;
  }

  // City broke – mayor
  bool dash() {
    const uint32_t k = find_kind(TokenKind::kDash, true);
    if (k == end_ || k == 0 || !names_speaker(f_, k + 1, end_) || f_.has_finite_verb(k + 1, end_))
      return false;
    return put({0, k}, {k + 1, end_}, "statement/headline-dash", 800);
  }

  // Mayor: city broke · City broke: mayor · “We go”: Ruiz looks back
  bool colon() {
    const uint32_t k = find_kind(TokenKind::kColon, false);
    if (k == end_ || k == 0 || k + 1 >= end_) return false;
    if (names_speaker(f_, k + 1, end_) && !f_.has_finite_verb(k + 1, end_) && end_ - k <= 5 &&
        k >= 2)
      return put({0, k}, {k + 1, end_}, "statement/headline-label-behind", 750);
    if (k == 1 && f_.is_quote(0) && has_person(f_, k + 1, end_))
      return put({0, 1}, first_person(k + 1), "statement/headline-marks", 800);
    if (names_speaker(f_, 0, k) && !f_.has_finite_verb(0, k))
      return put({k + 1, end_}, subject(k), "statement/headline-label", 800);
    if (f_.is_quote(k + 1) && k + 2 == end_ && words_in(k + 1) >= 3)
      return put({k + 1, end_}, {}, "statement/headline-marks", 600);
    return false;
  }

  // “We will go”, wholly in marks.
  bool marks() {
    uint32_t quote = end_, words = 0;
    for (uint32_t k = 0; k < end_; ++k) {
      if (f_.is_quote(k))
        quote = quote == end_ ? k : end_ + 1;
      else if (f_.is_word(k))
        ++words;
    }
    if (quote >= end_ || words > 0 || words_in(quote) < 3) return false;
    return put({quote, quote + 1}, {}, "statement/headline-marks", 600);
  }

  uint32_t words_in(uint32_t k) const { return quotes_[static_cast<size_t>(f_.quote(k))].words; }

  Pieces first_person(uint32_t from) const {
    for (uint32_t k = from; k < end_; ++k)
      if (const NameMention* m = f_.people().at(f_.token(k)); m != nullptr && !f_.is_quote(k)) {
        uint32_t end = k;
        while (end < end_ && !f_.is_quote(end) && f_.token(end) < m->words.end) ++end;
        return {k, end};
      }
    return {};
  }

  // "Vellin to the ministry" is Vellin.
  Pieces subject(uint32_t colon) const {
    for (uint32_t k = 1; k < colon; ++k)
      if (f_.is(k, kInfinitive) && f_.people().at(f_.token(0)) != nullptr) return {0, k};
    return {0, colon};
  }

  bool put(Pieces content, Pieces source, std::string_view rule, uint32_t certainty) {
    while (!content.empty() && !f_.is_quote(content.end - 1) && f_.is_edge(content.end - 1))
      --content.end;
    if (content.empty()) return false;
    Attribution a;
    if (content.size() == 1 && f_.is_quote(content.begin)) {
      a.content = {quotes_[static_cast<size_t>(f_.quote(content.begin))].inside};
      a.quotation = true;
    } else {
      a.content = {f_.tokens(content)};
    }
    a.source = f_.tokens(source);
    a.frame = number_;
    a.certainty = certainty;
    a.rule = rule;
    out_.push_back(std::move(a));
    return true;
  }

  const std::vector<Quote>& quotes_;
  const FrameView& f_;
  uint32_t number_;
  uint32_t end_;
  std::vector<Attribution> out_;
};

bool has_words(const View& view, base::Tokens range) {
  for (uint32_t i = range.begin; i < range.end; ++i)
    if (view.is_kind(i, TokenKind::kWord)) return true;
  return false;
}

// The label of a turn at the start of a paragraph, in marks or not: tokens before the colon, empty
// where there is none, or where no words follow ("Lind: 547.").
base::Tokens turn_label(const View& view, const Paragraph& paragraph) {
  uint32_t begin = paragraph.tokens.begin;
  if (begin < paragraph.tokens.end && view.is_kind(begin, TokenKind::kQuote)) ++begin;
  for (uint32_t i = begin; i < paragraph.tokens.end && i - begin <= kLongestTurnLabel; ++i) {
    if (view.is_kind(i, TokenKind::kColon))
      return i > begin && has_words(view, {i + 1, paragraph.tokens.end}) ? base::Tokens{begin, i}
                                                                         : base::Tokens{};
    const bool dot = view.is_kind(i, TokenKind::kStop) && i > begin;
    if (!dot && !(view.is_kind(i, TokenKind::kWord) && view.token(i).capital)) return {};
  }
  return {};
}

// Without the mark that closes a transcript given in marks.
base::Tokens turn_content(const View& view, base::Tokens all) {
  uint32_t opened = 0;
  for (uint32_t i = all.begin; i < all.end; ++i)
    if (view.is_kind(i, TokenKind::kQuote)) ++opened;
  if (opened % 2 == 1 && view.is_kind(all.end - 1, TokenKind::kQuote)) --all.end;
  return all;
}

}  // namespace

std::vector<Attribution> read_headline(const View& view, const std::vector<Quote>& quotes,
                                       const Frame& frame, uint32_t number, const People& people) {
  const FrameView f(view, frame, people);
  return Headline(quotes, f, number).run();
}

std::vector<Attribution> read_turns(const View& view, const std::vector<Frame>& frames) {
  std::map<uint32_t, base::Tokens> labels;  // by paragraph
  std::map<std::string, uint32_t> seen;
  for (uint32_t p = 0; p < view.paragraphs().size(); ++p) {
    if (view.paragraphs()[p].kind != BlockKind::kBody) continue;
    const base::Tokens label = turn_label(view, view.paragraphs()[p]);
    if (label.empty()) continue;
    labels[p] = label;
    ++seen[std::string(view.fold(label.end - 1))];
  }
  const auto repeated =
      std::count_if(seen.begin(), seen.end(), [](const auto& entry) { return entry.second > 1; });
  if (labels.size() < kFewestTurns || seen.size() < 2 || repeated == 0) return {};
  std::vector<Attribution> out;
  uint32_t frame = 0;
  for (const auto& [p, label] : labels) {
    while (frame + 1 < frames.size() && frames[frame].paragraph < p) ++frame;
    Attribution a;
    a.content = {turn_content(view, {label.end + 1, view.paragraphs()[p].tokens.end})};
    a.source = label;
    a.frame = frame;
    a.quotation = true;
    a.certainty = 950;
    a.rule = "statement/turn";
    out.push_back(std::move(a));
  }
  return out;
}

}  // namespace hearsay::statement
