// Makes attributions of what the models see.
#include "statement/learned.h"

#include <algorithm>
#include <array>
#include <utility>

#include "language/analysis.h"
#include "statement/cue.h"
#include "statement/phrases.h"
#include "statement/seen.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;

// Tuned on PolNeAR's dev part, the seed pages and the sample pages.
// Below these the models abstain: where the cue is one of the lexicon, where it is not, where no
// source was found, where what is told is no clause (more where the cue takes no object), and where
// the source is a thing.
constexpr uint32_t kLeastKnown = 200, kLeastUnknown = 350, kLeastSourceless = 800,
                   kLeastWithDoubt = 450, kLeastWithObject = 550, kLeastOfThing = 700;
constexpr uint32_t kWeakRule = 850;  // rules of at most this certainty give way to the role model
// Rules that know who said something with which cue, and guess at a border of the content: no mark
// and no conjunction shows it.
constexpr std::array<std::string_view, 5> kGuesses = {
    "statement/cue-object-quote", "statement/cue-quote", "statement/cue-quote-clause",
    "statement/clause-cue", "statement/clause-quote-cue"};
constexpr float kNoCue = 0.05F;  // below this a weak rule's cue is none
constexpr float kSure = 0.8F;    // where the mean chance of its labels is this

uint32_t thousandths(float chance) { return static_cast<uint32_t>(1000 * chance); }

// What the product of the two models' chances is worth: the line of least squares through whether
// the statements found were right, on PolNeAR's dev part (test/eval_statements.py prints how far it
// is off). Chances of a cue are too low there (people mark more than one another, too).
uint32_t calibrated(uint32_t certainty) { return 463 + certainty * 424 / 1000; }

// One frame with what was found in it.
class FrameLearner {
 public:
  FrameLearner(const View& view, const std::vector<Quote>& quotes, const Frame& frame,
               const People& people, uint32_t number, std::span<Attribution> rules,
               std::vector<Weighed>* weighed)
      : quotes_(quotes),
        frame_(frame),
        f_(view, frame, people),
        number_(number),
        rules_(rules),
        weighed_(weighed),
        signs_(read_signs(view, quotes, frame, people, rules)) {}

  std::vector<Attribution> run(const Models& models) {
    std::vector<Attribution> out;
    const std::vector<SeenCue> cues = see_cues(models, signs_.signs);
    for (Attribution& rule : rules_) {
      if (!is_no_cue(rule)) continue;
      rule.content.clear();
      note({"statement/model-no-cue", rule.rule, false, cue_score(rule.cue), thousandths(kNoCue)},
           rule.cue);
    }
    for (const SeenCue& cue : cues) {
      const base::Tokens words = f_.tokens({cue.begin, cue.end});
      const bool listed = f_.view().info(words.begin).cue != nullptr;
      const uint32_t enough = listed ? kLeastKnown : kLeastUnknown;
      const std::string_view id = listed ? "statement/model-known-cue" : "statement/model-new-cue";
      Attribution* known = rule_at(words);
      if (known != nullptr && !may_run_on(*known)) continue;
      if (known == nullptr && thousandths(cue.chance) < enough) {
        note({id, {}, false, thousandths(cue.chance), enough}, words);
        continue;
      }
      if (!std::exchange(parsed_, true)) read_tree(signs_);
      const SeenRoles roles =
          see_roles(models, signs_.signs, cue, rule_roles(frame_, rules_, cue.begin, cue.end));
      if (known != nullptr) {
        const std::string_view rule = known->rule;
        if (roles.chance >= kSure) reconsider(*known, cue, roles);
        if (known->rule != rule)
          note({known->rule, rule, true, thousandths(roles.chance), thousandths(kSure)}, words);
        continue;
      }
      std::optional<Attribution> a = make(cue, roles);
      if (!a) continue;
      const bool sourceless = roles.source.empty();
      const uint32_t least = sourceless ? kLeastSourceless : enough;
      const Weighed by_score{sourceless ? "statement/model-sourceless" : id,
                             {},
                             a->certainty >= least,
                             a->certainty,
                             least};
      const Weighed decided = by_score.kept ? objection(*a, by_score) : by_score;
      note(decided, words);
      if (!decided.kept) continue;
      a->certainty = calibrated(a->certainty);
      out.push_back(std::move(*a));
    }
    return out;
  }

