// The rules that give each cue its content and each quotation its cue.
//
// A frame is read in three passes. (1) Every cue looks right: a that-clause, a quotation, a bare clause, a request. (2) A cue
// with nothing to its right but circumstance looks left: the quotation or clause that a comma parts from its source. (3) What
// quotations remain are given to the cue that ran before them (one quotation told in several sentences), to the speaker of the
// paragraph before, or left alone as words quoted for distance.
#include "statement/attribution.h"

#include <algorithm>
#include <optional>

#include "statement/cue.h"
#include "statement/phrases.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;
using text::TokenKind;

constexpr uint32_t kFewWords = 5;  // a quotation of fewer, without a cue, is taken for distance (PolNeAR train: 56..82 % reported)

// The reading of one frame.
class Reader {
 public:
  Reader(const View& view, const std::vector<Quote>& quotes, const FrameView& frame, uint32_t number)
      : view_(view), quotes_(quotes), f_(frame), number_(number), end_(frame.size()) {
    while (end_ > 0 && f_.is_kind(end_ - 1, TokenKind::kStop)) --end_;
    claimed_.assign(f_.size(), false);
  }

  std::vector<Attribution> run() {
    cues_ = find_cues(f_);
    drop_headline_guesses();
    used_.assign(cues_.size(), false);
    const size_t first = outer_trailing();
    if (first < cues_.size()) read_cue(first);
    for (size_t c = 0; c < cues_.size(); ++c)
      if (c != first) read_cue(c);
    return std::move(out_);
  }

 private:
  // ---- one cue

  // In headlines only the plain verbs of saying are believed.
  void drop_headline_guesses() {
    const BlockKind kind = view_.paragraphs()[f_.frame().paragraph].kind;
    if (kind != BlockKind::kTitle && kind != BlockKind::kHeading) return;
    std::erase_if(cues_, [](const CueAt& cue) {
      return cue.risky || (cue.classes & (kSay | kUtter | kTell | kAccording)) == 0;
    });
  }

  // "Oslen has asked Kuo to wait, Ruiz reported": the last cue reports what the requests and wishes before it are part of.
  size_t outer_trailing() const {
    if (cues_.size() < 2) return cues_.size();
    const CueAt& last = cues_.back();
    if ((last.classes & (kSay | kTell)) == 0 || last.participle || last.source.empty() || last.inverted || !trails(last)) return cues_.size();
    const uint32_t begin = source_side(last);
    if (begin == 0 || !f_.is_kind(begin - 1, TokenKind::kComma)) return cues_.size();
    for (size_t c = 0; c + 1 < cues_.size(); ++c)
      if ((cues_[c].classes & (kSay | kTell | kAccording)) != 0 && !cues_[c].source.empty() && !author_speaks(cues_[c])) return cues_.size();
    return cues_.size() - 1;
  }

  void read_cue(size_t c) {
    const CueAt& cue = cues_[c];
    if (used_[c]) return;
    limit_ = end_;
    if (const Pieces* outer = content_around(cue.words.begin)) {
      // Reported by somebody already: a statement inside that one, as far as it reaches.
      limit_ = outer->end;
      if ((cue.classes & kAccording) == 0 && !author_speaks(cue)) read_right(c);
      return;
    }
    if (author_speaks(cue)) return;
    if (cue.source.begin > 0 && f_.is(cue.source.begin - 1, kAs) && read_as(c)) return;
    if ((cue.classes & kAccording) != 0) {
      read_according(c);
      return;
    }
    if ((cue.classes & (kAdjective | kNoun)) != 0) {
      const uint32_t that = (cue.classes & kNoun) != 0 && cue.inverted ? cue.source.end : cue.words.end;
      take_clause(c, that + 1, (cue.classes & kNoun) != 0 ? "statement/noun-that" : "statement/adjective-that", 700);
      return;
    }
    if (read_right(c)) return;
    read_left(c);
  }

