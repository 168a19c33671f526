// Runs of quotations over sentences and paragraphs.
#include "statement/runs.h"

#include <algorithm>
#include <optional>

#include "statement/cue.h"
#include "statement/phrases.h"
#include "statement/subjects.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;
using text::TokenKind;

constexpr uint32_t kFloatingWords = 3;     // words from which marked words speak for themselves
constexpr uint32_t kFloatingSentence = 2;  // the same, where they are a sentence with its stop
constexpr uint32_t kEmbeddedWords =
    6;  // words from which marked words inside a narrative sentence are reported (PolNeAR: 96 %)
constexpr uint32_t kReach = 3;  // paragraphs over which a speaker goes on

class Joiner {
 public:
  Joiner(const View& view, const std::vector<Quote>& quotes, const std::vector<Frame>& frames,
         const People& people, std::vector<Attribution>& attributions)
      : view_(view), quotes_(quotes), frames_(frames), people_(people), all_(attributions) {
    by_frame_.resize(frames.size());
    for (size_t a = 0; a < all_.size(); ++a) by_frame_[all_[a].frame].push_back(a);
    taken_.assign(quotes.size(), false);
    for (const Attribution& a : all_)
      for (const base::Tokens span : a.content) take_inside(span);
  }

  void run() {
    for (uint32_t n = 0; n < frames_.size(); ++n) {
      go_to(n);
      for (const Piece& piece : frames_[n].pieces)
        if (piece.quote >= 0 && !taken_[static_cast<size_t>(piece.quote)])
          settle(n, static_cast<uint32_t>(piece.quote));
    }
    std::stable_sort(all_.begin(), all_.end(), [](const Attribution& a, const Attribution& b) {
      return a.content.front() < b.content.front();
    });
  }

 private:
  void take_inside(base::Tokens span) {
    auto it = std::lower_bound(quotes_.begin(), quotes_.end(), span.begin,
                               [](const Quote& q, uint32_t at) { return q.end <= at; });
    for (; it != quotes_.end() && it->open < span.end; ++it)
      taken_[static_cast<size_t>(it - quotes_.begin())] = true;
  }

  bool only_quotes(uint32_t n) const {
    for (const Piece& piece : frames_[n].pieces)
      if (piece.quote < 0 && view_.is_word(piece.tokens.begin)) return false;
    return true;
  }

  bool is_sentence(const Quote& quote) const {
    return quote.words >= kFloatingWords &&
           (quote.reopened || view_.is_kind(quote.inside.end - 1, TokenKind::kStop) ||
            view_.token(quote.inside.begin).capital);
  }

  bool is_stopped(const Quote& quote) const {
    return view_.token(quote.inside.begin).capital &&
           view_.is_kind(quote.inside.end - 1, TokenKind::kStop);
  }

  // “It's over.”
  bool is_short_sentence(const Quote& quote) const {
    return quote.words >= kFloatingSentence && is_stopped(quote);
  }

  BlockKind kind_of(uint32_t n) const { return view_.paragraphs()[frames_[n].paragraph].kind; }
  uint32_t part_of(uint32_t n) const { return view_.paragraphs()[frames_[n].paragraph].part; }

  void settle(uint32_t n, uint32_t q) {
    if (kind_of(n) != BlockKind::kBody && kind_of(n) != BlockKind::kComment) return;
    const Quote& quote = quotes_[q];
    if (!only_quotes(n)) {
      settle_embedded(n, q);
      return;
    }
    if (!is_sentence(quote)) {
      const bool behind = n > 0 && frames_[n - 1].paragraph == frames_[n].paragraph;
      if (behind && quotation_in(n - 1) && is_stopped(quote))
        go_on(n, q, *quotation_in(n - 1));  // “We lost,” she said. “Again.”
      else if (behind && by_frame_[n - 1].empty() && is_short_sentence(quote))
        settle_floating(n, q);
      return;
    }
    if (opens_paragraph_after(n) && announced(n, q)) return;
    if (const auto run = run_of(n, q)) {
      go_on(n, q, *run);
      return;
    }
    if (const base::Tokens subject = new_subject(n); !subject.empty() && speaker_before(n)) {
      Attribution a;
      a.source = subject;
      a.certainty = 700;
      a.rule = "statement/quote-floating";
      add(n, q, a);
      return;
    }
    if (speaker_before(n)) {
      Attribution a;
      if (const auto before = goes_on_from(n)) {
        a.cue = all_[*before].cue;
        a.source = all_[*before].source;
      }
      a.continues = true;
      a.certainty = 800;
      a.rule = "statement/quote-alone";
      add(n, q, a);
      return;
    }
    settle_floating(n, q);
  }

  // The quotation goes on with that of attribution `run`.
  void go_on(uint32_t n, uint32_t q, size_t run) {
    Attribution a = all_[run];
    a.rule = "statement/quote-run";
    add(n, q, a);
  }