 private:
  std::optional<Attribution> make(const SeenCue& cue, const SeenRoles& roles) const {
    Attribution a;
    Pieces words{cue.begin, cue.end};
    for (const Pieces& seen : roles.content) {
      Pieces span = trim(seen);
      if (span.empty()) continue;
      if (words.size() > 1 && seen.begin == words.end && f_.is(words.end - 1, kPreposition)) {
        const Pieces clause = behind_addressee({words.end - 1, span.end});
        if (clause.begin > words.end) {
          --words.end;
          span = clause;
        }
      }
      if (span.size() == 1 && f_.is_quote(span.begin)) {
        a.content.push_back(quotes_[static_cast<size_t>(f_.quote(span.begin))].inside);
        a.quotation = true;
      } else {
        a.content.push_back(f_.tokens(span));
      }
    }
    if (a.content.empty()) return std::nullopt;
    while (words.size() > 1 && is_bare(words.end - 1)) --words.end;
    if (!is_bare(words.begin)) a.cue = f_.tokens(words);
    if (!roles.source.empty()) {
      Pieces source = whole_name(trim(roles.source.front()));
      if (source.end <= words.begin && f_.is(words.begin, kParticipleForm) &&
          f_.is_kind(words.begin - 1, text::TokenKind::kComma))
        source = f_.before_verb(source);  // "The mayor | resigned, citing"
      a.source = f_.tokens(source);
    }
    a.frame = number_;
    a.certainty = thousandths(cue.chance * roles.chance);
    a.negated = is_denied(a.cue);
    a.rule = "statement/model";
    return a;
  }

