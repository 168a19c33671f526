// Content to the right of a cue: that-clauses, quotations, bare clauses, requests, wishes.
#include <algorithm>

#include "statement/reader.h"

namespace hearsay::statement {

using document::BlockKind;
using text::TokenKind;

bool Reader::read_right(size_t c) {
  const CueAt& cue = cues_[c];
  const uint32_t k = that_behind(cue, behind(cue));
  if (k >= f_.size()) return false;
  const bool says = (cue.classes & (kSay | kThink | kTell | kShow)) != 0;
  if (f_.is(k, kThat) && (says || (cue.classes & (kUtter | kAsk | kWant)) != 0)) {
    if (f_.is(k + 1, kAuxiliary | kModal) &&
        !f_.is(k + 1, kParticipleForm))  // "said that was wrong"
      return says && !cue.source.empty() && !cue.inverted &&
             take_clause(c, k, "statement/cue-clause", 800);
    if (f_.is_edge(k + 1) && !f_.is_quote(k + 1) && !f_.is_kind(k + 1, TokenKind::kComma))
      return false;
    // "rejected that claim": no clause
    const bool determiner = !says && f_.is(k + 1, kCueNoun | kWriting | kEvent) &&
                            !f_.has_finite_verb(k + 2, clause_end(c, k + 1));
    return take_clause(c, determiner ? k : k + 1, "statement/cue-that", cue.risky ? 800 : 900);
  }
  if (cue.negated && read_refusal(c)) return true;
  if ((cue.classes & (kWant | kCall)) != 0 && noun_with_that(c, k)) return true;
  if (cue.denies && read_denial(c)) return true;
  if (read_quotation_right(c, k)) return true;
  if ((cue.classes & kAsk) != 0 && read_request(c, k)) return true;
  if (says && f_.is_kind(k, TokenKind::kColon) && !cue.source.empty() && !left_is_content(cue) &&
      !introduces())
    return take_clause(c, k + 1, "statement/cue-colon", 800);
  if (says && f_.is(k, kWh) && !f_.is(k, kThat) && (cue.classes & (kSay | kTell)) != 0 &&
      !cue.risky && !f_.is(k, kSubjectWord | kAdverb) && !cue.source.empty() &&
      f_.has_finite_verb(k + 1, end_))
    return take_clause(c, k, "statement/cue-question", 700);
  if (says && cue.bare && read_relative(c, k)) return true;
  if (says && cue.bare && read_bare_clause(c, k)) return true;
  if ((cue.classes & kWant) != 0 && read_wanted(c)) return true;
  return false;
}

uint32_t Reader::that_behind(const CueAt& cue, uint32_t k) const {
  constexpr uint32_t kLongest = 12;
  if (f_.is(k, kThat) || (cue.classes & (kSay | kTell)) == 0 || left_is_content(cue)) return k;
  uint32_t from = cue.inverted ? cue.source.end : cue.words.end;
  if ((cue.classes & kTell) != 0 && !cue.inverted) from = skip_addressee(from);
  const bool inserted = f_.is_kind(from, TokenKind::kComma);
  if (inserted) ++from;
  const bool addressed = f_.is(from, kPossessive) && f_.is(from + 1, kThat);  // "told her that"
  if (!addressed && !f_.is(from, kPreposition | kAdverb | kDay | kPastTime | kNumberWord) &&
      !f_.is_kind(from, TokenKind::kNumber) &&
      !view_.lexicon().list("time_words").has(f_.fold(from)))
    return k;
  bool inner = false;  // "said in a statement after the recording became public that"
  for (uint32_t j = from; j < std::min(end_, from + kLongest); ++j) {
    inner = inner || (f_.is(j, kSubordinator) && f_.is(j, kPreposition));
    if (f_.is(j, kThat)) {
      const bool clause = f_.is_word(j + 1) && !f_.is(j + 1, kAuxiliary | kModal | kPastForm);
      return clause && !inserted ? j : k;
    }
    if (inserted && f_.is_kind(j, TokenKind::kComma)) return f_.is(j + 1, kThat) ? j + 1 : k;
    const bool verb = f_.is(j, kCue) && !f_.is(j, kRole | kWriting | kCueNoun | kEvent | kBody);
    const bool helps = f_.is(j, kAuxiliary | kModal) && !f_.is_capital(j);  // "in May" has none
    if (f_.is_edge(j) || verb || (helps && !inner) || f_.is(j, kInfinitive) ||
        (f_.is(j, kPronoun) && f_.is(j, kSubjectWord)))
      return k;
  }
  return k;
}

bool Reader::read_refusal(size_t c) {
  const uint32_t to = cues_[c].words.end;
  if (!f_.is(to, kInfinitive) || !f_.is(to + 1, kCue)) return false;
  const uint32_t verb_end = to + 1 + f_.info(to + 1).cue_words;
  uint32_t k = f_.skip_circumstance(verb_end);
  if (!f_.is(k, kThat | kWh | kSubordinator) || f_.is_edge(k)) return false;
  if (f_.is(k, kThat)) ++k;
  cues_[c].words.end = verb_end;
  return take_clause(c, k, "statement/cue-refusal", 800);
}

// "was called “a mess” by Ana Ruiz", "was described by Ana Ruiz as “a mess”"
bool Reader::read_agent(size_t c) {
  const CueAt& cue = cues_[c];
  if (cue.agent.empty()) return false;
  for (uint32_t q = cue.words.end; q < end_; ++q)
    if (f_.is_quote(q) && !claimed_[q])
      return has_title_case(view_, quotes_[static_cast<size_t>(f_.quote(q))]) ||  // a name
             put(c, {Pieces{q, q + 1}}, "statement/agent-quote", 800);
  return false;
}

bool Reader::read_denial(size_t c) {
  const CueAt& cue = cues_[c];
  const uint32_t k = cue.words.end;
  if (cue.source.empty() || cue.inverted || f_.is_edge(k)) return false;
  if (f_.is(k, kPronoun) && f_.is_edge(k + 1))
    return put(c, {Pieces{k, k + 1}}, "statement/cue-denial", 700);
  if (cue.bare && (f_.is(k, kSubjectWord | kDeterminer) || f_.is_capital(k))) {
    uint32_t whole = k + 1;  // "denied the wall fell", not "denied the claim and left"
    while (whole < end_ && !f_.is(whole, kConjunction) && !f_.is_edge(whole)) ++whole;
    if (f_.has_finite_verb(k, whole)) return take_clause(c, k, "statement/cue-denial", 700);
  }
  const bool charge = f_.is_word(k) && f_.is_edge(k + 1) && !f_.is_capital(k) &&
                      !f_.is(k, kPreposition | kAdverb | kThat | kWh) &&  // "denies murder"
                      !view_.lexicon().list("granted").has(f_.fold(k));
  if (charge) return put(c, {Pieces{k, k + 1}}, "statement/cue-denial", 700);
  if (!f_.is(k, kParticipleForm) || f_.is_edge(k + 1)) return false;
  return take_clause(c, k, "statement/cue-denial", 700);
}

bool Reader::noun_with_that(size_t c, uint32_t k) {
  for (uint32_t j = k; j < k + 4 && j + 1 < f_.size(); ++j) {
    if (f_.is_edge(j)) return false;
    // "disputed Lind's claim that": Lind's, and not of who disputes it
    if (f_.is(j, kCueNoun) && j > 0 && f_.is_kind(j - 1, TokenKind::kClitic)) return false;
    if (f_.is(j, kCueNoun) && f_.is(j + 1, kThat)) {
      cues_[c].words.end = j + 1;
      return take_clause(c, j + 2, "statement/cue-noun-that", 800);
    }
    if (f_.is(j, kCueNoun) && f_.is(j + 1, kBinding) && has_to(j + 2)) {
      return take_clause(c, k, "statement/cue-noun-for", 600);
    }
  }
  return false;
}

bool Reader::has_to(uint32_t k) const {
  for (uint32_t j = k; j < std::min(end_, k + 10); ++j) {
    if (f_.is_edge(j)) return false;
    if (f_.is(j, kInfinitive) && f_.is_word(j + 1)) return true;
  }
  return false;
}

bool Reader::read_quotation_right(size_t c, uint32_t k) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty() && !cue.participle) return false;
  uint32_t q = k;
  bool parted = false;
  if (f_.is_kind(q, TokenKind::kComma) || f_.is_kind(q, TokenKind::kColon)) {
    ++q;
    parted = true;
  }
  const bool colon = parted && f_.is_kind(k, TokenKind::kColon);
  if (left_is_content(cue))
    if (const auto resumed = quotation_resumed(k)) return take_around(c, *resumed);
  if (!f_.is_quote(q)) {
    // "explaining the plan as follows: “…”" and "called the plan “reckless”"
    if (const auto far = left_is_content(cue) ? std::nullopt : quotation_behind_colon(k);
        far && !is_told_behind(*far))
      return take_quotes(c, *far, "statement/cue-colon-quote", 900);
    if ((cue.classes & (kCall | kWant)) != 0) return read_named_quote(c, k);
    return false;
  }
  if (claimed_[q]) return false;
  // "A group called “We like him” | has many members": the verb of the sentence stands behind
  if ((cue.classes & kCall) != 0 && f_.is(cue.words.begin, kPastForm) && !parted &&
      cue.group_begin == cue.words.begin && f_.is(q + 1, kAuxiliary | kModal))
    return false;
  if (const Pieces subject = parted && !colon ? subject_apart(cue, q) : Pieces{}; !subject.empty())
    return put(c, {subject, Pieces{q, goes_on_behind(q) ? clause_end(c, q) : q + 1}},
               "statement/clause-cue-quote", 800);
  if (parted)
    return take_quotes(c, q, colon ? "statement/cue-colon-quote" : "statement/cue-comma-quote",
                       950);
  if (cue.classes == kUtter)  // chanted “No more” outside the gate
    return put(c, {Pieces{q, q + 1}}, "statement/cue-quote", 900);
  if (goes_on_behind(q)) return take_clause(c, q, "statement/cue-quote-clause", 850);
  return take_quotes(c, q, "statement/cue-quote", 900);
}

