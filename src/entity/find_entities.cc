// Joins units in three passes: by judgement, by name, by evidence.
#include "entity/find_entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "entity/clusters.h"
#include "entity/describe.h"
#include "entity/name_keys.h"
#include "lexicon/spelling.h"
#include "text/fold.h"

namespace hearsay::entity {
namespace {

using statement::SpeakerType;

constexpr uint32_t kClearlyBetter = 80;  // thousandths by which a better agreement wins over others

// One entity that a unit may belong to.
struct Candidate {
  uint32_t root = 0;
  uint32_t to = 0;  // the unit it agrees with best
  NameFit fit;
  uint32_t evidence = 0;  // bits of Evidence
};
enum Evidence : uint32_t { kRole = 1, kPage = 2, kWords = 4 };

struct Rule {
  std::string_view id;
  uint32_t confidence;
};
Rule rule_of(uint32_t evidence) {
  if ((evidence & kPage) != 0) return {"entity/same-page", 850};
  if ((evidence & kWords) != 0) return {"entity/same-words", 850};
  return {"entity/same-role", 800};
}

int bits(uint32_t evidence) { return __builtin_popcount(evidence); }

class Joiner {
 public:
  Joiner(std::span<const Mention> mentions, std::span<const Judgement> judgements,
         const lexicon::Lexicon& lexicon)
      : mentions_(mentions),
        judgements_(judgements),
        lexicon_(lexicon),
        units_(make_units(mentions, judgements, lexicon)),
        clusters_(units_),
        judged_(units_.size(), false),
        pinned_(units_.size(), false) {
    for (uint32_t u = 0; u < units_.size(); ++u) by_form_[units_[u].form].push_back(u);
  }

  Entities run() {
    obey();
    for (uint32_t u = 0; u < units_.size(); ++u)
      if (units_[u].kind == UnitKind::kWhole && !pinned_[u]) join_by_name(u);
    collect_evidence();
    std::vector<std::pair<uint32_t, Candidate>> found;
    for (uint32_t u = 0; u < units_.size(); ++u) {
      if (units_[u].kind != UnitKind::kLoose || clusters_.members(u).size() > 1) continue;
      if (const auto candidate = place(u)) found.emplace_back(u, *candidate);
    }
    for (const auto& [u, candidate] : found) {
      clusters_.join(u, candidate.root);
      note(u, candidate.to, candidate.fit.rule, candidate.fit.confidence);
    }
    return describe_entities(mentions_, units_, clusters_, joins_);
  }

 private:
  // ---- what a person judged

  std::vector<uint32_t> units_of(const Side& side) const {
    std::vector<uint32_t> out;
    const auto at = by_form_.find(form_of(side.name));
    if (at == by_form_.end()) return out;
    for (const uint32_t u : at->second) {
      const std::vector<Article>& articles = units_[u].articles;
      const Article wanted{side.document, side.part.value_or(0)};
      const auto found = std::lower_bound(articles.begin(), articles.end(), wanted);
      const bool has = found != articles.end() && found->document == side.document &&
                       (!side.part || found->part == *side.part);
      if (side.document == 0 || has) out.push_back(u);
    }
    // Of the units with that article the mention's own, where it was pulled out of its form.
    if (side.document != 0 && out.size() > 1) {
      std::stable_sort(out.begin(), out.end(), [&](uint32_t x, uint32_t y) {
        return std::tuple(!units_[x].pulled, units_[x].articles.size()) <
               std::tuple(!units_[y].pulled, units_[y].articles.size());
      });
      out.resize(1);
    }
    return out;
  }

