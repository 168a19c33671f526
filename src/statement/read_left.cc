// Content to the left of a cue, and around it; "according to" and "as … says" both ways.
#include <algorithm>
#include <string>

#include "statement/reader.h"

namespace hearsay::statement {

using document::BlockKind;
using text::TokenKind;

bool Reader::read_as(size_t c) {
  const CueAt& cue = cues_[c];
  const uint32_t after = behind(cue), begin = cue.source.begin - 1;
  if (f_.is_kind(after, TokenKind::kComma) && after + 1 < end_ &&
      (begin == 0 || f_.is_edge(begin - 1)))
    return take_clause(c, after + 1, "statement/as-cue", 700);
  if (after >= end_ && begin > 2 && f_.is_kind(begin - 1, TokenKind::kComma)) {
    const uint32_t from = skip_opener(left_begin(begin - 1), begin - 1);
    return put(c, {Pieces{from, begin - 1}}, "statement/clause-as-cue", 700);
  }
  return false;
}

bool Reader::read_left(size_t c) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty() || cue.participle || cue.shared || cue.of_relative) return false;
  if ((cue.classes & (kSay | kThink | kUtter | kTell | kShow)) == 0) return false;
  const uint32_t begin = source_side(cue);
  if (begin == 0) return false;
  uint32_t k = begin - 1;
  bool comma = false;
  if (f_.is_kind(k, TokenKind::kComma) || f_.is_kind(k, TokenKind::kDash)) {
    if (k == 0) return false;
    comma = true;
    --k;
  }
  if (f_.is_quote(k) && !inside_content(k)) return take_left_quote(c, k, comma);
  if (!comma || (cue.classes & kUtter & ~kSay) == cue.classes) return false;
  if (cue.risky && !trails(cue)) return false;
  return take_left_clause(c, k + 1);
}

// “…,” Radio Orlo quoted Bo Lind as saying; “…,” Bo Lind was quoted as saying by Radio Orlo.
bool Reader::read_carried(size_t c) {
  constexpr uint32_t kLongest = 16;  // pieces from the quotation to "as"
  CueAt& cue = cues_[c];
  const uint32_t as = cue.group_begin;
  if (!cue.participle || !f_.is(as, kAs) || as == 0) return false;
  uint32_t first = as, verb = as;
  while (first > 0 && f_.is_word(first - 1) && as - first < kLongest) {
    --first;
    if (f_.is(first, kAuxiliary)) verb = first;
  }
  uint32_t q = first;
  const bool comma = q > 0 && f_.is_kind(q - 1, TokenKind::kComma);
  if (comma) --q;
  if (q-- == 0 || !f_.is_quote(q) || claimed_[q] || !(comma || ends_with_comma(q))) return false;
  if (verb < as) cue.source = f_.noun_phrase_before(f_.verb_group_begin(verb));
  return take_left_quote(c, q, comma);
}

// “…,” Ana Ruiz, director of the mine.
bool Reader::is_signed_with_title() const {
  if (!ends_with_comma(0) || f_.people().at(f_.token(1)) == nullptr) return false;
  uint32_t comma = 1;
  while (comma < end_ && !f_.is_edge(comma)) ++comma;
  return f_.is_kind(comma, TokenKind::kComma) && skip_additions(comma, false) >= end_;
}

void Reader::read_signature() {
  constexpr uint32_t kLongestName = 7;
  if (f_.size() < 3 || !f_.is_quote(0)) return;
  const bool dash = f_.is_kind(1, TokenKind::kDash);
  if (!dash && !is_signed_with_title()) return;
  const uint32_t first = dash ? 2 : 1;
  uint32_t name = first;
  while (name < end_ && f_.is_word(name) && !f_.is(name, kPreposition)) ++name;
  const bool named = name > first && name - first <= kLongestName && f_.is_capital(first) &&
                     f_.is_capital(name - 1) && !f_.has_finite_verb(first, name);
  if (!named || (name < end_ && !f_.is_edge(name) && !f_.is(name, kPreposition))) return;
  if (f_.has_finite_verb(name, end_)) return;
  Attribution a;
  a.content = {quotes_[static_cast<size_t>(f_.quote(0))].inside};
  a.quotation = true;
  a.source = f_.tokens({first, name});
  a.frame = number_;
  a.certainty = 850;
  a.rule = "statement/quote-signature";
  contents_.push_back({0, 1});
  out_.push_back(std::move(a));
}