  // The attribution that the rules gave to the cue, or to one that touches it.
  Attribution* rule_at(base::Tokens cue) const {
    const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Attribution& a) {
      return !a.cue.empty() && a.cue.begin <= cue.end && cue.begin <= a.cue.end;
    });
    return found == rules_.end() ? nullptr : &*found;
  }

  void note(Weighed decided, base::Tokens cue) const {
    if (weighed_ == nullptr) return;
    decided.cue = f_.view().bytes(cue);
    weighed_->push_back(decided);
  }

  // The highest chance of a word of the cue to be of one.
  uint32_t cue_score(base::Tokens cue) const {
    float most = 0;
    for (uint32_t k = piece_of(frame_, cue.begin); k <= piece_of(frame_, cue.end - 1); ++k)
      most = std::max(most, signs_.signs[k].of_cue);
    return thousandths(most);
  }

  // What speaks against a statement whose score is high enough; else what kept it.
  Weighed objection(const Attribution& a, const Weighed& kept) const {
    const auto no = [&](std::string_view id, uint32_t least = 0) {
      return Weighed{id, {}, false, a.certainty, least};
    };
    if (is_doubtful(a)) return no("statement/model-doubt", least_with_doubt(a));
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
  uint32_t first_conjunction(base::Tokens range) const {
    uint32_t i = range.begin + 1;
    while (i < range.end && !f_.view().is(i, kConjunction)) ++i;
    return std::min(i, range.end);
  }

  // Clauses and quotations stand behind some verbs of the lexicon, but no object; what somebody
  // found or showed is a thing, and what a study did is a finding.
  uint32_t least_with_doubt(const Attribution& a) const {
    const View& view = f_.view();
    const lexicon::Row* row = nullptr;
    for (uint32_t i = a.cue.begin; i < a.cue.end && row == nullptr; ++i) row = view.info(i).cue;
    if (row == nullptr) return kLeastWithDoubt;
    const uint16_t classes = cue_classes(view.lexicon().list("cues").cell(*row, "class"));
    bool writing = false;
    for (uint32_t i = a.source.begin; i < a.source.end; ++i) writing |= view.is(i, kWriting);
    if ((classes & (kShow | kSay)) == kShow && !writing) return kLeastOfThing;
    const bool none = (classes & (kSay | kThink | kUtter)) != 0 &&
                      (classes & (kWant | kCall | kAsk | kShow)) == 0;
    return none ? kLeastWithObject : kLeastWithDoubt;
  }

  // Where the models doubt: things are no words or thoughts ("added sugar", "found a lamp"), a noun
  // is no cue ("the notes were left"), and words in pieces are not guessed at.
  bool is_doubtful(const Attribution& a) const {
    if (a.certainty >= least_with_doubt(a)) return false;
    const base::Tokens content = a.content[0];
    const bool noun = content.begin >= a.cue.end && f_.view().is(a.cue.end, kAuxiliary | kModal);
    return a.content.size() > 1 || noun ||
           (!has_verb({content.begin, first_conjunction(content)}) &&
            !has_quotation({content.begin, content.begin + 1}));
  }

  // "He was attacked by a dog": somebody is no words.
  bool is_person(const std::vector<base::Tokens>& content) const {
    return content.size() == 1 && content[0].size() == 1 &&
           f_.view().is(content[0].begin, kPronoun) &&
           f_.view().is(content[0].begin, kSingularPerson);
  }

  // A rule gave somebody a part of these words, and its cue is not among them, so that this is
  // nobody telling what somebody told.
  bool takes_from_rule(const Attribution& a) const {
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

  // "denied the report": what was said is the opposite of the content.
  bool is_denied(base::Tokens cue) const {
    const View& view = f_.view();
    const lexicon::WordList& cues = view.lexicon().list("cues");
    for (uint32_t i = cue.begin; i < cue.end; ++i)
      if (const lexicon::Row* row = view.info(i).cue; row != nullptr)
        if (cues.cell(*row, "polarity") == "denial") return true;
    return false;
  }

  // "Asked whether the pit would close, Bo Lind said …", "Bo Lind, asked whether …, said": the
  // question is nobody's statement.
  bool is_put_question(const Attribution& a) const {
    const View& view = f_.view();
    const lexicon::Row* row = view.info(a.cue.begin).cue;
    bool passive = a.source.end + 1 == a.cue.begin && view.is(a.cue.begin, kPastForm);
    for (uint32_t i = a.source.begin; i <= a.source.end; ++i)
      passive = passive && view.is_kind(i, text::TokenKind::kComma) == (i == a.source.end);
    return (a.source.empty() || passive) && !a.quotation && row != nullptr &&
           view.lexicon().list("cues").cell(*row, "class").starts_with("ask");
  }

  // A weak rule's content with a place inside where it may end.
  bool may_run_on(const Attribution& rule) const {
    if (rule.certainty > kWeakRule || rule.quotation || rule.content.size() != 1) return false;
    const View& view = f_.view();
    for (uint32_t i = rule.content[0].begin + 1; i < rule.content[0].end; ++i)
      if (view.is_kind(i, text::TokenKind::kComma) || view.is_kind(i, text::TokenKind::kDash) ||
          view.is(i, kConjunction | kSubordinator | kAs))
        return true;
    return false;
  }

  // What a rule took for a cue is none to the model: "battleground state", "the calls". Cues inside
  // of contents are beyond it: nobody marked those that it learned from.
  bool is_no_cue(const Attribution& rule) const {
    if (rule.cue.empty() || rule.quotation || rule.rule == "statement/cue-believes") return false;
    for (const Attribution& other : rules_)
      for (const base::Tokens span : other.content)
        if (span.holds(rule.cue)) return false;
    for (uint32_t k = piece_of(frame_, rule.cue.begin); k <= piece_of(frame_, rule.cue.end - 1);
         ++k)
      if (signs_.signs[k].of_cue >= kNoCue) return false;
    return true;
  }

  static bool is_guess(const Attribution& rule) {
    return std::find(kGuesses.begin(), kGuesses.end(), rule.rule) != kGuesses.end();
  }

  // Where a rule guesses, the model knows better. A rule that may_run_on knows where its content
  // begins, and the model where it ends.
  void reconsider(Attribution& rule, const SeenCue& cue, const SeenRoles& roles) const {
    const std::optional<Attribution> seen = make(cue, roles);
    if (seen && is_guess(rule)) {
      if (loses_quotation(rule, *seen) || takes_source(rule, *seen)) return;
      rule.content = seen->content;
      if (!seen->source.empty()) rule.source = seen->source;
      rule.quotation = seen->quotation;
      rule.rule = "statement/model-content";
      return;
    }
    if (!seen || seen->content.size() != 1 || seen->quotation) return;
    if (!may_run_on(rule)) return;
    base::Tokens& span = rule.content[0];
    const base::Tokens model = seen->content[0];
    if (!span.overlaps(model) || model.end >= span.end) return;
    if (!has_verb({span.begin, model.end}) && has_verb(span)) return;  // "the mine, the pit, …"
    if (has_quotation({model.end, span.end})) return;  // somebody's words are of somebody's
    span.end = model.end;
    rule.rule = "statement/model-content";
  }

  // What the model saw as a piece of the words is who said them to the rule.
  static bool takes_source(const Attribution& rule, const Attribution& seen) {
    return std::find(seen.content.begin(), seen.content.end(), rule.source) != seen.content.end();
  }

  // The rule has words in marks, and what the model saw has none.
  bool loses_quotation(const Attribution& rule, const Attribution& seen) const {
    const auto quotes = [&](const Attribution& a) {
      return std::any_of(a.content.begin(), a.content.end(),
                         [&](base::Tokens span) { return has_quotation(span); });
    };
    return quotes(rule) && !quotes(seen);
  }

  bool has_quotation(base::Tokens range) const {
    for (uint32_t k = piece_of(frame_, range.begin); k <= piece_of(frame_, range.end - 1); ++k)
      if (signs_.signs[k].quote) return true;
    return false;
  }

  bool has_verb(base::Tokens range) const {
    static const uint8_t kFirst = language::tag_number("VB"), kLast = language::tag_number("VBZ"),
                         kModal = language::tag_number("MD");
    return std::any_of(
        signs_.signs.begin() + piece_of(frame_, range.begin),
        signs_.signs.begin() + piece_of(frame_, range.end - 1) + 1,
        [](const Sign& s) { return (s.tag >= kFirst && s.tag <= kLast) || s.tag == kModal; });
  }

  // The rules gave the same words to another cue ("told Radio Corran:" has two).
  bool is_told_already(const Attribution& a) const {
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
  bool is_hedge(const Attribution& a) const {
    const View& view = f_.view();
    if (!view.lexicon().list("hedges").has(view.fold(a.cue.begin))) return false;
    for (uint32_t i = a.source.begin; i < a.source.end; ++i)
      if (f_.people().at(i) != nullptr ||
          view.is(i, kSingularPerson | kPluralPerson | kRole | kBody))
        return false;
    return true;
  }

  // "I do not accuse anybody": the page's own voice; "nobody wants": nobody's.
  bool is_nobodys(const Attribution& a) const {
    const View& view = f_.view();
    const lexicon::WordList& indefinites = view.lexicon().list("indefinites");
    std::vector<std::string_view> words;
    for (uint32_t i = a.source.begin; i < a.source.end; ++i) words.push_back(view.fold(i));
    if (indefinites.longest(words) || is_hedge(a)) return true;
    if (a.source.size() != 1) return false;
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
  bool is_of_thing(const Attribution& a) const {
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
  bool is_credit(const Attribution& a) const {
    const bool outlet = !a.source.empty() && f_.is_outlet({piece_of(frame_, a.source.begin),
                                                           piece_of(frame_, a.source.end - 1) + 1});
    return outlet && std::any_of(rules_.begin(), rules_.end(), [&](const Attribution& rule) {
             return !rule.cue.empty() && !rule.source.empty() && !rule.content.empty() &&
                    std::any_of(a.content.begin(), a.content.end(), [&](base::Tokens span) {
                      return span.holds(rule.cue) && span.holds(rule.content.front());
                    });
           });
  }

  // "that the pit was dead", but "that was wrong", "that claim"
  bool leads_clause(Pieces span) const {
    return !f_.is(span.begin + 1, kAuxiliary | kModal) && has_verb(f_.tokens(span));
  }

  // A mark that is no part of words or cues.
  bool is_bare(uint32_t k) const {
    return f_.is_kind(k, text::TokenKind::kComma) || f_.is_kind(k, text::TokenKind::kColon) ||
           f_.is_kind(k, text::TokenKind::kDash) || f_.is_kind(k, text::TokenKind::kStop);
  }

  Pieces trim(Pieces span) const {
    while (!span.empty() && is_bare(span.begin)) ++span.begin;
    while (!span.empty() && is_bare(span.end - 1)) --span.end;
    while (!span.empty() && f_.is_of_figure(span.end)) ++span.end;  // "7%"
    if (span.size() > 1 && f_.is(span.begin, kThat) && leads_clause(span)) ++span.begin;
    return behind_addressee(span);
  }

  // "the Council | on Ports": the name of a body goes on over its preposition.
  Pieces whole_name(Pieces source) const {
    if (source.empty() || !f_.continues_name(source.begin, source.end)) return source;
    uint32_t end = source.end + 1;
    while (f_.is_capital(end)) ++end;
    return {source.begin, end};
  }

  // "agreed | with the miners that the pit was dead"
  Pieces behind_addressee(Pieces span) const {
    constexpr uint32_t kLongest = 6;  // pieces
    if (span.empty() || f_.is_quote(span.begin) || !f_.is(span.begin, kPreposition)) return span;
    for (uint32_t k = span.begin + 1; k + 1 < span.end && k <= span.begin + kLongest; ++k) {
      if (f_.is_quote(k)) continue;
      if (f_.is(k, kThat)) return {k + 1, span.end};
      if (f_.is(k, kCueNoun | kWriting | kCue)) return span;  // "against claims that": of others
    }
    return span;
  }

  const std::vector<Quote>& quotes_;
  const Frame& frame_;
  FrameView f_;
  uint32_t number_;
  std::span<Attribution> rules_;
  std::vector<Weighed>* weighed_;
  FrameSigns signs_;
  bool parsed_ = false;
};

}  // namespace

std::vector<Attribution> add_learned(const View& view, const std::vector<Quote>& quotes,
                                     const std::vector<Frame>& frames, const People& people,
                                     std::vector<Attribution> attributions,
                                     std::vector<Weighed>* weighed) {
  const Models& models = Models::built_in();
  if (!models.ready()) return attributions;
  std::stable_sort(attributions.begin(), attributions.end(),
                   [](const Attribution& a, const Attribution& b) { return a.frame < b.frame; });
  std::vector<Attribution> found;
  size_t at = 0;
  for (uint32_t n = 0; n < frames.size(); ++n) {
    const size_t first = at;
    while (at < attributions.size() && attributions[at].frame == n) ++at;
    const BlockKind kind = view.paragraphs()[frames[n].paragraph].kind;
    if (kind == BlockKind::kTable || kind == BlockKind::kTitle || kind == BlockKind::kHeading)
      continue;
    FrameLearner learner(view, quotes, frames[n], people, n,
                         std::span(attributions).subspan(first, at - first), weighed);
    for (Attribution& a : learner.run(models)) found.push_back(std::move(a));
  }
  std::erase_if(attributions, [](const Attribution& a) { return a.content.empty(); });
  for (Attribution& a : found) attributions.push_back(std::move(a));
  return attributions;
}

}  // namespace hearsay::statement