// “Q1,” he said, “Q2”; “Q1,” he said, but “Q2”; “Q1,” he said, pointing at the wall, “Q2”: told
// around the cue.
std::optional<uint32_t> Reader::quotation_resumed(uint32_t k) const {
  constexpr uint32_t kLongest = 14;  // pieces
  if (f_.is(k, kPreposition)) {      // “Q1,” he said of the miners, “Q2”
    uint32_t j = k + 1;
    while (j < std::min(end_, k + kLongest) && !f_.is_edge(j) &&
           !f_.is(j, kAuxiliary | kModal | kCue))
      ++j;
    if (f_.is_kind(j, TokenKind::kComma) && f_.is_quote(j + 1)) k = j;
  }
  const bool comma = f_.is_kind(k, TokenKind::kComma);
  uint32_t q = comma ? k + 1 : k;
  if (comma && f_.is(q, kParticipleForm) && f_.is(q, kCue))
    return std::nullopt;  // ", adding, “Q2”"
  if (comma && f_.is(q, kParticipleForm)) do {
      if (++q >= std::min(end_, k + kLongest) || f_.is_quote(q)) return std::nullopt;
    } while (!f_.is_edge(q));
  else if (f_.is(q, kConjunction))
    ++q;
  if (f_.is_kind(q, TokenKind::kComma)) ++q;
  return q > k && f_.is_quote(q) && !claimed_[q] ? std::optional(q) : std::nullopt;
}

