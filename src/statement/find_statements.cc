// The stages of this module, in order, and the making of the statements.
#include "statement/find_statements.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "statement/attribution.h"
#include "statement/circumstance.h"
#include "statement/frames.h"
#include "statement/headlines.h"
#include "statement/learned.h"
#include "statement/people.h"
#include "statement/quotes.h"
#include "statement/runs.h"
#include "statement/speakers.h"
#include "statement/view.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;
using text::TokenKind;

constexpr double kEchoShare = 0.5;  // share of a heading's words that the statement it echoes holds

bool is_headline(const View& view, const Frame& frame) {
  const BlockKind kind = view.paragraphs()[frame.paragraph].kind;
  return kind == BlockKind::kTitle || kind == BlockKind::kHeading;
}

// The bytes of a token range without marks and stops at its edges that belong to no word.
base::Bytes content_bytes(const View& view, base::Tokens range) {
  while (range.size() > 1 && (view.is_kind(range.end - 1, TokenKind::kComma) ||
                              view.is_kind(range.end - 1, TokenKind::kDash)))
    --range.end;
  return view.bytes(range);
}

void note_quoted(const View& view, const std::vector<Quote>& quotes, const Attribution& a,
                 Statement& out) {
  uint32_t words = 0, marked = 0;
  for (const base::Tokens span : a.content) {
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (view.is_word(i)) ++words;
    auto quote = std::lower_bound(quotes.begin(), quotes.end(), span.begin,
                                  [](const Quote& q, uint32_t at) { return q.inside.end <= at; });
    for (; quote != quotes.end() && quote->inside.begin < span.end; ++quote) {
      const base::Tokens inside{std::max(quote->inside.begin, span.begin),
                                std::min(quote->inside.end, span.end)};
      if (inside.empty()) continue;
      out.quoted.push_back(content_bytes(view, inside));
      for (uint32_t i = inside.begin; i < inside.end; ++i)
        if (view.is_word(i)) ++marked;
    }
  }
  out.kind = marked == 0 ? Kind::kIndirect : marked >= words ? Kind::kDirect : Kind::kMixed;
}

// Whose words a heading in marks has: the speaker of the statement of its part that holds most of
// them.
void find_echo(const View& view, const std::vector<Attribution>& all, size_t a,
               std::vector<Statement>& statements) {
  std::set<std::string_view> words;
  for (const base::Tokens span : all[a].content)
    for (uint32_t i = span.begin; i < span.end; ++i)
      if (view.is_word(i)) words.insert(view.fold(i));
  double best = kEchoShare;
  for (size_t b = 0; b < all.size(); ++b) {
    if (b == a || statements[b].part != statements[a].part || statements[b].speaker.name.empty() ||
        statements[b].kind == Kind::kHeadline)
      continue;
    std::set<std::string_view> held;
    for (const base::Tokens span : all[b].content)
      for (uint32_t i = span.begin; i < span.end; ++i)
        if (view.is_word(i) && words.count(view.fold(i)) > 0) held.insert(view.fold(i));
    const double share =
        static_cast<double>(held.size()) / static_cast<double>(std::max<size_t>(1, words.size()));
    if (share < best || (share == best && best > kEchoShare)) continue;
    best = share;
    statements[a].speaker = statements[b].speaker;
    statements[a].speaker.basis = SpeakerBasis::kContinuation;
    statements[a].speaker.confidence *= 0.8;
  }
}

// The first words of what the attribution tells, folded; empty where there are fewer.
std::string opening(const View& view, const Attribution& a) {
  constexpr uint32_t kWords = 6;
  std::string out;
  uint32_t words = 0;
  for (uint32_t i = a.content.front().begin; i < a.content.front().end && words < kWords; ++i) {
    if (!view.is_word(i)) continue;
    out += view.fold(i);
    out += ' ';
    ++words;
  }
  return words < kWords ? std::string() : out;
}

bool is_loose(const Attribution& a) {
  return a.rule == "statement/quote-alone" || a.rule == "statement/quote-floating";
}

// A pull quotation is of whoever the page says said the same words: one that stands alone takes the
// speaker of a statement of its part that opens alike and has a cue.
void find_pulled(const View& view, const std::vector<Attribution>& all,
                 std::vector<Statement>& statements) {
  std::map<std::string, size_t> told;
  for (size_t a = 0; a < all.size(); ++a)
    if (!is_loose(all[a]) && !all[a].cue.empty() && all[a].quotation &&
        !statements[a].speaker.name.empty())
      told.emplace(opening(view, all[a]), a);
  told.erase("");
  for (size_t a = 0; a < all.size() && !told.empty(); ++a) {
    if (!is_loose(all[a])) continue;
    const auto same = told.find(opening(view, all[a]));
    if (same == told.end() || statements[same->second].part != statements[a].part ||
        statements[same->second].speaker.name == statements[a].speaker.name)
      continue;
    statements[a].speaker = statements[same->second].speaker;
    statements[a].speaker.basis = SpeakerBasis::kContinuation;
    statements[a].speaker.confidence *= 0.9;
    statements[a].cue.reset();  // those of what stands before
    statements[a].source.reset();
  }
}

