// Outside nodes from credits that match no document of the set.
#include "lineage/outside.h"

#include <algorithm>
#include <map>

#include "text/fold.h"

namespace hearsay::lineage {
namespace {

struct Named {
  std::string name;
  std::vector<std::pair<uint32_t, Found>> evidence;  // document, finding
};

std::optional<Reason> reason_of(document::Relation relation) {
  switch (relation) {
    case document::Relation::kTold: return Reason::kCreditTold;
    case document::Relation::kReports: return Reason::kCreditReports;
    case document::Relation::kVia: return Reason::kCreditVia;
    case document::Relation::kDateline: return Reason::kDatelineTag;
    default: return std::nullopt;
  }
}

std::string note_of(const document::Credit& credit) {
  const std::string name = text::squeeze(credit.name);
  switch (credit.relation) {
    case document::Relation::kTold: return "says the words were told to " + name;
    case document::Relation::kVia: return "says it comes via " + name;
    case document::Relation::kDateline: return "carries the tag of " + name + " in its dateline";
    default: return "names " + name + " as its source";
  }
}

// Whether the credit names some document that shares words with `child`, or the child itself.
bool is_here(size_t credit, uint32_t child, const std::vector<WeighedPair>& pairs,
             const std::vector<uint32_t>& mine, std::span<const Side> sides) {
  return credit_names(sides[child], credit, sides[child]) ||
         std::any_of(mine.begin(), mine.end(), [&](uint32_t i) {
           const Pair& pair = pairs[i].pair;
           return credit_names(sides[child], credit, sides[pair.a == child ? pair.b : pair.a]);
         });
}

// Whether another credit of the page gives the same name more fully ("Osk Evening Star" beside
// "Evening Star").
bool is_part_of_another(const Side& side, size_t credit) {
  const std::string& key = side.credit_keys[credit];
  return std::any_of(side.credit_keys.begin(), side.credit_keys.end(),
                     [&](const std::string& other) {
                       return other.size() > key.size() && key.size() >= 4 &&
                              (other.starts_with(key) || other.ends_with(key));
                     });
}

// Whether a chosen parent of `child` has the same credit in the words the child took.
bool is_inherited(size_t credit, uint32_t child, const std::vector<WeighedPair>& pairs,
                  const std::vector<uint32_t>& mine, std::span<const Side> sides,
                  const Lineage& lineage) {
  const Side& side = sides[child];
  const base::Tokens here = side.words.in(side.document->credits[credit].span);
  for (const uint32_t i : mine) {
    const Pair& pair = pairs[i].pair;
    const uint32_t from = pair.a == child ? pair.b : pair.a;
    const bool is_parent = std::any_of(
        lineage.edges.begin(), lineage.edges.end(),
        [&](const Edge& edge) { return edge.directed && edge.to == child && edge.from == from; });
    const std::vector<std::string>& theirs = sides[from].credit_keys;
    if (!is_parent ||
        std::find(theirs.begin(), theirs.end(), side.credit_keys[credit]) == theirs.end())
      continue;
    const std::vector<bool> shared = covered(pair, child, side.words.size());
    for (uint32_t w = here.begin; w < here.end; ++w)
      if (shared[w]) return true;
  }
  return false;
}

}  // namespace

void add_outside(const std::vector<WeighedPair>& pairs, std::span<const Side> sides,
                 Lineage& lineage) {
  const std::vector<std::vector<uint32_t>> of = pairs_of(pairs, sides.size());
  std::map<std::string, Named> named;
  for (uint32_t d = 0; d < sides.size(); ++d) {
    const std::vector<document::Credit>& credits = sides[d].document->credits;
    for (size_t k = 0; k < credits.size(); ++k) {
      const std::optional<Reason> reason = reason_of(credits[k].relation);
      const std::string& key = sides[d].credit_keys[k];
      if (!reason || key.size() < 2 || is_part_of_another(sides[d], k)) continue;
      if (is_here(k, d, pairs, of[d], sides) || is_inherited(k, d, pairs, of[d], sides, lineage))
        continue;
      Named& one = named[key];
      if (one.name.empty()) one.name = text::squeeze(credits[k].name);
      const Weight& row = weight_of(*reason);
      one.evidence.push_back({d,
                              {*reason,
                               {row.kind, row.weight, {}, credits[k].span, note_of(credits[k])},
                               static_cast<int32_t>(k)}});
    }
  }
  for (const auto& [key, one] : named) {
    const auto node = static_cast<uint32_t>(lineage.nodes.size());
    lineage.nodes.push_back({true, "outside:" + key, {}, one.name, {}});
    for (size_t i = 0; i < one.evidence.size();) {
      Edge edge;
      edge.from = node;
      edge.to = one.evidence[i].first;
      edge.rule = "named-outside";
      bool only_told = true;
      int32_t best = 0;
      for (; i < one.evidence.size() && one.evidence[i].first == edge.to; ++i) {
        const Found& found = one.evidence[i].second;
        if (edge.evidence.size() < 8) edge.evidence.push_back(found.evidence);
        only_told = only_told && found.reason == Reason::kCreditTold;
        best = std::max(best, found.evidence.weight);
      }
      edge.relation = only_told ? EdgeRelation::kQuotation : EdgeRelation::kCopy;
      edge.score = static_cast<uint32_t>(std::clamp(kScoreBase + best, 0, 1000));
      lineage.edges.push_back(std::move(edge));
    }
  }
}

}  // namespace hearsay::lineage