  void obey() {
    std::vector<Judgement> newest(judgements_.begin(), judgements_.end());
    std::sort(newest.begin(), newest.end(),
              [](const Judgement& a, const Judgement& b) { return a.number > b.number; });
    for (const Judgement& one : newest) {
      const std::vector<uint32_t> left = units_of(one.a), right = units_of(one.b);
      if (left.empty() || right.empty()) continue;
      if (one.same) {
        const Side* moved = moved_side(one);
        if (moved != nullptr)
          for (const uint32_t u : moved == &one.a ? left : right) pinned_[u] = units_[u].pulled;
        for (const uint32_t u : left) unite(left.front(), u, one);
        for (const uint32_t u : right) unite(left.front(), u, one);
        continue;
      }
      // A single mention is of its own side, also where the other one is all of its name.
      if (moved_side(one) == &one.b)
        clusters_.part(right, left);
      else
        clusters_.part(left, right);
    }
  }

  void unite(uint32_t a, uint32_t b, const Judgement& judgement) {
    if (clusters_.root(a) == clusters_.root(b) || clusters_.parted(a, b)) return;
    clusters_.join(a, b);
    judged_[a] = judged_[b] = true;
    note(b, a, "entity/judged", 1000);
    joins_.back().second.number = judgement.number;
  }

  void note(uint32_t unit, uint32_t to, std::string_view rule, uint32_t confidence) {
    Join join{units_[unit].name, units_[to].name, rule, confidence, std::nullopt, 0};
    if (units_[unit].articles.size() == 1) join.document = units_[unit].articles.front().document;
    joins_.emplace_back(unit, std::move(join));
  }

  // ---- names

  // How a unit's name lies to those of an entity; kDiffers where it clashes with one of them.
  NameFit fit_to(uint32_t unit, uint32_t root, uint32_t& to) const {
    const bool by_name = units_[unit].kind == UnitKind::kWhole;
    NameFit best;
    size_t looked = 0;
    for (const uint32_t other : clusters_.members(root)) {
      if (units_[other].kind != UnitKind::kWhole || (by_name && pinned_[other]) ||
          looked++ >= kMostCompared)
        continue;
      const NameFit fit = compare(units_[unit], units_[other]);
      if (fit.fit == Fit::kDiffers) {
        if (!judged_[other]) return {};
        continue;  // a person brought it in: it is no measure of the name
      }
      if (fit.fit > best.fit || (fit.fit == best.fit && fit.confidence > best.confidence)) {
        best = fit;
        to = other;
      }
    }
    if (clashes_by_gender(unit, root, best)) return {};
    return best;
  }

  NameFit compare(const Unit& a, const Unit& b) const {
    if (a.type != b.type) return {};
    return a.type == SpeakerType::kPerson ? compare_persons(a.person, b.person, lexicon_)
                                          : compare_bodies(a.body, b.body);
  }

  // An initial or a bare surname with a man's title is no woman's.
  bool clashes_by_gender(uint32_t unit, uint32_t root, const NameFit& fit) const {
    const bool open = fit.fit == Fit::kSurname || fit.rule == "entity/initials";
    if (!open) return false;
    const auto gender = [&](const Unit& one) {
      if (one.gender != 0 || one.person.bare() || one.person.given.front().initial)
        return one.gender;
      const lexicon::WordList& list = lexicon_.list("given_names");
      const lexicon::Row* row = list.find(one.person.given.front().letters);
      const std::string_view said = row == nullptr ? std::string_view() : list.cell(*row, "gender");
      return said.empty() ? char{0} : said[0];
    };
    const char mine = gender(units_[unit]);
    if (mine == 0) return false;
    const std::vector<uint32_t>& members = clusters_.members(root);
    for (size_t i = 0; i < members.size() && i < kMostCompared; ++i) {
      const char other = gender(units_[members[i]]);
      if (other != 0 && other != mine) return true;
    }
    return false;
  }