  void add(uint32_t n, uint32_t q, Attribution a) {
    a.content = {quotes_[q].inside};
    a.frame = n;
    a.quotation = true;
    taken_[q] = true;
    by_frame_[n].push_back(all_.size());
    all_.push_back(std::move(a));
  }

  // Whether the content holds words in marks.
  bool has_marks(const Attribution& a) const {
    return a.quotation || std::any_of(a.content.begin(), a.content.end(), [&](base::Tokens span) {
             const auto it =
                 std::lower_bound(quotes_.begin(), quotes_.end(), span.begin,
                                  [](const Quote& q, uint32_t at) { return q.end <= at; });
             return it != quotes_.end() && it->open < span.end;
           });
  }

  std::optional<size_t> quotation_in(uint32_t n) const {
    for (size_t i = by_frame_[n].size(); i-- > 0;)
      if (has_marks(all_[by_frame_[n][i]]) && !all_[by_frame_[n][i]].continues)
        return by_frame_[n][i];
    return std::nullopt;
  }

  // The quotation right before this one, over paragraphs: “A,” Bo said. / “B.” Runs of one
  // quotation name the same cue and source.
  std::optional<size_t> goes_on_from(uint32_t n) const {
    if (n == 0 || by_frame_[n - 1].empty()) return std::nullopt;
    const size_t last = by_frame_[n - 1].back();
    if (!has_marks(all_[last]) || all_[last].cue.empty()) return std::nullopt;
    return last;
  }

  // The same, over one sentence of narrative that says nothing of anybody's words: “A,” Bo said.
  // He shrugged. “B.”
  std::optional<size_t> quotation_before(uint32_t n) const {
    for (uint32_t m = n; m-- > 0 && n - m <= 2;) {
      if (frames_[m].paragraph != frames_[n].paragraph) break;
      if (const auto a = quotation_in(m)) return a;
      if (!by_frame_[m].empty()) break;
    }
    return std::nullopt;
  }

  // The attribution that names cue and source for a sentence of its run: in the sentence before in
  // the same paragraph, in the paragraph before when that was left open, or in the sentence after
  // when this one is left open.
  std::optional<size_t> run_of(uint32_t n, uint32_t q) const {
    if (const auto a = quotation_before(n)) return a;
    if (n > 0 && frames_[n - 1].paragraph + 1 == frames_[n].paragraph && q > 0 &&
        quotes_[q - 1].reopened)
      if (const auto a = quotation_in(n - 1)) return a;
    const bool last_here =
        n + 1 < frames_.size() && frames_[n + 1].paragraph != frames_[n].paragraph;
    if (quotes_[q].reopened && last_here)
      for (uint32_t m = n + 1;
           m < frames_.size() && frames_[m].paragraph <= frames_[n].paragraph + kReach; ++m)
        if (const auto a = quotation_in(m)) return a;
    if (n + 1 < frames_.size() && frames_[n + 1].paragraph == frames_[n].paragraph &&
        starts_with_quote(n + 1))
      if (const auto a = quotation_in(n + 1)) return a;
    return std::nullopt;
  }

  bool starts_with_quote(uint32_t n) const { return frames_[n].pieces.front().quote >= 0; }

  uint32_t paragraphs_back(uint32_t m, uint32_t n) const {
    return frames_[n].paragraph - frames_[m].paragraph;
  }

  // Whether somebody spoke in this paragraph, the one before, or the last sentence ahead of both,
  // with nothing of another kind or part between.
  bool speaker_before(uint32_t n) const {
    if (!spoken_ || *spoken_ < alike_from_ || paragraphs_back(*spoken_, n) > kReach) return false;
    return *spoken_ + 1 == n || paragraphs_back(*spoken_ + 1, n) <= 1;
  }

  // Steps on to frame n: what speaker_before(n) needs is kept from frame to frame, not sought anew.
  void go_to(uint32_t n) {
    if (n == 0) return;
    if (!by_frame_[n - 1].empty()) spoken_ = n - 1;
    if (kind_of(n - 1) != kind_of(n) || part_of(n - 1) != part_of(n)) alike_from_ = n;
  }

  // Whether the frame before belongs to the same part and to the paragraph before.
  bool opens_paragraph_after(uint32_t n) const {
    return n > 0 && part_of(n - 1) == part_of(n) && kind_of(n - 1) == kind_of(n) &&
           frames_[n].paragraph == frames_[n - 1].paragraph + 1;
  }

  // Bo Lind said: and the quotation is the next paragraph.
  bool announced(uint32_t n, uint32_t q) {
    const Frame& before = frames_[n - 1];
    if (before.pieces.back().quote >= 0 ||
        !view_.is_kind(before.pieces.back().tokens.begin, TokenKind::kColon))
      return false;
    const FrameView frame(view_, before, people_);
    const std::vector<CueAt> cues = find_cues(frame);
    for (size_t c = cues.size(); c-- > 0;) {
      const CueAt& cue = cues[c];
      if (cue.source.empty() || cue.risky) continue;
      Attribution a;
      a.source = frame.tokens(cue.source);
      a.cue = frame.tokens(cue.words);
      a.certainty = 900;
      a.rule = "statement/quote-announced";
      add(n, q, a);
      return true;
    }
    return false;
  }