// "an architect, who has said": the relative pronoun is of the mention, as it is the cue's subject.
base::Tokens with_pronoun(const View& view, const Attribution& a) {
  constexpr uint32_t kLongestGroup = 4;  // tokens of "has also said"
  base::Tokens out = a.source;
  uint32_t i = out.end;
  if (i < a.cue.begin && view.is_kind(i, TokenKind::kComma)) ++i;
  if (i >= a.cue.begin || a.cue.begin - i > kLongestGroup || !view.is(i, kWh) ||
      !view.is(i, kSubjectWord))
    return out;
  for (uint32_t k = i + 1; k < a.cue.begin; ++k)
    if (!view.is(k, kAuxiliary | kModal | kAdverb | kNegation | kBe)) return out;
  out.end = i + 1;
  return out;
}

Statement make_statement(const View& view, const std::vector<Quote>& quotes,
                         const std::vector<Frame>& frames, const Attribution& a) {
  Statement out;
  out.part = view.paragraphs()[frames[a.frame].paragraph].part;
  for (const base::Tokens span : a.content) out.content.push_back(content_bytes(view, span));
  note_quoted(view, quotes, a, out);
  if (a.rule == "statement/turn") {
    out.kind = Kind::kDirect;
    out.quoted = out.content;
  }
  if (is_headline(view, frames[a.frame])) out.kind = Kind::kHeadline;
  if (!a.cue.empty()) out.cue = view.bytes(a.cue);
  if (!a.source.empty()) out.source = view.bytes(with_pronoun(view, a));
  out.negated = a.negated;
  out.confidence = static_cast<double>(a.certainty) / 1000.0;
  out.rule = a.rule;
  return out;
}

// A statement whose content lies in another one's is reported by that one.
void nest(std::vector<Statement>& statements) {
  for (size_t i = 0; i < statements.size(); ++i) {
    const base::Bytes inner = statements[i].content.front();
    for (size_t j = i; j-- > 0 && i - j < 8;)
      for (const base::Bytes outer : statements[j].content)
        if (outer.holds(inner) && outer != inner && !statements[i].within)
          statements[i].within = statements[j].number;
  }
}

std::vector<Attribution> read_frames(const View& view, const std::vector<Quote>& quotes,
                                     const std::vector<Frame>& frames, const People& people,
                                     std::vector<Weighed>* weighed) {
  std::vector<Attribution> out = read_turns(view, frames);
  std::set<uint32_t> done;
  for (const Attribution& a : out) done.insert(frames[a.frame].paragraph);
  for (uint32_t n = 0; n < frames.size(); ++n)
    if (is_headline(view, frames[n]))
      for (Attribution& a : read_headline(view, quotes, frames[n], n, people))
        out.push_back(std::move(a));
  std::set<uint32_t> headed;
  for (const Attribution& a : out) headed.insert(a.frame);
  for (Attribution& a : add_learned(view, quotes, frames, people,
                                    find_attributions(view, quotes, frames, people), weighed)) {
    if (done.count(frames[a.frame].paragraph) > 0 || headed.count(a.frame) > 0) continue;
    out.push_back(std::move(a));
  }
  std::stable_sort(out.begin(), out.end(), [](const Attribution& a, const Attribution& b) {
    return a.content.front() < b.content.front();
  });
  return out;
}

}  // namespace

std::vector<Statement> find_statements(const document::Document& document,
                                       const lexicon::Lexicon& lexicon,
                                       const FindOptions& options) {
  const View view(document, lexicon, options.comments);
  const std::vector<Quote> quotes = find_quotes(view);
  const std::vector<Frame> frames = make_frames(view, quotes);
  const People people = find_people(view);
  std::vector<Attribution> attributions =
      read_frames(view, quotes, frames, people, options.weighed);
  join_runs(view, quotes, frames, people, attributions);
  const std::vector<Speaker> speakers =
      resolve_speakers(view, quotes, frames, people, attributions);
  std::vector<Circumstance> circumstances =
      find_circumstances(view, frames, people, attributions, speakers);

  std::vector<Statement> out;
  for (size_t a = 0; a < attributions.size(); ++a) {
    Statement statement = make_statement(view, quotes, frames, attributions[a]);
    statement.number = static_cast<uint32_t>(a + 1);
    statement.speaker = speakers[a];
    statement.venue = std::move(circumstances[a].venue);
    statement.time = std::move(circumstances[a].time);
    out.push_back(std::move(statement));
  }
  for (size_t a = 0; a < attributions.size(); ++a)
    if (attributions[a].source.empty() && out[a].kind == Kind::kHeadline)
      find_echo(view, attributions, a, out);
  find_pulled(view, attributions, out);
  nest(out);
  return out;
}

}  // namespace hearsay::statement