  std::vector<Candidate> candidates_of(uint32_t unit, const std::vector<std::string>& keys) const {
    std::set<uint32_t> roots;
    for (const std::string& key : keys) {
      const auto at = index_.find(key);
      if (at == index_.end()) continue;
      for (const uint32_t other : at->second) {
        if (roots.size() >= kMostCandidates) break;
        roots.insert(clusters_.root(other));
      }
    }
    roots.erase(clusters_.root(unit));
    std::vector<Candidate> out;
    for (const uint32_t root : roots) {
      Candidate candidate{root, root, {}, 0};
      candidate.fit = fit_to(unit, root, candidate.to);
      if (candidate.fit.fit != Fit::kAgrees && candidate.fit.fit != Fit::kNeedsRole) continue;
      if (clusters_.parted(unit, root) || clusters_.excludes_role(unit, root)) continue;
      if (clusters_.shares_role(unit, root)) candidate.evidence |= kRole;
      if (clusters_.shares_article(unit, root)) candidate.evidence |= kPage;
      if (candidate.fit.fit == Fit::kNeedsRole && candidate.evidence == 0) continue;
      out.push_back(candidate);
    }
    return out;
  }

  void join_by_name(uint32_t unit) {
    const std::vector<std::string> keys = proposal_keys(units_[unit], lexicon_);
    std::vector<Candidate> candidates = candidates_of(unit, keys);
    if (const Candidate* chosen = single_out(candidates)) {
      clusters_.join(unit, chosen->root);
      note(unit, chosen->to, chosen->fit.rule, chosen->fit.confidence);
    }
    for (const std::string& key : keys) index_[key].push_back(unit);
  }

  // The one candidate that is clearly it: the only one, the only one with evidence, or the only one
  // whose name agrees better than by initials and short forms.
  static const Candidate* single_out(const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return nullptr;
    if (candidates.size() == 1) return &candidates.front();
    if (std::any_of(candidates.begin(), candidates.end(),
                    [](const Candidate& one) { return one.evidence != 0; }))
      return best_of(candidates);
    const auto first = std::max_element(
        candidates.begin(), candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.fit.confidence < b.fit.confidence; });
    const bool clear = std::all_of(candidates.begin(), candidates.end(), [&](const Candidate& one) {
      return &one == &*first || one.fit.confidence + kClearlyBetter <= first->fit.confidence;
    });
    return clear ? &*first : nullptr;
  }

  // ---- evidence for what no name decides

  void collect_evidence() {
    for (uint32_t u = 0; u < units_.size(); ++u) {
      const Unit& unit = units_[u];
      if (unit.kind != UnitKind::kWhole) continue;
      if (unit.type == SpeakerType::kPerson)
        for (const std::string& key : surname_keys(unit.person)) by_surname_[key].push_back(u);
      else
        by_surname_["b" + unit.form].push_back(u);
      for (const Article& article : unit.articles) by_article_[article].push_back(u);
      for (const SeenRole& role : unit.roles)
        for (const auto* words : {&role.words.offices, &role.words.affiliations})
          for (const std::string& word : *words) put(by_role_[word], u);
      for (const uint32_t m : unit.mentions)
        for (const uint64_t word : mentions_[m].words) put(by_words_[word], u);
    }
  }
  static void put(std::vector<uint32_t>& list, uint32_t unit) {
    if (list.empty() || list.back() != unit) list.push_back(unit);
  }

  // Units that some evidence proposes, each with which.
  std::map<uint32_t, uint32_t> proposed(const Unit& unit) const {
    std::map<uint32_t, uint32_t> out;
    const auto take = [&](const auto& map, const auto& key, uint32_t evidence) {
      const auto at = map.find(key);
      if (at == map.end()) return;
      for (size_t i = 0; i < at->second.size() && i < kMostCandidates; ++i)
        out[at->second[i]] |= evidence;
    };
    for (const Article& article : unit.articles) take(by_article_, article, kPage);
    for (const uint32_t m : unit.mentions)
      for (const uint64_t word : mentions_[m].words) take(by_words_, word, kWords);
    for (const SeenRole& role : unit.roles)
      for (const auto* words : {&role.words.offices, &role.words.affiliations})
        for (const std::string& word : *words) take(by_role_, word, kRole);
    return out;
  }