// “It is over,” Ana Ruiz shrugged. A quotation that a comma leads on from, somebody, and one verb,
// whatever it is.
void Reader::read_any_verb() {
  if (f_.size() < 3 || !f_.is_quote(0) || claimed_[0]) return;
  const Quote& quote = quotes_[static_cast<size_t>(f_.quote(0))];
  if (quote.words > 1 && has_title_case(view_, quote)) return;
  const bool outer = f_.is_kind(1, TokenKind::kComma);
  const bool called = ends_sentence(0) && view_.word(quote.inside.end - 1) != ".";
  if (!outer && !ends_with_comma(0) && !called) return;
  const uint32_t from = outer ? 2 : 1;
  const Pieces who = f_.before_verb(f_.noun_phrase_from(from));
  const uint32_t verb = who.end;
  const bool voice = view_.lexicon().list("voice_verbs").has(f_.fold(verb));
  if (called && !voice) return;  // “Stop!” she hissed, but “Who are you?” He left.
  if (who.empty() || f_.is_edge(verb) || f_.is_capital(verb) ||
      !f_.is(verb, kPastForm | kPlainForm))
    return;
  if (f_.is(verb, kAuxiliary | kModal | kPreposition | kConjunction | kCue)) return;
  const bool person = f_.is(from, kSubjectWord) || f_.people().at(f_.token(verb - 1)) != nullptr ||
                      f_.is(verb - 1, kRole | kUnnamed);
  const bool closes =
      verb + 1 >= end_ || f_.is_kind(verb + 1, TokenKind::kComma) ||
      f_.is(verb + 1, kAdverb | kAdverbForm | kSubordinator | kAs | kPastTime | kDay);
  if (!person || !closes) return;
  Attribution a;
  a.content = {quote.inside};
  a.quotation = true;
  a.source = f_.tokens(who);
  a.cue = f_.tokens({verb, verb + 1});
  a.frame = number_;
  a.certainty = voice ? 900 : 800;
  a.rule = "statement/quote-any-verb";
  contents_.push_back({0, 1});
  claimed_[0] = true;
  out_.push_back(std::move(a));
}

uint32_t Reader::behind_label(uint32_t begin, uint32_t end) const {
  const BlockKind kind = view_.paragraphs()[f_.frame().paragraph].kind;
  if (kind != BlockKind::kTitle && kind != BlockKind::kHeading) return begin;
  for (uint32_t k = begin; k + 1 < end; ++k)
    if (f_.is_kind(k, TokenKind::kColon)) return k + 1;
  return begin;
}

uint32_t Reader::left_begin(uint32_t end) const {
  uint32_t begin = 0;
  for (const Pieces& span : contents_)
    if (span.end <= end) begin = std::max(begin, span.end);
  if (begin == 0) begin = dateline_end(end);
  while (begin < end && f_.is_edge(begin) && !f_.is_quote(begin)) ++begin;
  return begin;
}

uint32_t Reader::dateline_end(uint32_t end) const {
  if (!view_.token(f_.token(0)).paragraph_before) return 0;
  for (uint32_t k = 0; k < std::min(end, 14u); ++k) {
    if (f_.is_kind(k, TokenKind::kDash)) return k > 0 ? k + 1 : 0;
    const bool place = f_.is_capital(k) || f_.is_kind(k, TokenKind::kComma) ||
                       f_.is_kind(k, TokenKind::kOpen) || f_.is_kind(k, TokenKind::kClose) ||
                       f_.is_kind(k, TokenKind::kNumber) || f_.is_kind(k, TokenKind::kStop) ||
                       f_.is_kind(k, TokenKind::kSymbol);
    if (!place) return 0;
  }
  return 0;
}