  const Pieces* content_around(uint32_t piece) const {
    const Pieces* best = nullptr;
    for (const Pieces& span : contents_)
      if (span.holds(piece) && (best == nullptr || span.size() < best->size())) best = &span;
    return best;
  }

  bool inside_content(uint32_t piece) const { return content_around(piece) != nullptr; }

  // "I think", "one may hope": the page's own voice, no statement of anybody it reports.
  bool author_speaks(const CueAt& cue) const {
    if (cue.source.size() != 1) return false;
    if (f_.is(cue.source.begin, kDeterminer) && !f_.is_capital(cue.source.begin + 1) && cue.of_relative) return true;  // "those who say"
    const lexicon::WordList& pronouns = view_.lexicon().list("pronouns");
    const lexicon::Row* row = pronouns.find(f_.fold(cue.source.begin));
    return row != nullptr && pronouns.cell(*row, "gender") == "s" && !f_.is_capital(cue.source.begin + 1);
  }

  // "As Ruiz explains, the bridge …" · "the bridge is safe, as Ruiz explains".
  bool read_as(size_t c) {
    const CueAt& cue = cues_[c];
    const uint32_t after = behind(cue), begin = cue.source.begin - 1;
    if (f_.is_kind(after, TokenKind::kComma) && after + 1 < end_ && (begin == 0 || f_.is_edge(begin - 1)))
      return take_clause(c, after + 1, "statement/as-cue", 700);
    if (after >= end_ && begin > 2 && f_.is_kind(begin - 1, TokenKind::kComma)) {
      const uint32_t from = skip_opener(left_begin(begin - 1), begin - 1);
      return put(c, {Pieces{from, begin - 1}}, "statement/clause-as-cue", 700);
    }
    return false;
  }

  // The piece behind a cue's own words: its inverted source, its addressee, its circumstance.
  uint32_t behind(const CueAt& cue) const {
    uint32_t k = cue.inverted ? cue.source.end : cue.words.end;
    if (cue.inverted && f_.is_kind(k, TokenKind::kComma)) k = skip_apposition(k);
    if ((cue.classes & kTell) != 0 && !cue.inverted) k = skip_addressee(k);
    return f_.skip_circumstance(k);
  }

  // “…,” said Ana Ruiz, a baker, on Monday.
  uint32_t skip_apposition(uint32_t comma) const {
    const uint32_t first = comma + 1;
    if (!(f_.is(first, kDeterminer | kRole | kNationality | kWh | kPlace) || f_.is_kind(first, TokenKind::kNumber) ||
          view_.lexicon().list("role_modifiers").has(f_.fold(first))))
      return comma;
    for (uint32_t k = first; k < f_.size(); ++k) {
      if (f_.is_kind(k, TokenKind::kComma)) return k;
      if (f_.is_edge(k)) return k;
    }
    return f_.size();
  }

  uint32_t skip_addressee(uint32_t k) const {
    const Pieces phrase = f_.noun_phrase_from(k);
    if (phrase.empty() || f_.is(k, kThat)) return k;
    // "told Kuo he would": the addressee ends where a subject pronoun follows (noun_phrase_from stops there)
    return phrase.end;
  }

  // ---- content to the right

