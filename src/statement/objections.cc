// Doubts about what the learned models found, by words, trees and what the rules made of them.
#include "statement/objections.h"

#include <algorithm>

#include "language/analysis.h"
#include "statement/cue.h"

namespace hearsay::statement {
namespace {

// Tuned on PolNeAR's dev part, the seed pages and the sample pages.
// Below these the models abstain: where what is told is no clause (more where the cue takes no
// object), and where the source is a thing.
constexpr uint32_t kLeastWithDoubt = 450, kLeastWithObject = 550, kLeastOfThing = 700;

}  // namespace

// "imposed a curfew", "signed a deal to use the cloud", "looks for", "add to": a deed, unless a
// clause or marks follow.
bool Objections::is_plain_act(const Attribution& a) const {
  const View& view = f_.view();
  const lexicon::WordList& acts = view.lexicon().list("plain_acts");
  constexpr uint64_t kHelping = kAuxiliary | kModal | kNegation | kAdverb | kAdverbForm;
  uint32_t verb = a.cue.begin;
  while (verb < a.cue.end && view.is(verb, kHelping)) ++verb;
  std::vector<std::string_view> words;
  for (uint32_t i = verb; i < a.cue.end; ++i) words.push_back(view.fold(i));
  const auto act = acts.longest(words);
  if (!act || (is_of_person(a.source) && !acts.cell(*act->row, "people").empty())) return false;
  for (uint32_t i = verb + act->words; i < a.cue.end; ++i)
    if (!view.is(i, kPreposition | kInfinitive)) return false;
  return !has_clause(a.content[0]) && !has_quotation(a.content[0]);
}

bool Objections::is_of_person(base::Tokens source) const {
  for (uint32_t i = source.begin; i < source.end; ++i)
    if (f_.people().at(i) != nullptr || f_.view().is(i, kSingularPerson | kRole)) return true;
  return false;
}

// A finite verb before the first relative pronoun.
bool Objections::has_clause(base::Tokens range) const {
  static const uint8_t kPast = language::tag_number("VBD"), kPlain = language::tag_number("VBP"),
                       kThird = language::tag_number("VBZ"), kModal = language::tag_number("MD");
  for (uint32_t k = piece_of(frame_, range.begin); k <= piece_of(frame_, range.end - 1); ++k) {
    const auto tag = signs_.signs[k].tag;
    if (tag == kPast || tag == kPlain || tag == kThird || tag == kModal) return true;
    if (f_.token(k) > range.begin && f_.is(k, kWh | kThat)) return false;
  }
  return false;
}

// "video calls | tend to tire", "A | plan to build": a noun or an article is neither verb nor
// source.
bool Objections::is_noun(const Attribution& a) const {
  static const uint8_t kNoun = language::tag_number("NN"), kNouns = language::tag_number("NNS"),
                       kPlain = language::tag_number("VBP"), kThird = language::tag_number("VBZ"),
                       kModal = language::tag_number("MD");
  if (a.cue.empty()) return false;
  const auto tag = signs_.signs[piece_of(frame_, a.cue.begin)].tag;
  if (tag != kNoun && tag != kNouns) return false;
  if (a.source.size() == 1 && f_.view().is(a.source.begin, kDeterminer)) return true;
  if (a.cue.size() != 1 || a.content[0].begin != a.cue.end) return false;
  const auto next = signs_.signs[piece_of(frame_, a.content[0].begin)].tag;
  return next == kPlain || next == kThird || next == kModal;
}

// "Think about your trip."
bool Objections::is_imperative(const Attribution& a) const {
  const View& view = f_.view();
  const uint32_t first = frame_.pieces.front().tokens.begin;
  return a.source.empty() && a.cue.begin == first &&
         !view.is(first, kPastForm | kParticipleForm | kPreposition | kAs | kConjunction);
}

// What speaks against a statement whose score is high enough; else what kept it.
Weighed Objections::against(const Attribution& a, const Weighed& kept) const {
  const auto no = [&](std::string_view id, uint32_t least = 0) {
    return Weighed{id, {}, false, a.certainty, least};
  };
  if (is_doubtful(a)) return no("statement/model-doubt", least_with_doubt(a));
  if (is_plain_act(a)) return no("statement/model-act");
  if (is_noun(a)) return no("statement/model-noun");
  if (is_imperative(a)) return no("statement/model-imperative");
  if (a.cue.empty() && !has_verb(a.content[0]) && !has_quotation(a.content[0]))
    return no("statement/model-label");
  if (is_person(a.content)) return no("statement/model-of-person");
  if (takes_from_rule(a)) return no("statement/model-takes-from-rule");
  if (is_told_already(a)) return no("statement/model-told-already");
  if (is_nobodys(a)) return no("statement/model-nobodys");
  if (is_of_thing(a)) return no("statement/model-of-thing", kLeastOfThing);
  if (is_put_question(a)) return no("statement/model-question");
  if (is_credit(a)) return no("statement/model-credit");
  return kept;
}

// "ordered soup | and paid in silver": a verb behind it may be the cue's second one.
uint32_t Objections::first_conjunction(base::Tokens range) const {
  uint32_t i = range.begin + 1;
  while (i < range.end && !f_.view().is(i, kConjunction)) ++i;
  return std::min(i, range.end);
}

// Clauses and quotations stand behind some verbs of the lexicon, but no object; what somebody
// found or showed is a thing, and what a study did is a finding.
uint32_t Objections::least_with_doubt(const Attribution& a) const {
  const View& view = f_.view();
  const lexicon::Row* row = nullptr;
  for (uint32_t i = a.cue.begin; i < a.cue.end && row == nullptr; ++i) row = view.info(i).cue;
  if (row == nullptr) return kLeastWithDoubt;
  const uint16_t classes = cue_classes(view.lexicon().list("cues").cell(*row, "class"));
  bool writing = false;
  for (uint32_t i = a.source.begin; i < a.source.end; ++i) writing |= view.is(i, kWriting);
  if ((classes & (kShow | kSay)) == kShow && !writing) return kLeastOfThing;
  const bool none =
      (classes & (kSay | kThink | kUtter)) != 0 && (classes & (kWant | kCall | kAsk | kShow)) == 0;
  return none ? kLeastWithObject : kLeastWithDoubt;
}

// Where the models doubt: things are no words or thoughts ("added sugar", "found a lamp"), a noun
// is no cue ("the notes were left"), and words in pieces are not guessed at.
bool Objections::is_doubtful(const Attribution& a) const {
  if (a.certainty >= least_with_doubt(a)) return false;
  const base::Tokens content = a.content[0];
  const bool noun = content.begin >= a.cue.end && f_.view().is(a.cue.end, kAuxiliary | kModal);
  return a.content.size() > 1 || noun ||
         (!has_verb({content.begin, first_conjunction(content)}) &&
          !has_quotation({content.begin, content.begin + 1}));
}

// "He was attacked by a dog": somebody is no words.
bool Objections::is_person(const std::vector<base::Tokens>& content) const {
  return content.size() == 1 && content[0].size() == 1 &&
         f_.view().is(content[0].begin, kPronoun) &&
         f_.view().is(content[0].begin, kSingularPerson);
}

// A rule gave somebody a part of these words, and its cue is not among them, so that this is
// nobody telling what somebody told.
bool Objections::takes_from_rule(const Attribution& a) const {
  const auto any = [&](const auto& is) {
    return std::any_of(a.content.begin(), a.content.end(), is);
  };
  return std::any_of(rules_.begin(), rules_.end(), [&](const Attribution& rule) {
    // "The man accused of killing her | told police": the cue is part of who speaks
    if (rule.source.holds(a.cue) && a.content.back().end > rule.source.end) return true;
    return !rule.cue.empty() && !any([&](base::Tokens span) {
      return span.holds(rule.cue);
    }) && std::any_of(rule.content.begin(), rule.content.end(), [&](base::Tokens theirs) {
      return any([&](base::Tokens span) { return span.overlaps(theirs) && !theirs.holds(span); });
    });
  });
}

// "Asked whether the pit would close, Bo Lind said …", "Bo Lind, asked whether …, said": the
// question is nobody's statement.
bool Objections::is_put_question(const Attribution& a) const {
  const View& view = f_.view();
  const lexicon::Row* row = view.info(a.cue.begin).cue;
  bool passive = a.source.end + 1 == a.cue.begin && view.is(a.cue.begin, kPastForm);
  for (uint32_t i = a.source.begin; i <= a.source.end; ++i)
    passive = passive && view.is_kind(i, text::TokenKind::kComma) == (i == a.source.end);
  return (a.source.empty() || passive) && !a.quotation && row != nullptr &&
         view.lexicon().list("cues").cell(*row, "class").starts_with("ask");
}

// The rules gave the same words to another cue ("told Radio Corran:" has two).
bool Objections::is_told_already(const Attribution& a) const {
  const auto size = [](const Attribution& of) {
    uint32_t sum = 0;
    for (const base::Tokens span : of.content) sum += span.size();
    return sum;
  };
  const auto believes = [&](const Attribution& rule) {  // "told us he believes": one statement
    return rule.rule == "statement/cue-believes" && a.content.size() == 1 &&
           a.content[0].holds(rule.cue) && a.content[0].holds(rule.content[0]);
  };
  const auto any = [&](base::Tokens words) {
    return !words.empty() && std::any_of(a.content.begin(), a.content.end(),
                                         [&](base::Tokens span) { return span.holds(words); });
  };
  return std::any_of(rules_.begin(), rules_.end(), [&](const Attribution& rule) {
    if (rule.content.empty()) return false;  // taken back
    // “…,” the agency quoted | Bo Lind as saying |
    if (a.content.size() > 1 && any(rule.cue) && any(rule.content[0])) return true;
    if (believes(rule)) return true;
    uint32_t shared = 0;
    for (const base::Tokens x : a.content)
      for (const base::Tokens y : rule.content)
        if (x.overlaps(y)) shared += std::min(x.end, y.end) - std::max(x.begin, y.begin);
    return shared * 10 > std::max(size(a), size(rule)) * 8;
  });
}

// "it seems that the wall will hold": the writer's doubt, unless somebody seems to think so.
bool Objections::is_hedge(const Attribution& a) const {
  const View& view = f_.view();
  if (!view.lexicon().list("hedges").has(view.fold(a.cue.begin))) return false;
  for (uint32_t i = a.source.begin; i < a.source.end; ++i)
    if (f_.people().at(i) != nullptr || view.is(i, kSingularPerson | kPluralPerson | kRole | kBody))
      return false;
  return true;
}

// "I do not accuse anybody": the page's own voice; "nobody wants": nobody's.
bool Objections::is_nobodys(const Attribution& a) const {
  const View& view = f_.view();
  const lexicon::WordList& indefinites = view.lexicon().list("indefinites");
  std::vector<std::string_view> words;
  for (uint32_t i = a.source.begin; i < a.source.end; ++i) words.push_back(view.fold(i));
  if (indefinites.longest(words) || is_hedge(a)) return true;
  const bool clitic =
      a.source.size() == 2 && view.is_kind(a.source.begin + 1, text::TokenKind::kClitic);
  if (a.source.size() != 1 && !clitic) return false;  // "you'll"
  if (!clitic && a.source.begin > 0 && !view.token(a.source.begin).capital &&
      view.is_kind(a.source.begin - 1, text::TokenKind::kClitic) &&
      !view.is(a.source.begin, kRole | kBody | kWriting))
    return true;  // "it's | worth noting"
  const lexicon::WordList& pronouns = view.lexicon().list("pronouns");
  const lexicon::Row* row = pronouns.find(view.fold(a.source.begin));
  if (row == nullptr) return false;
  bool passive = false;  // "it can be said that"
  for (uint32_t i = a.source.end; i < a.cue.end; ++i) passive |= view.is(i, kBe);
  const std::string_view gender = pronouns.cell(*row, "gender");
  return gender == "s" || (gender == "n" && passive);
}

// "the intervention will focus on", "the option has shown that": an act or a state neither holds
// words nor has a will.
bool Objections::is_of_thing(const Attribution& a) const {
  if (a.source.empty() || a.certainty >= kLeastOfThing) return false;
  const Pieces source{piece_of(frame_, a.source.begin), piece_of(frame_, a.source.end - 1) + 1};
  const auto hangs_within = [&](uint32_t k) {
    const uint32_t head = signs_.signs[k].head;
    return head >= source.begin && head < source.end;
  };
  uint32_t top = source.begin;
  while (top + 1 < source.end && hangs_within(top)) ++top;
  return f_.is(top, kThingForm) && !f_.is_capital(top) &&
         !f_.is(top, kRole | kBody | kWriting | kCueNoun | kEvent);
}

// "Bo Lind told reporters that he would stay, Radio Corran reported": where the rules know whose
// statement it is, the outlet is where the page has it from.
bool Objections::is_credit(const Attribution& a) const {
  const bool outlet = !a.source.empty() && f_.is_outlet({piece_of(frame_, a.source.begin),
                                                         piece_of(frame_, a.source.end - 1) + 1});
  return outlet && std::any_of(rules_.begin(), rules_.end(), [&](const Attribution& rule) {
           return !rule.cue.empty() && !rule.source.empty() && !rule.content.empty() &&
                  std::any_of(a.content.begin(), a.content.end(), [&](base::Tokens span) {
                    return span.holds(rule.cue) && span.holds(rule.content.front());
                  });
         });
}

bool Objections::has_quotation(base::Tokens range) const {
  for (uint32_t k = piece_of(frame_, range.begin); k <= piece_of(frame_, range.end - 1); ++k)
    if (signs_.signs[k].quote) return true;
  return false;
}

bool Objections::has_verb(base::Tokens range) const {
  static const uint8_t kFirst = language::tag_number("VB"), kLast = language::tag_number("VBZ"),
                       kModal = language::tag_number("MD");
  return std::any_of(signs_.signs.begin() + piece_of(frame_, range.begin),
                     signs_.signs.begin() + piece_of(frame_, range.end - 1) + 1, [](const Sign& s) {
                       return (s.tag >= kFirst && s.tag <= kLast) || s.tag == kModal;
                     });
}

}  // namespace hearsay::statement