uint32_t Reader::skip_opener(uint32_t begin, uint32_t end) const {
  const lexicon::WordList& openers = view_.lexicon().list("openers");
  for (uint32_t k = begin; k < std::min(end, begin + 6); ++k) {
    if (!f_.is_kind(k, TokenKind::kComma)) continue;
    std::string phrase;
    for (uint32_t j = begin; j < k; ++j) {
      if (j > begin) phrase += ' ';
      phrase += f_.fold(j);
    }
    if (openers.has(phrase)) return k + 1;
    break;
  }
  // "Meanwhile, …" and "Meanwhile at the port, …"
  if (begin < end && openers.has(f_.fold(begin)) && !f_.is(begin, kConjunction | kSubordinator) &&
      f_.is(begin + 1, kPreposition))
    for (uint32_t k = begin; k < std::min(end, begin + 10); ++k)
      if (f_.is_kind(k, TokenKind::kComma)) return k + 1;
  return begin;
}

bool Reader::take_left_quote(size_t c, uint32_t q, bool comma) {
  const uint32_t begin = skip_opener(left_begin(q), q);
  if (begin == q) return put(c, {Pieces{q, q + 1}}, "statement/quote-cue", 980);
  // narrative before the quotation: one clause with it, unless the quotation is a sentence of its
  // own
  const bool parted = f_.is_kind(q - 1, TokenKind::kComma) || f_.is_kind(q - 1, TokenKind::kColon);
  const Quote& quote = quotes_[static_cast<size_t>(f_.quote(q))];
  const bool capital = view_.token(quote.inside.begin).capital;
  if ((parted && capital && quote.words >= 2) || f_.is_kind(q - 1, TokenKind::kColon))
    return put(c, {Pieces{q, q + 1}}, "statement/quote-cue", 900);
  if (!comma && !ends_with_comma(q) && !ends_sentence(q)) return false;
  return put(c, {Pieces{begin, q + 1}}, "statement/clause-quote-cue", 850);
}

// “We lost,” Bo Lind said, according to a note: where the quotation begins whose cue, and nothing
// else, stands between it and `end`; `begin` where there is none.
uint32_t Reader::with_quotation(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kLongest = 12;  // pieces of source, cue and addressee
  uint32_t q = begin;
  if (q > 0 && f_.is_kind(q - 1, TokenKind::kComma)) --q;
  if (end - begin > kLongest || q == 0 || !f_.is_quote(q - 1) || !claimed_[q - 1]) return begin;
  for (size_t c = 0; c < cues_.size(); ++c)
    if (used_[c] && cues_[c].words.begin >= begin && cues_[c].words.end <= end) return q - 1;
  return begin;
}