  // Dr Wu was blunt. “It's over.”
  void settle_floating(uint32_t n, uint32_t q) {
    if (n == 0 || frames_[n].paragraph - frames_[n - 1].paragraph > 1 ||
        part_of(n - 1) != part_of(n))
      return;
    if (announced(n, q)) return;
    const base::Tokens topic = topic_of(n - 1, true);
    if (topic.empty()) return;
    Attribution a;
    a.source = topic;
    a.certainty = 600;
    a.rule = "statement/quote-floating";
    add(n, q, a);
  }

  // "Ana Ruiz was blunt. “It's over.”": the person who heads the sentence before, of the same
  // paragraph, which tells of nobody's words; empty where none does.
  base::Tokens new_subject(uint32_t n) const {
    if (n == 0 || frames_[n - 1].paragraph != frames_[n].paragraph || !by_frame_[n - 1].empty())
      return {};
    for (const Piece& piece : frames_[n - 1].pieces) {
      const uint32_t i = piece.tokens.begin;
      if (piece.quote >= 0 || view_.is(i, kAuxiliary | kModal | kCue | kPreposition | kPronoun))
        return {};
      const NameMention* m = people_.at(i);
      if (m == nullptr || m->words.begin != i) continue;
      if (!view_.is_kind(m->words.end, TokenKind::kClitic)) return m->words;
    }
    return {};
  }

  // Whom the narrative of a sentence speaks of, up to its first quotation where it begins with
  // none: its first person, else, where `described`, the role or body that heads it.
  base::Tokens topic_of(uint32_t n, bool described) const {
    const FrameView frame(view_, frames_[n], people_);
    const bool leads = !frame.is_quote(0);
    for (uint32_t k = 0; k < frame.size() && !(leads && frame.is_quote(k)); ++k) {
      if (frame.is_quote(k)) continue;
      if (frame.is(k, kPronoun) && frame.is(k, kSubjectWord) && frame.is(k, kSingularPerson))
        return frame.tokens({k, k + 1});
      if (const NameMention* mention = people_.at(frame.token(k))) return mention->words;
    }
    if (!leads || !described) return {};
    const auto subject = subject_at(view_, people_, frame.token(0));
    const bool speaks =
        subject && subject->kind != SubjectKind::kName && subject->kind != SubjectKind::kJoined;
    return speaks ? subject->words : base::Tokens{};
  }

  // Ana Ruiz on the wall: “It is over.”
  bool closes_behind_colon(uint32_t n, uint32_t q) const {
    const std::vector<Piece>& pieces = frames_[n].pieces;
    size_t last = pieces.size() - 1;
    if (pieces[last].quote < 0 && view_.is_kind(pieces[last].tokens.begin, TokenKind::kStop))
      --last;
    const Quote& quote = quotes_[q];
    return last > 0 && pieces[last].quote == static_cast<int32_t>(q) &&
           view_.is_kind(quote.open - 1, TokenKind::kColon) && quote.words >= kFloatingSentence &&
           view_.token(quote.inside.begin).capital && !has_title_case(view_, quote);
  }

  void settle_embedded(uint32_t n, uint32_t q) {
    const Quote& quote = quotes_[q];
    const bool led = closes_behind_colon(n, q);
    if (quote.name) return;
    if (!led && (quote.words < kEmbeddedWords || has_title_case(view_, quote))) return;
    Attribution a;
    a.source = frames_[n].pieces.front().quote < 0 ? topic_of(n, led) : base::Tokens{};
    if (a.source.empty() && !speaker_before(n)) return;
    a.continues = a.source.empty();
    a.certainty = led ? 800 : 850;
    a.rule = led ? "statement/quote-behind-colon" : "statement/quote-embedded";
    add(n, q, a);
  }

  const View& view_;
  const std::vector<Quote>& quotes_;
  const std::vector<Frame>& frames_;
  const People& people_;
  std::vector<Attribution>& all_;
  std::vector<std::vector<size_t>> by_frame_;
  std::optional<uint32_t> spoken_;  // the last frame behind the one at hand with an attribution
  uint32_t alike_from_ = 0;         // frames from here to the one at hand are of one kind and part
  std::vector<bool> taken_;
};

}  // namespace

void join_runs(const View& view, const std::vector<Quote>& quotes, const std::vector<Frame>& frames,
               const People& people, std::vector<Attribution>& attributions) {
  Joiner(view, quotes, frames, people, attributions).run();
}

}  // namespace hearsay::statement
