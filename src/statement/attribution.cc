// The rules that give each cue its content and each quotation its cue.
//
// A frame is read in three passes. (1) Every cue looks right: a that-clause, a quotation, a bare
// clause, a request. (2) A cue with nothing to its right but circumstance looks left: the quotation
// or clause that a comma parts from its source. (3) What quotations remain are given to the cue
// that ran before them (one quotation told in several sentences), to the speaker of the paragraph
// before, or left alone as words quoted for distance.
#include "statement/attribution.h"

#include <algorithm>

#include "statement/reader.h"

namespace hearsay::statement {

using document::BlockKind;
using text::TokenKind;

std::vector<Attribution> Reader::run() {
  cues_ = find_cues(f_);
  drop_headline_guesses();
  used_.assign(cues_.size(), false);
  const size_t first = outer_trailing();
  if (first < cues_.size()) read_cue(first);
  for (size_t c = 0; c < cues_.size(); ++c)
    if (c != first) read_cue(c);
  if (out_.empty()) read_signature();
  read_any_verb();
  return std::move(out_);
}

void Reader::drop_headline_guesses() {
  const BlockKind kind = view_.paragraphs()[f_.frame().paragraph].kind;
  if (kind != BlockKind::kTitle && kind != BlockKind::kHeading) return;
  std::erase_if(cues_, [](const CueAt& cue) {
    const bool wish = (cue.classes & kWant) != 0 && cue.words.size() > 1 && !cue.participle &&
                      cue.source.begin == 0 && !cue.source.empty();  // "mayor calls for talks"
    if (wish || (cue.denies && !cue.risky && !cue.source.empty())) return false;
    return cue.risky || (cue.classes & (kSay | kUtter | kTell | kAccording)) == 0;
  });
}

size_t Reader::outer_trailing() const {
  if (cues_.size() < 2) return cues_.size();
  const CueAt& last = cues_.back();
  if ((last.classes & (kSay | kTell)) == 0 || last.participle || last.source.empty() ||
      last.inverted || !trails(last))
    return cues_.size();
  const uint32_t begin = source_side(last);
  if (begin == 0 || !f_.is_kind(begin - 1, TokenKind::kComma)) return cues_.size();
  // A body that is no outlet tells the whole; an outlet is where the page has it from.
  const bool outlet = f_.is_outlet(last.source);
  bool quotes = false;
  for (uint32_t k = 0; k < begin; ++k) quotes |= f_.is_quote(k);
  for (size_t c = 0; (outlet || quotes) && c + 1 < cues_.size(); ++c)
    if ((cues_[c].classes & (kSay | kTell | kAccording)) != 0 && !cues_[c].source.empty() &&
        !author_speaks(cues_[c]))
      return cues_.size();
  return cues_.size() - 1;
}

void Reader::read_cue(size_t c) {
  const CueAt& cue = cues_[c];
  if (used_[c]) return;
  limit_ = end_;
  for (uint32_t k = cue.words.end; k + 1 < end_; ++k)  // "explained it: “…,” Huff said"
    if (f_.is_kind(k, TokenKind::kColon) && f_.is_quote(k + 1) && is_told_behind(k + 1)) {
      limit_ = k;
      break;
    }
  if (const Pieces* outer = content_around(cue.words.begin)) {
    // Reported by somebody already: a statement inside that one, as far as it reaches.
    limit_ = outer->end;
    const bool borrowed = cue.shared && !cue.participle;  // a verb of the inner subject, unknown
    if ((cue.classes & kAccording) == 0 && !author_speaks(cue) && !borrowed) read_right(c);
    return;
  }
  if (author_speaks(cue)) return;
  if (cue.source.begin > 0 && f_.is(cue.source.begin - 1, kAs) && read_as(c)) return;
  if ((cue.classes & kAccording) != 0) {
    read_according(c);
    return;
  }
  if ((cue.classes & (kAdjective | kNoun)) != 0) {
    const uint32_t that =
        (cue.classes & kNoun) != 0 && cue.inverted ? cue.source.end : cue.words.end;
    if ((cue.classes & kNoun) != 0 && cue.source.begin == 0) limit_ = subject_end(that + 1);
    take_clause(c, that + 1,
                (cue.classes & kNoun) != 0 ? "statement/noun-that" : "statement/adjective-that",
                700);
    return;
  }
  if (read_carried(c) || read_agent(c)) return;
  // "Residents who said the water was brown | were moved": the verb of the whole sentence
  if (cue.of_relative && !cue.relative && cue.source.begin == 0)
    limit_ = subject_end(cue.words.end);
  if (left_is_content(cue) &&
      (leads_from_left(cue) ||
       (opens_circumstance(behind(cue)) && !quotation_resumed(behind(cue)))) &&
      read_left(c))
    return;
  if (read_right(c)) return;
  read_left(c);
}

const Pieces* Reader::content_around(uint32_t piece) const {
  const Pieces* best = nullptr;
  for (const Pieces& span : contents_)
    if (span.holds(piece) && (best == nullptr || span.size() < best->size())) best = &span;
  return best;
}

bool Reader::author_speaks(const CueAt& cue) const {
  if (cue.source.size() != 1) return false;
  if (is_impersonal(cue)) return true;
  if (f_.is(cue.source.begin, kDeterminer) && !f_.is_capital(cue.source.begin + 1) &&
      cue.of_relative)
    return true;  // "those who say"
  if (f_.is(cue.source.begin, kNumberWord) && f_.is(cue.words.begin, kPastForm) &&
      cue.group_begin == cue.words.begin)
    return false;  // "one wrote"
  const lexicon::WordList& pronouns = view_.lexicon().list("pronouns");
  const lexicon::Row* row = pronouns.find(f_.fold(cue.source.begin));
  return row != nullptr && pronouns.cell(*row, "gender") == "s" &&
         !f_.is_capital(cue.source.begin + 1);
}

// "It would be safe to say that", "It's worth noting that", "This means that": nobody says it.
bool Reader::is_impersonal(const CueAt& cue) const {
  const uint32_t source = cue.source.begin, verb = cue.words.begin;
  if (verb < 2 || source >= verb || f_.is_capital(verb)) return false;
  const lexicon::WordList& pronouns = view_.lexicon().list("pronouns");
  const lexicon::Row* row = pronouns.find(f_.fold(source));
  if (row == nullptr || pronouns.cell(*row, "gender") != "n" || verb - source > 8) return false;
  const bool helped = f_.is(source + 1, kBe | kModal) || f_.is_kind(source + 1, TokenKind::kClitic);
  const bool led = f_.is(verb - 1, kInfinitive) || (cue.participle && !f_.is_edge(verb - 1));
  return helped && led && !f_.is(source + 1, kInfinitive);
}

uint32_t Reader::behind(const CueAt& cue) const {
  uint32_t k = cue.inverted ? cue.source.end : cue.words.end;
  if (cue.inverted && f_.is_kind(k, TokenKind::kComma))
    k = std::max(skip_apposition(k), skip_additions(k, false));
  if ((cue.classes & kTell) != 0 && !cue.inverted) k = skip_addressee(k);
  return f_.skip_circumstance(k);
}

uint32_t Reader::skip_apposition(uint32_t comma) const {
  const uint32_t first = comma + 1;
  if (!(f_.is(first, kDeterminer | kRole | kNationality | kWh | kPlace) ||
        f_.is_kind(first, TokenKind::kNumber) ||
        view_.lexicon().list("role_modifiers").has(f_.fold(first))))
    return comma;
  for (uint32_t k = first; k < f_.size(); ++k) {
    if (f_.is_kind(k, TokenKind::kComma)) return k;
    if (f_.is_edge(k)) return k;
  }
  return f_.size();
}

// Whether a word needs another one behind it.
bool Reader::leads_on(uint32_t k) const {
  return f_.is(k, kPreposition | kConjunction | kSubordinator | kDeterminer | kPossessive |
                      kAdverb | kThat | kWh | kAuxiliary | kModal | kNegation | kCue);
}

uint32_t Reader::skip_addressee(uint32_t k) const {
  uint32_t behind_title = k;  // "told “Corran Today” host Bo Lind"
  while (behind_title < end_ && f_.frame().pieces[behind_title].title) ++behind_title;
  if (behind_title > k) {
    const Pieces host = f_.noun_phrase_from(behind_title);
    return host.empty() || f_.is_edge(behind_title) ? behind_title : host.end;
  }
  const Pieces phrase = f_.noun_phrase_from(k);
  if (phrase.empty() || f_.is(k, kThat | kInfinitive)) return k;
  // "told Kuo he would": noun_phrase_from stops there. "told reporters the ferry would": an article
  // begins the next phrase, as a name does behind a word for those who listen.
  for (uint32_t j = k + 1; j < phrase.end; ++j)
    if ((f_.is(j, kDeterminer | kPossessive) && !leads_on(j - 1)) ||
        (f_.is(j - 1, kAddressee) && f_.is_capital(j)))
      return j;
  const bool noun = f_.is(phrase.end, kCue) || !leads_on(phrase.end);  // "told the show"
  const bool cut = f_.is_word(phrase.end) && !f_.is_capital(phrase.end) && noun &&
                   f_.is(phrase.end + 1, kDeterminer | kPossessive);
  return cut ? phrase.end + 1 : phrase.end;
}

bool Reader::left_is_content(const CueAt& cue) const {
  const uint32_t begin = source_side(cue);
  if (begin == 0) return false;
  return f_.is_quote(begin - 1) ||
         (f_.is_kind(begin - 1, TokenKind::kComma) && begin >= 2 && f_.is_quote(begin - 2));
}

bool Reader::leads_from_left(const CueAt& cue) const {
  uint32_t q = source_side(cue) - 1;
  const bool comma = !f_.is_quote(q);
  if (comma) --q;
  if (left_begin(q) != q || !(comma || ends_with_comma(q))) return false;
  const uint32_t after = cue.inverted ? cue.source.end : cue.words.end;
  if (f_.is_kind(after, TokenKind::kComma) && f_.is(after + 1, kWh)) return true;
  for (uint32_t k = after; k < end_; ++k)
    if (f_.is_quote(k)) return false;  // it may go on there
  return true;
}

bool Reader::opens_circumstance(uint32_t k) const {
  return f_.is(k, kSubordinator | kWh | kPreposition | kAs) && !f_.is(k, kThat);
}

uint32_t Reader::source_side(const CueAt& cue) const {
  if (cue.source.empty() || cue.inverted || cue.shared) return cue.group_begin;
  return std::min(role_before(cue.source.begin), cue.group_begin);
}

uint32_t Reader::role_before(uint32_t name) const {
  constexpr uint32_t kLongestRole = 12;
  if (name < 2 || !f_.is_kind(name - 1, TokenKind::kComma) || !f_.is_capital(name)) return name;
  uint32_t begin = name - 1;
  bool role = false;
  while (begin > 0 && name - begin < kLongestRole && !f_.is_edge(begin - 1)) {
    --begin;
    role = role || f_.is(begin, kRole);
  }
  const bool opens = f_.is(begin, kDeterminer | kPossessive | kRole) || f_.is_capital(begin);
  const bool whole = begin == 0 || f_.is_edge(begin - 1);
  return role && opens && whole && !f_.has_finite_verb(begin, name - 1) ? begin : name;
}

Pieces Reader::trim(Pieces span) const {
  while (!span.empty() && !f_.is_quote(span.begin) && f_.is_edge(span.begin) &&
         !f_.is_kind(span.begin, TokenKind::kOpen))
    ++span.begin;
  while (!span.empty() && !f_.is_quote(span.end - 1) &&
         (f_.is_edge(span.end - 1) || f_.is_kind(span.end - 1, TokenKind::kStop)))
    --span.end;
  while (span.size() > 1 && f_.is(span.end - 1, kConjunction | kWh) &&
         !f_.is(span.end - 1, kAdverb) && !f_.is_capital(span.end - 1))
    --span.end;
  while (!span.empty() && !f_.is_quote(span.end - 1) && f_.is_edge(span.end - 1)) --span.end;
  return span;
}

bool Reader::put(size_t c, std::vector<Pieces> spans, std::string_view rule, uint32_t certainty) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty()) return false;
  Attribution a;
  for (Pieces span : spans) {
    span = trim(span);
    if (span.empty()) continue;
    contents_.push_back(span);
    for (uint32_t k = span.begin; k < span.end; ++k) claimed_[k] = true;
    if (span.size() == 1 && f_.is_quote(span.begin)) {
      a.content.push_back(quotes_[static_cast<size_t>(f_.quote(span.begin))].inside);
      a.quotation = true;
    } else {
      a.content.push_back(f_.tokens(span));
    }
  }
  if (a.content.empty()) return false;
  used_[c] = true;
  a.cue = f_.tokens(cue.words);
  a.source = f_.tokens(cue.source);
  a.frame = number_;
  a.negated = cue.negated;
  a.certainty = certainty;
  a.rule = rule;
  out_.push_back(std::move(a));
  return true;
}
std::vector<Attribution> find_attributions(const View& view, const std::vector<Quote>& quotes,
                                           const std::vector<Frame>& frames, const People& people) {
  std::vector<Attribution> out;
  for (uint32_t n = 0; n < frames.size(); ++n) {
    const BlockKind kind = view.paragraphs()[frames[n].paragraph].kind;
    if (kind == BlockKind::kTable) continue;
    const FrameView frame(view, frames[n], people);
    Reader reader(view, quotes, frame, n);
    for (Attribution& a : reader.run()) out.push_back(std::move(a));
  }
  return out;
}

}  // namespace hearsay::statement