bool Reader::take_left_clause(size_t c, uint32_t end) {
  const CueAt& cue = cues_[c];
  const uint32_t narrative = behind_label(skip_opener(left_begin(end), end), end);
  const uint32_t begin = with_quotation(narrative, end);
  // “…,” Bo Lind told reporters, Norsk Wire said: where the page has it from
  if (begin < narrative && f_.is_outlet(cue.source)) return false;
  if (begin >= end) return false;
  const uint32_t after = behind(cue);
  const bool clause_behind =  // "…, warns Bo Lind as he urged them to act"
      cue.inverted && f_.is(after, kAs | kSubordinator) && !f_.is(after, kThat) &&
      f_.has_finite_verb(begin, end) && f_.has_finite_verb(after, end_);
  const bool closed = after >= end_ || clause_behind;
  const bool comma = f_.is_kind(after, TokenKind::kComma) || f_.is_kind(after, TokenKind::kDash);
  if (!closed && !comma) return false;
  const BlockKind kind = view_.paragraphs()[f_.frame().paragraph].kind;
  const bool headline =
      kind == BlockKind::kTitle || kind == BlockKind::kHeading;  // "Drones hit pit"
  if (closed && (end - begin < 3 || (!headline && !f_.has_finite_verb(begin, end)))) return false;
  if (end - begin < 3 &&
      !(f_.is_capital(begin) || f_.is(begin, kDeterminer | kPossessive | kSubjectWord)))
    return false;
  if (comma && end >= begin + 3 && f_.is(end - 1, kWh) && f_.is_kind(end - 2, TokenKind::kComma))
    return put(c, {Pieces{end - 1, end}, Pieces{after + 1, clause_end(c, after + 1)}},
               "statement/relative-cue", 700);  // "…, which, he said, scared the man"
  if (f_.is_kind(after, TokenKind::kDash) && f_.is(after + 1, kDeterminer)) {
    uint32_t clause = after + 1;  // "he added – a move that led to the deal": the writer's words
    while (clause < end_ && !f_.is(clause, kThat | kWh)) ++clause;
    if (clause < end_ && clause > after + 2 && !f_.has_finite_verb(after + 1, clause))
      return put(c, {Pieces{begin, end}}, "statement/clause-cue", 750);
  }
  if (closed || next_is_cue(after) || left_is_whole(begin, end, after + 1))
    return put(c, {Pieces{begin, end}}, "statement/clause-cue", 850);
  // "The bridge, she said, is safe"; "The road is shut, she said, and will stay so"
  const bool goes_on = f_.is(after + 1, kConjunction) && f_.is(after + 2, kAuxiliary | kModal);
  if ((f_.is(after + 1, kWh | kConjunction) && !goes_on) || f_.is_quote(after + 1))
    return put(c, {Pieces{begin, end}}, "statement/clause-cue", 750);
  return put(c, {Pieces{begin, end}, Pieces{after + 1, clause_end(c, after + 1)}},
             "statement/clause-cue-clause", 750);
}

bool Reader::left_is_whole(uint32_t begin, uint32_t end, uint32_t behind) const {
  const bool goes_on = f_.is(behind, kConjunction) && f_.is(behind + 1, kAuxiliary | kModal);
  if (f_.is(end - 1, kAuxiliary | kModal) && !f_.is_capital(end - 1))
    return false;  // "The house was, she said, empty"
  if (f_.is(begin, kSubordinator) && !f_.is(begin, kThat) && next_comma(begin) >= end &&
      f_.has_finite_verb(behind, end_))
    return false;  // "When he came, she said, the house was empty"
  if (f_.is(behind, kSubordinator) && !f_.is(behind, kThat | kAdverb)) return false;
  return f_.has_finite_verb(begin, end) && !goes_on &&
         !f_.is(behind, kAuxiliary | kModal | kNegation);
}

bool Reader::next_is_cue(uint32_t comma) const {
  for (const CueAt& other : cues_)
    if (other.words.begin > comma && source_side(other) <= comma + 3) return true;
  return false;
}

// The comma or end behind what is told of a source: "Bo Lind, who leads the talks,", "Bo Lind, a
// manager at Norlin, and the mayor", "a letter, signed by Bo Lind,"; `comma` itself where nothing
// is. At the front of a sentence a clause stands behind it.
uint32_t Reader::skip_additions(uint32_t comma, bool fronted) const {
  uint32_t k = comma;
  while (k < end_ && f_.is_kind(k, TokenKind::kComma)) {
    const uint32_t first = k + 1;
    uint32_t next = first;
    while (next < end_ && !f_.is_edge(next)) ++next;
    const bool relative = f_.is(first, kWh) && f_.is(first, kSubjectWord | kPossessive);
    const bool participle =
        f_.is(first, kPastForm) && f_.is(first + 1, kPreposition | kAgent) && fronted;
    const bool joined = !fronted && is_joined_source(first, next);
    if (!relative && !participle && !joined && !is_apposition(first, next)) break;
    if (fronted && (!f_.is_kind(next, TokenKind::kComma) || !opens_clause(next + 1))) break;
    k = next;
    if (fronted) break;
  }
  return k;
}