  bool read_right(size_t c) {
    const CueAt& cue = cues_[c];
    const uint32_t k = behind(cue);
    if (k >= f_.size()) return false;
    const bool says = (cue.classes & (kSay | kThink | kTell | kShow)) != 0;
    if (f_.is(k, kThat) && (says || (cue.classes & (kUtter | kAsk | kWant)) != 0)) {
      if (f_.is(k + 1, kAuxiliary | kModal)) return false;  // "said that was": a pronoun
      if (f_.is_edge(k + 1) && !f_.is_quote(k + 1) && !f_.is_kind(k + 1, TokenKind::kComma)) return false;
      return take_clause(c, k + 1, "statement/cue-that", cue.risky ? 800 : 900);
    }
    if (cue.negated && read_refusal(c)) return true;
    if ((cue.classes & (kWant | kCall)) != 0 && noun_with_that(c, k)) return true;
    if (read_quotation_right(c, k)) return true;
    if ((cue.classes & kAsk) != 0 && read_request(c, k)) return true;
    if (says && f_.is_kind(k, TokenKind::kColon) && !cue.source.empty() && !left_is_content(cue) && !introduces())
      return take_clause(c, k + 1, "statement/cue-colon", 800);
    if (says && f_.is(k, kWh) && !f_.is(k, kThat) && (cue.classes & (kSay | kTell)) != 0 && !cue.risky && !f_.is(k, kSubjectWord | kAdverb) &&
        !cue.source.empty() && f_.has_finite_verb(k + 1, end_))
      return take_clause(c, k, "statement/cue-question", 700);
    if (says && cue.bare && read_bare_clause(c, k)) return true;
    if ((cue.classes & kWant) != 0 && read_wanted(c)) return true;
    return false;
  }

  // "declined to say whether …": what was not said. The cue takes the second verb in.
  bool read_refusal(size_t c) {
    const uint32_t to = cues_[c].words.end;
    if (!f_.is(to, kInfinitive) || !f_.is(to + 1, kCue)) return false;
    const uint32_t verb_end = to + 1 + f_.info(to + 1).cue_words;
    uint32_t k = f_.skip_circumstance(verb_end);
    if (!f_.is(k, kThat | kWh | kSubordinator) || f_.is_edge(k)) return false;
    if (f_.is(k, kSubordinator) && !f_.is(k, kWh)) ++k;
    cues_[c].words.end = verb_end;
    return take_clause(c, k, "statement/cue-refusal", 800);
  }

  // The frame ends with a colon: it only leads to the next paragraph.
  bool introduces() const { return f_.is_kind(f_.size() - 1, TokenKind::kColon); }