  std::optional<Candidate> place(uint32_t u) const {
    const Unit& unit = units_[u];
    std::map<uint32_t, Candidate> by_root;
    for (const auto& [other, evidence] : proposed(unit)) {
      const uint32_t root = clusters_.root(other);
      const auto [at, fresh] = by_root.try_emplace(root);
      Candidate& candidate = at->second;
      if (fresh) {
        candidate.root = root;
        candidate.fit = fit_to(u, root, candidate.to);
        if (clusters_.parted(u, root) || clusters_.excludes_role(u, root)) candidate.fit = {};
      }
      if (candidate.fit.fit != Fit::kDiffers) candidate.evidence |= evidence;
    }
    std::vector<Candidate> fit;
    for (auto& [root, candidate] : by_root) {
      if ((candidate.evidence & kRole) != 0 && !clusters_.shares_role(u, root))
        candidate.evidence &= ~uint32_t{kRole};
      if (candidate.evidence == 0 || candidate.fit.fit == Fit::kDiffers) continue;
      const Rule rule = rule_of(candidate.evidence);
      candidate.fit.rule = rule.id;
      candidate.fit.confidence = rule.confidence;
      fit.push_back(candidate);
    }
    if (const Candidate* chosen = fit.size() == 1 ? fit.data() : best_of(fit)) return *chosen;
    return fit.empty() && unit.shared_form ? prevailing(u) : std::nullopt;
  }

  // The one with the most kinds of evidence, null where several have as many.
  static const Candidate* best_of(const std::vector<Candidate>& candidates) {
    const Candidate* best = nullptr;
    int most = 0, ties = 0;
    for (const Candidate& one : candidates) {
      const int n = bits(one.evidence);
      if (n > most) {
        most = n;
        ties = 1;
        best = &one;
      } else if (n == most) {
        ++ties;
      }
    }
    return ties == 1 ? best : nullptr;
  }

  // Of the people who bear one form, the one beside whom the others are hardly named.
  std::optional<Candidate> prevailing(uint32_t u) const {
    std::set<uint32_t> roots;
    for (const std::string& key : surname_keys(units_[u].person)) {
      const auto at = by_surname_.find(key);
      if (at == by_surname_.end()) continue;
      for (const uint32_t other : at->second)
        if (units_[other].form == units_[u].form) roots.insert(clusters_.root(other));
    }
    uint64_t all = 0;
    Candidate best;
    uint64_t most = 0;
    for (const uint32_t root : roots) {
      const uint64_t n = clusters_.mentions(root);
      all += n;
      if (n <= most) continue;
      most = n;
      best.root = best.to = root;
    }
    if (most < kPrevails * std::max<uint64_t>(1, all - most) || clusters_.parted(u, best.root) ||
        clusters_.excludes_role(u, best.root))
      return std::nullopt;
    best.fit = {Fit::kAgrees, "entity/prevailing", 700};
    return best;
  }

  std::span<const Mention> mentions_;
  std::span<const Judgement> judgements_;
  const lexicon::Lexicon& lexicon_;
  const std::vector<Unit> units_;
  Clusters clusters_;
  std::vector<bool> judged_;  // joined by a person
  std::vector<bool> pinned_;  // a single mention that a person gave to somebody: it says nothing of
                              // the others of its name
  std::vector<std::pair<uint32_t, Join>> joins_;
  std::map<std::string, std::vector<uint32_t>> by_form_, index_, by_surname_, by_role_;
  std::map<Article, std::vector<uint32_t>> by_article_;
  std::map<uint64_t, std::vector<uint32_t>> by_words_;
};

}  // namespace

Entities find_entities(std::span<const Mention> mentions, std::span<const Judgement> judgements,
                       const lexicon::Lexicon& lexicon) {
  return Joiner(mentions, judgements, lexicon).run();
}

}  // namespace hearsay::entity