// "The wall, says Ana Ruiz, “is safe”": the subject before the cue of what the quotation goes on
// with.
Pieces Reader::subject_apart(const CueAt& cue, uint32_t q) const {
  const uint32_t begin = source_side(cue);
  if (begin < 2 || !f_.is_kind(begin - 1, TokenKind::kComma)) return {};
  const Pieces left{skip_opener(left_begin(begin - 1), begin - 1), begin - 1};
  const uint32_t first = quotes_[static_cast<size_t>(f_.quote(q))].inside.begin;
  const bool predicate = !view_.token(first).capital &&
                         !view_.is(first, kDeterminer | kPossessive | kPronoun | kSubjectWord |
                                              kPreposition | kConjunction | kSubordinator | kWh);
  const bool led = !left.empty() && f_.is(left.end - 1, kAuxiliary | kModal);  // "It was,"
  if (left.empty() || !(predicate || led)) return {};
  if (led && left.size() < 6) return left;
  if (left.size() > 2 && f_.has_finite_verb(left.begin, left.end)) return {};
  for (uint32_t k = left.begin; k < left.end; ++k)
    if (f_.is_edge(k)) return {};
  const bool opens = f_.is(left.begin, kDeterminer | kPossessive) || f_.is_capital(left.begin);
  constexpr uint64_t kNoSubject =
      kPreposition | kSubordinator | kConjunction | kWh | kDay | kMonth | kPastTime | kAdverb;
  return opens && !f_.is(left.begin, kNoSubject) ? left : Pieces{};
}