bool Reader::opens_clause(uint32_t k) const {
  return k < end_ && (f_.is_word(k) || f_.is_quote(k)) &&
         (f_.is_quote(k) || f_.has_finite_verb(k, end_)) &&
         !f_.is(k, kAuxiliary | kModal | kConjunction | kWh) &&
         !(f_.is(k, kPastForm) && !f_.is_capital(k));
}

// ", a research firm that counts them", ", product manager at Gogol": a role or a body, and no verb
// but in its own relative clause.
bool Reader::is_apposition(uint32_t first, uint32_t next) const {
  constexpr uint64_t kNone = kPreposition | kConjunction | kSubordinator | kAs | kThat | kWh |
                             kAuxiliary | kModal | kPronoun | kNegation;
  if (first >= next || (f_.is(first, kNone) && !f_.is(first, kDeterminer | kPossessive)) ||
      f_.is(first, kParticipleForm))
    return false;
  uint32_t clause = first;
  while (clause < next && !f_.is(clause, kThat | kWh)) ++clause;
  bool named = false;
  for (uint32_t k = first; k < clause && !named; ++k) {
    if (k > first && f_.is(k, kPreposition)) break;
    named = f_.is(k, kRole | kBody | kOutlet | kUnnamed) && !f_.is(k, kDeterminer);
  }
  return named && !f_.has_finite_verb(first, clause);
}

// "…, and Amy Burr", "… and the mayor": another one who says the same.
bool Reader::is_joined_source(uint32_t first, uint32_t next) const {
  if (first + 1 >= next || !f_.is(first, kConjunction) || f_.has_finite_verb(first + 1, next))
    return false;
  if (f_.people().at(f_.token(first + 1)) != nullptr) return true;
  for (uint32_t k = first + 1; k < next && !f_.is(k, kPreposition); ++k)
    if (f_.is(k, kRole | kBody) || f_.is(k, kOutlet)) return true;
  return false;
}

void Reader::read_according(size_t c) {
  const CueAt& cue = cues_[c];
  uint32_t after = f_.skip_circumstance(cue.source.end);
  const uint32_t begin = cue.words.begin;
  uint32_t left = begin;
  while (left > 0 && f_.is_kind(left - 1, TokenKind::kComma)) --left;
  const uint32_t narrative = skip_opener(left_begin(left), left);
  const uint32_t from = with_quotation(narrative, left);
  if (from < narrative && f_.is_outlet(cue.source)) return;
  const bool has_left = left > from && (f_.is_word(from) || f_.is_quote(from));
  const uint32_t addition_end = skip_additions(after, !has_left || left - from < 2);
  const bool predicate = has_left && left < begin && left - from == 1 &&
                         f_.is_kind(addition_end, TokenKind::kComma) &&
                         f_.is(addition_end + 1, kAuxiliary | kModal | kPastForm);
  if (!predicate && (!has_left || left - from < 2)) {
    if (f_.is_kind(after, TokenKind::kComma)) after = addition_end + 1;
    if (after < end_)
      put(c, {Pieces{after, clause_end(c, after)}},
          quoted_alone(after) ? "statement/according-quote" : "statement/according-clause", 900);
    return;
  }
  after = addition_end;
  const bool whole = f_.has_finite_verb(from, left);
  if (after >= end_ || (whole && is_joined_source(after, end_)) ||
      (whole && f_.is(after, kPastForm | kParticipleForm))) {  // "a flyer | posted online"
    put(c, {Pieces{from, left}}, "statement/clause-according", 850);
  } else if (f_.is_kind(after, TokenKind::kComma) && left < begin) {
    put(c, {Pieces{from, left}, Pieces{after + 1, clause_end(c, after + 1)}},
        "statement/clause-according-clause", 800);
  } else if (f_.is_kind(after, TokenKind::kComma)) {
    put(c, {Pieces{from, left}}, "statement/clause-according", 700);
  } else if (left > 0 && !f_.is_edge(after)) {
    put(c, {Pieces{after, clause_end(c, after)}}, "statement/according-clause", 600);
  }
}
}  // namespace hearsay::statement
