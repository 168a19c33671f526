// Where a reported clause ends: before the next attribution that stands beside it, at a semicolon,
// with the sentence.
#include <algorithm>

#include "statement/reader.h"

namespace hearsay::statement {

using document::BlockKind;
using text::TokenKind;

bool Reader::starts_sibling(uint32_t k) const {
  for (const CueAt& other : cues_)
    if (source_side(other) == k) return true;
  return false;
}

uint32_t Reader::subject_end(uint32_t k) const {
  uint32_t verbs = 0, last = end_;
  for (uint32_t j = k; j < end_; ++j) {
    if (f_.is_quote(j)) {
      if (j == k) ++verbs;  // "the remark that “cats rule” | was mocked"
      continue;
    }
    if (f_.is_edge(j)) return end_;
    const bool helping = f_.is(j, kAuxiliary | kModal);
    const bool past = f_.is(j, kPastForm) && !f_.is_capital(j) && j > k &&
                      !f_.is(j - 1, kDeterminer | kPossessive | kNegation | kAdverb);
    if (!(helping || past) || (j > k && f_.is(j - 1, kAuxiliary | kModal))) continue;
    ++verbs;
    last = j;
  }
  return verbs >= 2 ? last : end_;
}

uint32_t Reader::next_comma(uint32_t k) const {
  while (k < end_ && !f_.is_kind(k, TokenKind::kComma)) ++k;
  return k;
}

uint32_t Reader::semicolon_in(uint32_t k) const {
  for (; k < end_; ++k)
    if (f_.is_kind(k, TokenKind::kComma) && f_.fold(k) == ";") return k;
  return end_;
}

// "Weeks after Ruiz said the war was over, …": the clause of the cue opens the sentence.
bool Reader::leads_to_main(const CueAt& cue) const {
  if (cue.source.empty() || cue.inverted || cue.source.begin == 0) return false;
  const uint32_t before = cue.source.begin - 1;
  return f_.is(before, kSubordinator) && !f_.is(before, kThat) && !f_.has_finite_verb(0, before);
}

uint32_t Reader::comma_behind_verb(uint32_t k) const {
  uint32_t comma = next_comma(k);
  while (comma < end_ && !f_.has_finite_verb(k, comma)) {
    k = comma + 1;
    comma = next_comma(k);
  }
  return comma;
}

// "and urged everybody to stay", "and called for talks", "and promised to stay"
bool Reader::wishes(const CueAt& cue) const {
  const uint32_t k = cue.words.begin;
  if (!f_.is(k, kPastForm | kPlainForm) || f_.is(k - 2, kAuxiliary | kNegation | kAdverb))
    return false;
  return (cue.classes & kAsk) != 0 ||
         ((cue.classes & kWant) != 0 && ((cue.classes & kSay) != 0 || cue.words.size() > 1));
}

uint32_t Reader::clause_end(size_t c, uint32_t k) const {
  const CueAt& cue = cues_[c];
  const uint32_t semicolon = cue.relative         ? std::min(semicolon_in(k), next_comma(k))
                             : leads_to_main(cue) ? std::min(semicolon_in(k), comma_behind_verb(k))
                                                  : semicolon_in(k);
  for (const CueAt& other : cues_) {
    if (other.words.begin <= cue.words.begin || other.group_begin < k || &other == &cue) continue;
    uint32_t begin = source_side(other);
    if (begin <= k) continue;
    uint32_t edge = begin;
    while (edge > k && f_.is(edge - 1, kConjunction | kAdverb | kSubordinator) &&
           !f_.is(edge - 1, kThat | kWh))
      --edge;
    const bool parted =
        edge > k &&
        (f_.is_kind(edge - 1, TokenKind::kComma) || f_.is_kind(edge - 1, TokenKind::kDash) ||
         (f_.is_quote(edge - 1) && (ends_with_comma(edge - 1) || ends_sentence(edge - 1))));
    bool helped = false;  // else the second verb may go with the one of the content
    for (uint32_t j = k; j < edge; ++j) helped = helped || f_.is(j, kAuxiliary | kModal);
    if ((cue.classes & (kAsk | kWant)) != 0)  // "urged efforts to dig and pledged that"
      helped = helped || !f_.has_finite_verb(k, edge);
    const bool coordinated = other.shared && edge < begin && edge == begin - 1 && helped &&
                             !other.participle && tense_agrees(cue, other);
    // "said it was dead and Bo Lind said it was alive"
    const bool another = !other.shared && !other.source.empty() && !other.inverted &&
                         edge + 1 == begin && f_.is(edge, kConjunction) &&
                         f_.is_capital(other.source.begin) && tense_agrees(cue, other);
    const bool before_it = other.participle && other.shared && edge + 1 == begin &&
                           f_.is(edge, kSubordinator);  // "before adding that"
    // "called it “barbaric” and vowed to stay"
    const bool behind_quote = other.shared && edge + 1 == begin && f_.is(edge, kConjunction) &&
                              edge > k && f_.is_quote(edge - 1) &&
                              f_.is(other.words.begin, kPastForm);
    if (!parted && !coordinated && !another && !before_it && !behind_quote) continue;
    if ((other.classes & kAccording) != 0 && !trails(other)) continue;
    // ", calling the dam a disaster"; "said the wall was safe and urged everybody to stay"
    const bool beside = (parted && other.participle && other.shared &&
                         (other.classes & (kCall | kAsk | kWant)) != 0) ||
                        ((coordinated || behind_quote) && wishes(other));
    if (!beside && !reports_alone(other)) continue;
    uint32_t end = edge;
    while (end > k &&
           (f_.is_kind(end - 1, TokenKind::kComma) || f_.is_kind(end - 1, TokenKind::kDash)))
      --end;
    return std::min({end, limit_, semicolon});
  }
  return std::max(k, std::min(limit_, semicolon));
}

size_t Reader::believing(size_t c, uint32_t k) const {
  if ((cues_[c].classes & kTell) == 0 || !f_.is(k, kPronoun) || !f_.is(k, kSubjectWord))
    return cues_.size();
  if (view_.lexicon().list("indefinites").has(f_.fold(k))) return cues_.size();
  for (size_t i = c + 1; i < cues_.size(); ++i)
    if (cues_[i].words.begin == k + 1 && cues_[i].words.end < end_ &&
        (cues_[i].classes & kThink) != 0 && cues_[i].bare)
      return i;
  return cues_.size();
}

bool Reader::tense_agrees(const CueAt& a, const CueAt& b) const {
  const bool past_a = !f_.is(a.words.begin, kPlainForm), past_b = !f_.is(b.words.begin, kPlainForm);
  return past_a == past_b && a.group_begin == a.words.begin && b.group_begin == b.words.begin;
}

bool Reader::trails(const CueAt& cue) const {
  const uint32_t end = cue.inverted ? cue.source.end : cue.words.end;
  return f_.skip_circumstance(end) >= end_;
}

bool Reader::reports_alone(const CueAt& cue) const {
  if (cue.source.empty()) return false;
  if (trails(cue))
    return !cue.participle && (cue.classes & (kSay | kTell | kUtter | kAccording)) != 0 &&
           !cue.shared;
  const uint32_t k = behind(cue);
  if (f_.is(k, kThat) || f_.is_quote(k)) return true;
  if ((f_.is_kind(k, TokenKind::kComma) || f_.is_kind(k, TokenKind::kColon)) && f_.is_quote(k + 1))
    return true;
  if ((cue.classes & kCall) != 0)  // "and Bo Lind called it “brave”"
    for (uint32_t q = k; q < end_ && q < k + 8 && !(f_.is_edge(q) && !f_.is_quote(q)); ++q)
      if (f_.is_quote(q)) return true;
  if (cue.participle) return cue.bare && f_.has_finite_verb(k, end_);
  return cue.bare && !cue.risky && f_.has_finite_verb(k, end_);
}

bool Reader::take_clause(size_t c, uint32_t k, std::string_view rule, uint32_t certainty) {
  const uint32_t end = clause_end(c, k);
  if (f_.is_kind(k, TokenKind::kComma)) k = skip_opener(k + 1, end);
  if (const size_t inner = believing(c, k); inner < cues_.size()) {
    cues_[inner].source = cues_[c].source;
    return put(inner, {Pieces{cues_[inner].words.end, end}}, "statement/cue-believes", certainty);
  }
  return put(c, {Pieces{k, end}}, rule, certainty);
}
}  // namespace hearsay::statement