// “…,” Huff said: a cue with its source stands right behind the quotation.
bool Reader::is_told_behind(uint32_t q) const {
  return ends_with_comma(q) && std::any_of(cues_.begin(), cues_.end(), [&](const CueAt& other) {
           return (other.classes & (kSay | kUtter | kTell)) != 0 && !other.source.empty() &&
                  !other.participle && source_side(other) == q + 1;
         });
}

bool Reader::goes_on_behind(uint32_t q) const {
  const uint32_t next = q + 1;
  if (next >= end_ || f_.is_edge(next)) return false;
  if (f_.is(next, kConjunction) && f_.is(next + 1, kPastForm) && !f_.is(next + 1, kAuxiliary))
    return false;  // said, “I am tired,” and left
  return !ends_sentence(q) && !starts_sibling(next);
}

bool Reader::ends_sentence(uint32_t q) const {
  const Quote& quote = quotes_[static_cast<size_t>(f_.quote(q))];
  const uint32_t last = quote.inside.end - 1;
  return view_.is_kind(last, TokenKind::kStop);
}

bool Reader::ends_with_comma(uint32_t q) const {
  const Quote& quote = quotes_[static_cast<size_t>(f_.quote(q))];
  return view_.is_kind(quote.inside.end - 1, TokenKind::kComma);
}

std::optional<uint32_t> Reader::quotation_behind_colon(uint32_t k) const {
  for (uint32_t j = k; j < end_ && j < k + 16; ++j) {
    if (f_.is_quote(j)) return std::nullopt;
    if (f_.is_kind(j, TokenKind::kColon) &&
        std::any_of(cues_.begin(), cues_.end(),
                    [&](const CueAt& o) { return o.words.end == j && o.words.begin > k; }))
      return std::nullopt;  // "posted the clip, writing: “…”"
    if (f_.is_kind(j, TokenKind::kColon))
      return f_.is_quote(j + 1) && !claimed_[j + 1] ? std::optional(j + 1) : std::nullopt;
    if (f_.is_kind(j, TokenKind::kStop) || f_.is(j, kThat)) return std::nullopt;
    if (j > k && f_.is(j, kCue) && std::any_of(cues_.begin(), cues_.end(), [&](const CueAt& o) {
          return o.words.begin == j && !o.risky;
        }))
      return std::nullopt;
  }
  return std::nullopt;
}

