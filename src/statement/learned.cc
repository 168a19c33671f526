// Makes attributions of what the models see.
#include "statement/learned.h"

#include <algorithm>
#include <array>
#include <utility>

#include "language/analysis.h"
#include "statement/cue.h"
#include "statement/objections.h"
#include "statement/phrases.h"
#include "statement/seen.h"

namespace hearsay::statement {
namespace {

using document::BlockKind;

// Tuned on PolNeAR's dev part, the seed pages and the sample pages.
// Below these the models abstain: where the cue is one of the lexicon, where it is not, where no
// source was found.
constexpr uint32_t kLeastKnown = 200, kLeastUnknown = 350, kLeastSourceless = 800;
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
        signs_(read_signs(view, quotes, frame, people, rules)),
        objections_(f_, frame_, rules_, signs_) {}

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
      const Weighed decided = by_score.kept ? objections_.against(*a, by_score) : by_score;
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

  // "denied the report": what was said is the opposite of the content.
  bool is_denied(base::Tokens cue) const {
    const View& view = f_.view();
    const lexicon::WordList& cues = view.lexicon().list("cues");
    for (uint32_t i = cue.begin; i < cue.end; ++i)
      if (const lexicon::Row* row = view.info(i).cue; row != nullptr)
        if (cues.cell(*row, "polarity") == "denial") return true;
    return false;
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
    if (!objections_.has_verb({span.begin, model.end}) && objections_.has_verb(span))
      return;  // "the mine, the pit, …"
    if (objections_.has_quotation({model.end, span.end}))
      return;  // somebody's words are of somebody's
    if (is_measured_time(model.end, span.end)) return;
    span.end = model.end;
    rule.rule = "statement/model-content";
  }

  // ", two hours before the dyke broke": how long before or after what is told.
  bool is_measured_time(uint32_t begin, uint32_t end) const {
    const View& view = f_.view();
    const lexicon::WordList& times = view.lexicon().list("time_words");
    if (view.is_kind(begin, text::TokenKind::kComma)) ++begin;
    uint32_t unit = begin;
    while (unit < end && unit < begin + 3 && view.is_word(unit) &&
           (view.is(unit, kNumberWord | kDeterminer | kAdverb) ||
            view.is_kind(unit, text::TokenKind::kNumber)))
      ++unit;
    const lexicon::Row* row =
        unit > begin && unit + 1 < end ? times.find(view.fold(unit)) : nullptr;
    return row != nullptr && times.cell(*row, "kind") == "unit" && view.is(unit + 1, kSubordinator);
  }

  // What the model saw as a piece of the words is who said them to the rule.
  static bool takes_source(const Attribution& rule, const Attribution& seen) {
    return std::find(seen.content.begin(), seen.content.end(), rule.source) != seen.content.end();
  }

  // The rule has words in marks, and what the model saw has none.
  bool loses_quotation(const Attribution& rule, const Attribution& seen) const {
    const auto quotes = [&](const Attribution& a) {
      return std::any_of(a.content.begin(), a.content.end(),
                         [&](base::Tokens span) { return objections_.has_quotation(span); });
    };
    return quotes(rule) && !quotes(seen);
  }

  // "that the pit was dead", but "that was wrong", "that claim"
  bool leads_clause(Pieces span) const {
    return !f_.is(span.begin + 1, kAuxiliary | kModal) && objections_.has_verb(f_.tokens(span));
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
    if (span.size() > 1 && f_.is(span.begin, kThat) && leads_clause(span) &&
        !f_.is_kind(span.begin + 1, text::TokenKind::kClitic))  // "that's because"
      ++span.begin;
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
  Objections objections_;
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