  // "expressed his satisfaction that …": cue words, then a noun of speech, then "that".
  bool noun_with_that(size_t c, uint32_t k) {
    for (uint32_t j = k; j < k + 4 && j + 1 < f_.size(); ++j) {
      if (f_.is_edge(j)) return false;
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

  bool has_to(uint32_t k) const {
    for (uint32_t j = k; j < std::min(end_, k + 10); ++j) {
      if (f_.is_edge(j)) return false;
      if (f_.is(j, kInfinitive) && f_.is_word(j + 1)) return true;
    }
    return false;
  }

  // A quotation right of the cue, perhaps behind a comma or colon, perhaps as part of a clause.
  bool read_quotation_right(size_t c, uint32_t k) {
    const CueAt& cue = cues_[c];
    if (cue.source.empty() && !cue.participle) return false;
    uint32_t q = k;
    bool parted = false;
    if (f_.is_kind(q, TokenKind::kComma) || f_.is_kind(q, TokenKind::kColon)) {
      ++q;
      parted = true;
    }
    const bool colon = parted && f_.is_kind(k, TokenKind::kColon);
    if (!f_.is_quote(q)) {
      // "explaining the plan as follows: “…”" and "called the plan “reckless”"
      if (const auto far = left_is_content(cue) ? std::nullopt : quotation_behind_colon(k)) return take_quotes(c, *far, "statement/cue-colon-quote", 900);
      if ((cue.classes & (kCall | kWant)) != 0) return read_named_quote(c, k);
      return false;
    }
    if (claimed_[q]) return false;
    if (left_is_content(cue) && parted && !colon) {
      // “Q1,” he said, “Q2.” is one sentence told around its cue
      return take_around(c, q);
    }
    if (parted) return take_quotes(c, q, colon ? "statement/cue-colon-quote" : "statement/cue-comma-quote", 950);
    if (goes_on_behind(q)) return take_clause(c, q, "statement/cue-quote-clause", 850);
    return take_quotes(c, q, "statement/cue-quote", 900);
  }

  // Whether narrative words of the same clause follow the quotation at q.
  bool goes_on_behind(uint32_t q) const {
    const uint32_t next = q + 1;
    if (next >= end_ || f_.is_edge(next)) return false;
    return !ends_sentence(q) && !starts_sibling(next);
  }

  bool ends_sentence(uint32_t q) const {
    const Quote& quote = quotes_[static_cast<size_t>(f_.quote(q))];
    const uint32_t last = quote.inside.end - 1;
    return view_.is_kind(last, TokenKind::kStop);
  }

  bool ends_with_comma(uint32_t q) const {
    const Quote& quote = quotes_[static_cast<size_t>(f_.quote(q))];
    return view_.is_kind(quote.inside.end - 1, TokenKind::kComma);
  }

  bool left_is_content(const CueAt& cue) const {
    const uint32_t begin = source_side(cue);
    if (begin == 0) return false;
    return f_.is_quote(begin - 1) || (f_.is_kind(begin - 1, TokenKind::kComma) && begin >= 2 && f_.is_quote(begin - 2));
  }

  // First piece of source-and-cue, whichever stands first.
  uint32_t source_side(const CueAt& cue) const {
    if (cue.source.empty() || cue.inverted || cue.shared) return cue.group_begin;
    return std::min(cue.source.begin, cue.group_begin);
  }

  std::optional<uint32_t> quotation_behind_colon(uint32_t k) const {
    for (uint32_t j = k; j < end_ && j < k + 16; ++j) {
      if (f_.is_quote(j)) return std::nullopt;
      if (f_.is_kind(j, TokenKind::kColon)) return f_.is_quote(j + 1) && !claimed_[j + 1] ? std::optional(j + 1) : std::nullopt;
      if (f_.is_kind(j, TokenKind::kStop) || f_.is(j, kThat)) return std::nullopt;
      if (j > k && f_.is(j, kCue) && std::any_of(cues_.begin(), cues_.end(), [&](const CueAt& o) { return o.words.begin == j && !o.risky; }))
        return std::nullopt;
    }
    return std::nullopt;
  }

  // "called the plan “reckless” and unwise": the object belongs to what was said.
  bool read_named_quote(size_t c, uint32_t k) {
    for (uint32_t j = k; j < end_ && j < k + 14; ++j) {
      if (f_.is_quote(j)) {
        if (claimed_[j]) return false;
        return take_clause(c, std::max(k, cues_[c].words.end), "statement/cue-object-quote", 700);
      }
      if (f_.is_edge(j) || f_.is(j, kThat | kWh) || (f_.is(j, kCue) && !f_.is(j, kRole | kWriting | kCueNoun))) return false;
    }
    return false;
  }

  // One or more quotations from q on, parted by nothing but commas and conjunctions.
  bool take_quotes(size_t c, uint32_t q, std::string_view rule, uint32_t certainty) {
    uint32_t end = q + 1;
    if (goes_on_behind(q) && !f_.is_kind(q + 1, TokenKind::kComma)) return take_clause(c, q, rule, certainty);
    return put(c, {Pieces{q, end}}, rule, certainty);
  }

  bool take_around(size_t c, uint32_t q) {
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

  // ---- requests and wishes

  bool read_request(size_t c, uint32_t k) {
    const CueAt& cue = cues_[c];
    if (cue.source.empty()) return false;
    // "asked Moscow (not) to do", "asked whether"
    if (f_.is(k, kSubordinator) && !f_.is(k, kThat | kPreposition))
      return take_clause(c, k, "statement/ask-whether", 700);
    const Pieces object = f_.noun_phrase_from(k);
    uint32_t j = object.empty() ? k : object.end;
    // "Moscow to" is one phrase to noun_phrase_from when "to" binds: look for "to" plus verb anywhere in reach
    for (uint32_t i = k; i < std::min(end_, k + 12); ++i) {
      if (f_.is_edge(i)) break;
      if (f_.is(i, kInfinitive) && f_.is_word(i + 1) && !f_.is_capital(i + 1) && !f_.is(i + 1, kDeterminer | kPossessive | kPreposition | kPronoun)) {
        j = i;
        break;
      }
    }
    if (!f_.is(j, kInfinitive) && !(f_.is(j, kNegation) && f_.is(j + 1, kInfinitive))) return false;
    return take_clause(c, k, "statement/ask-to", 700);
  }

  // "called for the release of", "insisted on staying": multi-word cues of wishing take what follows.
  bool read_wanted(size_t c) {
    const CueAt& cue = cues_[c];
    if (cue.source.empty() || cue.words.size() < 2) return false;
    const uint32_t k = cue.words.end;
    if (k >= end_ || f_.is_edge(k)) return false;
    return take_clause(c, k, "statement/cue-want", 600);
  }

  bool read_bare_clause(size_t c, uint32_t k) {
    const CueAt& cue = cues_[c];
    if (cue.source.empty() || cue.inverted) return false;
    if (f_.is_edge(k) || f_.is(k, kConjunction)) return false;
    if (f_.is(k, kPreposition) && !f_.is(k, kSubordinator) && !f_.is(k, kAdverb)) {
      // "said in Orlo the bridge would": rare; "said with a laugh": common
      if (left_clause(cue)) return false;
    }
    const bool starts = f_.is(k, kSubjectWord | kDeterminer | kPossessive | kSubordinator | kPreposition | kNumberWord) || f_.is_capital(k) ||
                        f_.is_kind(k, TokenKind::kNumber) || f_.is_kind(k, TokenKind::kOpen) || f_.is_word(k);
    if (!starts || f_.is(k, kAuxiliary | kModal)) return false;
    if (f_.is(k, kAdverb) && !f_.is(k, kDeterminer | kSubjectWord) && f_.is_edge(k + 1)) return false;
    if (!f_.has_finite_verb(k, clause_end(c, k))) return false;
    if (cue.risky && !f_.is(k, kSubjectWord | kDeterminer | kPossessive) && !f_.is_capital(k)) return false;
    return take_clause(c, k, "statement/cue-clause", cue.risky ? 600 : 800);
  }

  // Whether a clause stands left of source and cue, parted by a comma: then the right side is circumstance.
  bool left_clause(const CueAt& cue) const {
    const uint32_t begin = source_side(cue);
    return begin >= 3 && f_.is_kind(begin - 1, TokenKind::kComma) && f_.has_finite_verb(0, begin - 1);
  }

  // ---- the end of a clause to the right

  // Whether the piece begins what is no part of the clause before: the source or cue of another attribution.
  bool starts_sibling(uint32_t k) const {
    for (const CueAt& other : cues_)
      if (source_side(other) == k && ((other.classes & kAccording) == 0 || true)) return true;
    return false;
  }

  uint32_t next_comma(uint32_t k) const {
    while (k < end_ && !f_.is_kind(k, TokenKind::kComma)) ++k;
    return k;
  }

  uint32_t semicolon_in(uint32_t k) const {
    for (; k < end_; ++k)
      if (f_.is_kind(k, TokenKind::kComma) && f_.fold(k) == ";") return k;
    return end_;
  }

  uint32_t clause_end(size_t c, uint32_t k) const {
    const CueAt& cue = cues_[c];
    const uint32_t semicolon = cue.relative ? std::min(semicolon_in(k), next_comma(k)) : semicolon_in(k);
    for (const CueAt& other : cues_) {
      if (other.words.begin <= cue.words.begin || other.group_begin < k || &other == &cue) continue;
      uint32_t begin = source_side(other);
      if (begin <= k) continue;
      uint32_t edge = begin;
      while (edge > k && f_.is(edge - 1, kConjunction | kAdverb | kSubordinator) && !f_.is(edge - 1, kThat | kWh)) --edge;
      const bool parted = edge > k && (f_.is_kind(edge - 1, TokenKind::kComma) || f_.is_kind(edge - 1, TokenKind::kDash) ||
                                       (f_.is_quote(edge - 1) && (ends_with_comma(edge - 1) || ends_sentence(edge - 1))));
      const bool coordinated = other.shared && edge < begin && edge == begin - 1 && !other.participle && tense_agrees(cue, other);
      if (!parted && !coordinated) continue;
      if ((other.classes & kAccording) != 0 && !trails(other)) continue;
      if (!reports_alone(other)) continue;
      uint32_t end = edge;
      while (end > k && (f_.is_kind(end - 1, TokenKind::kComma) || f_.is_kind(end - 1, TokenKind::kDash))) --end;
      return std::min({end, limit_, semicolon});
    }
    return std::max(k, std::min(limit_, semicolon));
  }

  // "told Radio Corran she believes the bridge is safe" is what she believes: the inner cue, when a pronoun and a verb of thought
  // open the content. cues_.size() where there is none.
  size_t believing(size_t c, uint32_t k) const {
    if ((cues_[c].classes & (kSay | kTell)) == 0 || !f_.is(k, kPronoun) || !f_.is(k, kSubjectWord)) return cues_.size();
    for (size_t i = c + 1; i < cues_.size(); ++i)
      if (cues_[i].words.begin == k + 1 && (cues_[i].classes & kThink) != 0 && cues_[i].bare) return i;
    return cues_.size();
  }

  bool tense_agrees(const CueAt& a, const CueAt& b) const {
    const bool past_a = !f_.fold(a.words.begin).ends_with("s"), past_b = !f_.fold(b.words.begin).ends_with("s");
    return past_a == past_b && a.group_begin == a.words.begin && b.group_begin == b.words.begin;
  }

  // A cue to the right that closes the sentence: ", AP reported."
  bool trails(const CueAt& cue) const {
    const uint32_t end = cue.inverted ? cue.source.end : cue.words.end;
    return f_.skip_circumstance(end) >= end_;
  }

  // Whether the other cue has content of its own, so that it ends this one's clause.
  bool reports_alone(const CueAt& cue) const {
    if (cue.source.empty()) return false;
    if (trails(cue)) return !cue.participle && (cue.classes & (kSay | kTell | kUtter | kAccording)) != 0 && !cue.shared;
    const uint32_t k = behind(cue);
    if (f_.is(k, kThat) || f_.is_quote(k)) return true;
    if ((f_.is_kind(k, TokenKind::kComma) || f_.is_kind(k, TokenKind::kColon)) && f_.is_quote(k + 1)) return true;
    if (cue.participle) return cue.bare && f_.has_finite_verb(k, end_);
    return cue.bare && !cue.risky && f_.has_finite_verb(k, end_);
  }

  bool take_clause(size_t c, uint32_t k, std::string_view rule, uint32_t certainty) {
    const uint32_t end = clause_end(c, k);
    if (f_.is_kind(k, TokenKind::kComma)) k = skip_opener(k + 1, end);
    if (const size_t inner = believing(c, k); inner < cues_.size()) {
      cues_[inner].source = cues_[c].source;
      return put(inner, {Pieces{cues_[inner].words.end, end}}, "statement/cue-believes", certainty);
    }
    return put(c, {Pieces{k, end}}, rule, certainty);
  }

  // ---- content to the left

  bool read_left(size_t c) {
    const CueAt& cue = cues_[c];
    if (cue.source.empty() || cue.participle || cue.shared) return false;
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

  // "Orsenia: I will publish it, says minister": a headline's topic is no part of the words.
  uint32_t behind_label(uint32_t begin, uint32_t end) const {
    const BlockKind kind = view_.paragraphs()[f_.frame().paragraph].kind;
    if (kind != BlockKind::kTitle && kind != BlockKind::kHeading) return begin;
    for (uint32_t k = begin; k + 1 < end; ++k)
      if (f_.is_kind(k, TokenKind::kColon)) return k + 1;
    return begin;
  }

  // First piece of the narrative left of `end` that belongs to the clause there.
  uint32_t left_begin(uint32_t end) const {
    uint32_t begin = 0;
    for (const Pieces& span : contents_)
      if (span.end <= end) begin = std::max(begin, span.end);
    if (begin == 0) begin = dateline_end(end);
    while (begin < end && f_.is_edge(begin) && !f_.is_quote(begin)) ++begin;
    return begin;
  }

  // "PORT ELISE, Orsenia (Norsk) – The …": the piece behind the dash of a dateline, 0 where the frame begins without one.
  uint32_t dateline_end(uint32_t end) const {
    if (!view_.token(f_.token(0)).paragraph_before) return 0;
    for (uint32_t k = 0; k < std::min(end, 14u); ++k) {
      if (f_.is_kind(k, TokenKind::kDash)) return k > 0 ? k + 1 : 0;
      const bool place = f_.is_capital(k) || f_.is_kind(k, TokenKind::kComma) || f_.is_kind(k, TokenKind::kOpen) ||
                         f_.is_kind(k, TokenKind::kClose) || f_.is_kind(k, TokenKind::kNumber) || f_.is_kind(k, TokenKind::kStop) || f_.is_kind(k, TokenKind::kSymbol);
      if (!place) return 0;
    }
    return 0;
  }

  // Steps over "Indeed," and "But".
  uint32_t skip_opener(uint32_t begin, uint32_t end) const {
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
    if (begin < end && openers.has(f_.fold(begin)) && !f_.is(begin, kConjunction | kSubordinator) && f_.is(begin + 1, kPreposition))
      for (uint32_t k = begin; k < std::min(end, begin + 10); ++k)
        if (f_.is_kind(k, TokenKind::kComma)) return k + 1;
    return begin;
  }

  bool take_left_quote(size_t c, uint32_t q, bool comma) {
    const uint32_t begin = skip_opener(left_begin(q), q);
    if (begin == q) return put(c, {Pieces{q, q + 1}}, "statement/quote-cue", 980);
    // narrative before the quotation: one clause with it, unless the quotation is a sentence of its own
    const bool parted = f_.is_kind(q - 1, TokenKind::kComma) || f_.is_kind(q - 1, TokenKind::kColon);
    const Quote& quote = quotes_[static_cast<size_t>(f_.quote(q))];
    const bool capital = view_.token(quote.inside.begin).capital;
    if ((parted && capital && quote.words >= 2) || f_.is_kind(q - 1, TokenKind::kColon))
      return put(c, {Pieces{q, q + 1}}, "statement/quote-cue", 900);
    if (!comma && !ends_with_comma(q) && !ends_sentence(q)) return false;
    return put(c, {Pieces{begin, q + 1}}, "statement/clause-quote-cue", 850);
  }

  bool take_left_clause(size_t c, uint32_t end) {
    const CueAt& cue = cues_[c];
    const uint32_t begin = behind_label(skip_opener(left_begin(end), end), end);
    if (begin >= end) return false;
    const uint32_t after = behind(cue);
    const bool closed = after >= end_;
    const bool comma = f_.is_kind(after, TokenKind::kComma) || f_.is_kind(after, TokenKind::kDash);
    if (!closed && !comma) return false;
    if (closed && (end - begin < 3 || !f_.has_finite_verb(begin, end))) return false;
    if (end - begin < 3 && !(f_.is_capital(begin) || f_.is(begin, kDeterminer | kPossessive | kSubjectWord))) return false;
    if (closed || next_is_cue(after) || left_is_whole(begin, end, after + 1)) return put(c, {Pieces{begin, end}}, "statement/clause-cue", 850);
    // "The bridge, she said, is safe"
    if (f_.is(after + 1, kWh | kConjunction) || f_.is_quote(after + 1)) return put(c, {Pieces{begin, end}}, "statement/clause-cue", 750);
    return put(c, {Pieces{begin, end}, Pieces{after + 1, clause_end(c, after + 1)}}, "statement/clause-cue-clause", 750);
  }

  // The clause left of the cue has its verb, and no verb opens what stands behind: "…, Ruiz said, brushing aside a protest".
  bool left_is_whole(uint32_t begin, uint32_t end, uint32_t behind) const {
    return f_.has_finite_verb(begin, end) && !f_.is(behind, kAuxiliary | kModal | kNegation);
  }

  // ", adding": another cue goes on behind the comma.
  bool next_is_cue(uint32_t comma) const {
    for (const CueAt& other : cues_)
      if (other.words.begin > comma && source_side(other) <= comma + 3) return true;
    return false;
  }

  // ---- according to

  void read_according(size_t c) {
    const CueAt& cue = cues_[c];
    uint32_t after = f_.skip_circumstance(cue.source.end);
    const uint32_t begin = cue.words.begin;
    uint32_t left = begin;
    while (left > 0 && f_.is_kind(left - 1, TokenKind::kComma)) --left;
    const uint32_t from = skip_opener(left_begin(left), left);
    const bool has_left = left > from && f_.is_word(from);
    if (!has_left || left - from < 2) {
      if (f_.is_kind(after, TokenKind::kComma)) ++after;
      if (after < end_) put(c, {Pieces{after, clause_end(c, after)}}, quoted_alone(after) ? "statement/according-quote" : "statement/according-clause", 900);
      return;
    }
    if (after >= end_) {
      put(c, {Pieces{from, left}}, "statement/clause-according", 850);
    } else if (f_.is_kind(after, TokenKind::kComma) && left < begin) {
      put(c, {Pieces{from, left}, Pieces{after + 1, clause_end(c, after + 1)}}, "statement/clause-according-clause", 800);
    } else if (f_.is_kind(after, TokenKind::kComma)) {
      put(c, {Pieces{from, left}}, "statement/clause-according", 700);
    } else if (left > 0 && !f_.is_edge(after)) {
      put(c, {Pieces{after, clause_end(c, after)}}, "statement/according-clause", 600);
    }
  }

  bool quoted_alone(uint32_t k) const { return f_.is_quote(k) && k + 1 >= end_; }

  // ---- keeping

  Pieces trim(Pieces span) const {
    while (!span.empty() && !f_.is_quote(span.begin) && f_.is_edge(span.begin) && !f_.is_kind(span.begin, TokenKind::kOpen)) ++span.begin;
    while (!span.empty() && !f_.is_quote(span.end - 1) && (f_.is_edge(span.end - 1) || f_.is_kind(span.end - 1, TokenKind::kStop))) --span.end;
    while (span.size() > 1 && f_.is(span.end - 1, kConjunction | kWh) && !f_.is_capital(span.end - 1)) --span.end;
    while (!span.empty() && !f_.is_quote(span.end - 1) && f_.is_edge(span.end - 1)) --span.end;
    return span;
  }

  bool put(size_t c, std::vector<Pieces> spans, std::string_view rule, uint32_t certainty) {
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

  const View& view_;
  const std::vector<Quote>& quotes_;
  const FrameView& f_;
  uint32_t number_;
  uint32_t end_;
  std::vector<CueAt> cues_;
  std::vector<bool> claimed_;  // by piece
  std::vector<bool> used_;     // by cue: it has its content
  std::vector<Pieces> contents_;
  uint32_t limit_ = 0;  // where the content of the cue at hand must end
  std::vector<Attribution> out_;
};

}  // namespace

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