bool Reader::read_named_quote(size_t c, uint32_t k) {
  for (uint32_t j = k; j < end_ && j < k + 14; ++j) {
    if (f_.is_quote(j)) {
      if (claimed_[j]) return false;
      return take_clause(c, std::max(k, cues_[c].words.end), "statement/cue-object-quote", 700);
    }
    if (f_.is_edge(j) || f_.is(j, kThat | kWh) ||
        (f_.is(j, kCue) && !f_.is(j, kRole | kWriting | kCueNoun)))
      return false;
  }
  return false;
}

bool Reader::take_quotes(size_t c, uint32_t q, std::string_view rule, uint32_t certainty) {
  uint32_t end = q + 1;
  if (goes_on_behind(q) && !f_.is_kind(q + 1, TokenKind::kComma))
    return take_clause(c, q, rule, certainty);
  return put(c, {Pieces{q, end}}, rule, certainty);
}

bool Reader::take_around(size_t c, uint32_t q) {
  const CueAt& cue = cues_[c];
  uint32_t left = source_side(cue) - 1;
  if (!f_.is_quote(left)) --left;
  const bool own = !claimed_[left] && !ends_sentence(left);
  if (!own) {
    put(c, {Pieces{left, left + 1}}, "statement/quote-cue", 950);
    return put(c, {Pieces{q, q + 1}}, "statement/cue-comma-quote", 900);
  }
  return put(c, {Pieces{left, left + 1}, Pieces{q, q + 1}}, "statement/quote-cue-quote", 950);
}

bool Reader::read_request(size_t c, uint32_t k) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty()) return false;
  // "asked Moscow (not) to do", "asked whether"
  if (k > cue.words.end && f_.is(k - 1, kNegation)) --k;
  if (f_.is(k, kSubordinator) && !f_.is(k, kThat | kPreposition))
    return take_clause(c, k, "statement/ask-whether", 700);
  const Pieces object = f_.noun_phrase_from(k);
  uint32_t j = object.empty() ? k : object.end;
  // "Moscow to" is one phrase to noun_phrase_from when "to" binds: look for "to" plus verb anywhere
  // in reach
  for (uint32_t i = k; i < std::min(end_, k + 12); ++i) {
    if (f_.is_edge(i)) break;
    if (f_.is(i, kInfinitive) && f_.is_word(i + 1) && !f_.is_capital(i + 1) &&
        !f_.is(i + 1, kDeterminer | kPossessive | kPreposition | kPronoun)) {
      j = i;
      break;
    }
  }
  if (!f_.is(j, kInfinitive) && !(f_.is(j, kNegation) && f_.is(j + 1, kInfinitive))) return false;
  if (is_asked_of_nobody(cue, k, j)) return false;
  return take_clause(c, k, "statement/ask-to", 700);
}

bool Reader::read_wanted(size_t c) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty() || cue.words.size() < 2) return false;
  const uint32_t k = cue.words.end;
  if (k >= end_ || f_.is_edge(k)) return false;
  if (clause_end(c, k) < k + 2) return false;  // "appealed for calm" reports no words
  return take_clause(c, k, "statement/cue-want", 600);
}

// "The energy required | to power it", "You would be hard pressed | to find one", "directed a long
// expedition | to study it": a participle of what stands before, or a thing is asked.
bool Reader::is_asked_of_nobody(const CueAt& cue, uint32_t object, uint32_t to) const {
  const uint32_t verb = cue.words.begin;
  const bool utters = (cue.classes & kUtter) != 0;  // "asked to leave"
  if (object == to && !utters && cue.words.size() == 1 && f_.is(verb, kPastForm)) return true;
  if (!f_.is(object, kDeterminer) || f_.is(object, kDefinite | kPossessive | kPronoun))
    return false;
  const uint32_t head = std::min(to, f_.noun_phrase_from(object).end) - 1;
  return f_.is(head, kThingForm) && !f_.is_capital(head) && !f_.is(head, kRole | kBody);
}

// "The man, who police say was armed, fled": told around the cue.
bool Reader::read_relative(size_t c, uint32_t k) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty() || cue.inverted || k != cue.words.end || cue.source.begin == 0)
    return false;
  const uint32_t who = cue.source.begin - 1;
  if (!f_.is(who, kWh) || !f_.is(k, kAuxiliary | kModal | kPastForm) || who == 0) return false;
  uint32_t end = k + 1;
  while (end < end_ && (!f_.is_edge(end) || f_.is_quote(end))) ++end;
  return put(c, {Pieces{who, who + 1}, Pieces{k, end}}, "statement/relative-cue", 700);
}

bool Reader::read_bare_clause(size_t c, uint32_t k) {
  const CueAt& cue = cues_[c];
  if (cue.source.empty() || cue.inverted || left_leads_on(cue)) return false;
  if (f_.is_edge(k) || f_.is(k, kConjunction)) return false;
  if (f_.is(k, kPreposition) && !f_.is(k, kSubordinator) && !f_.is(k, kAdverb)) {
    // "said in Orlo the bridge would": rare; "said with a laugh": common
    if (left_clause(cue) || (cue.classes & kThink) != 0) return false;  // "think of the bridge"
  }
  const bool starts = f_.is(k, kSubjectWord | kDeterminer | kPossessive | kSubordinator |
                                   kPreposition | kNumberWord) ||
                      f_.is_capital(k) || f_.is_kind(k, TokenKind::kNumber) ||
                      f_.is_kind(k, TokenKind::kOpen) || f_.is_word(k);
  if (!starts || f_.is(k, kAuxiliary | kModal)) return false;
  if (f_.is(k, kAdverb) && !f_.is(k, kDeterminer | kSubjectWord) && f_.is_edge(k + 1)) return false;
  if (!f_.has_finite_verb(k, clause_end(c, k)) ||
      ((cue.participle || leads_to_main(cue)) && is_object(k)) || is_thing_before_clause(k))
    return false;
  if (f_.is(k, kInfinitive) && f_.is(k + 1, kDeterminer | kPossessive))
    return false;  // "adds to the"
  if (cue.risky && !f_.is(k, kSubjectWord | kDeterminer | kPossessive) && !f_.is_capital(k))
    return false;
  return take_clause(c, k, "statement/cue-clause", cue.risky ? 600 : 800);
}

// "announcing the pick, the union called Lind a liar": what stands before the comma is no clause,
// and behind it stands one; in "saying the mayor, a miner, would stay" none.
bool Reader::is_object(uint32_t k) const {
  const uint32_t comma = next_comma(k);
  return comma < end_ && !f_.has_finite_verb(k, comma) && !f_.is(comma + 1, kWh) &&
         f_.has_finite_verb(comma + 1, next_comma(comma + 1));
}

// "declared victory, though the count goes on": no clause, and one of another conjunction behind.
bool Reader::is_thing_before_clause(uint32_t k) const {
  const uint32_t comma = next_comma(k);
  return comma < end_ && f_.is(comma + 1, kSubordinator) &&
         !f_.is(comma + 1, kThat | kPreposition | kWh) && !f_.has_finite_verb(k, comma);
}

// “We stay,” Ruiz told me this week: a comma leads from the words to their cue.
bool Reader::left_leads_on(const CueAt& cue) const {
  if (!left_is_content(cue)) return false;
  const uint32_t begin = source_side(cue);
  return !f_.is_quote(begin - 1) || ends_with_comma(begin - 1);
}

bool Reader::left_clause(const CueAt& cue) const {
  const uint32_t begin = source_side(cue);
  return begin >= 3 && f_.is_kind(begin - 1, TokenKind::kComma) && f_.has_finite_verb(0, begin - 1);
}
}  // namespace hearsay::statement
