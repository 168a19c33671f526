// Third witnesses: which page of three stands between the other two, and which credits only came along.
//
// When C holds words that Q brought in and P has not, and C holds (almost) no word of P that Q lacks, while Q keeps words of P
// that C lost, then Q stands between P and C, as in the stemma of a manuscript:
//
//     P  "not move a single container until"     upstream by other evidence
//     Q  "not move any container before"         P's words, own changes
//     C  "not move any crate before"             Q's changes, further changes of its own
#include <algorithm>
#include <map>

#include "lineage/parents.h"

namespace hearsay::lineage {
namespace {

constexpr uint32_t kOwnChanges = 4;  // words C has from Q alone
constexpr uint32_t kStrays = 2;      // words C may share with P alone, by chance
constexpr uint32_t kLost = 5;        // words of P that Q kept and C lost

using PairIndex = std::map<std::pair<uint32_t, uint32_t>, uint32_t>;

const uint32_t* find_pair(const PairIndex& index, uint32_t x, uint32_t y) {
  const auto at = index.find({std::min(x, y), std::max(x, y)});
  return at == index.end() ? nullptr : &at->second;
}

uint32_t partner(const Pair& pair, uint32_t of) { return pair.a == of ? pair.b : pair.a; }

Case& case_for(WeighedPair& weighed, uint32_t child) {
  return weighed.pair.b == child ? weighed.forward : weighed.backward;
}

bool leads_to(const WeighedPair& weighed, uint32_t child) {
  return lean_of(weighed) == (weighed.pair.b == child ? Lean::kForward : Lean::kBackward);
}

// The child's closest pairs, most shared words first.
std::vector<uint32_t> closest(const std::vector<WeighedPair>& pairs, const std::vector<uint32_t>& mine,
                              uint32_t child) {
  std::vector<uint32_t> out = mine;
  const auto rank = [&](uint32_t i) {
    const Pair& pair = pairs[i].pair;
    return std::pair(~(pair.a == child ? pair.shared_a : pair.shared_b), i);
  };
  std::sort(out.begin(), out.end(), [&](uint32_t x, uint32_t y) { return rank(x) < rank(y); });
  if (out.size() > kMostBetween) out.resize(kMostBetween);
  return out;
}

struct Between {
  uint32_t pair = 0;   // of Q and C
  uint32_t child = 0;  // C
  uint32_t own = 0, lost = 0;
  uint32_t upstream = 0;  // P
};

std::vector<Between> find_between(const std::vector<WeighedPair>& pairs, std::span<const Side> sides) {
  PairIndex index;
  for (uint32_t i = 0; i < pairs.size(); ++i) index[{pairs[i].pair.a, pairs[i].pair.b}] = i;
  const std::vector<std::vector<uint32_t>> of = pairs_of(pairs, sides.size());
  std::vector<Between> out;
  for (uint32_t c = 0; c < sides.size(); ++c) {
    const std::vector<uint32_t> near = closest(pairs, of[c], c);
    std::vector<std::vector<bool>> cover;
    for (const uint32_t i : near) cover.push_back(covered(pairs[i].pair, c, sides[c].words.size()));
    for (size_t x = 0; x < near.size(); ++x)
      for (size_t y = 0; y < near.size(); ++y) {
        const uint32_t p = partner(pairs[near[x]].pair, c), q = partner(pairs[near[y]].pair, c);
        const uint32_t* pq = x == y ? nullptr : find_pair(index, p, q);
        if (pq == nullptr || leads_to(pairs[near[y]], q)) continue;
        if (!leads_to(pairs[*pq], q) && !leads_to(pairs[near[x]], c)) continue;
        if (leads_to(pairs[*pq], p)) continue;
        const uint32_t own = count_without(cover[y], cover[x]);
        if (own < kOwnChanges || count_without(cover[x], cover[y]) > kStrays) continue;
        const std::vector<bool> kept = covered(pairs[*pq].pair, q, sides[q].words.size());
        const uint32_t lost =
            count_without(kept, covered(pairs[near[y]].pair, q, sides[q].words.size()));
        if (lost >= kLost) out.push_back({near[y], c, own, lost, p});
      }
  }
  return out;
}

// Whether child's credit `k` stands in words it shares with `page`, whose own credit of that name stands at the same place.
bool came_along(const Side& child, size_t k, const Side& page, const Pair& pair) {
  const std::vector<uint32_t> map = mapped(pair, child.index, child.words.size());
  const base::Tokens here = child.words.in(child.document->credits[k].span);
  for (size_t other = 0; other < page.credit_keys.size(); ++other) {
    if (page.credit_keys[other] != child.credit_keys[k]) continue;
    const base::Tokens there = page.words.in(page.document->credits[other].span);
    for (uint32_t w = here.begin; w < here.end; ++w)
      if (map[w] != 0 && there.holds(map[w] - 1)) return true;
  }
  return false;
}

void carry_credits(std::vector<WeighedPair>& pairs, std::span<const Side> sides, uint32_t c,
                   const std::vector<uint32_t>& near) {
  for (const uint32_t via : near) {
    const uint32_t q = partner(pairs[via].pair, c);
    Case& case_via = case_for(pairs[via], c);
    if (!leads_to(pairs[via], c) || (!case_via.declared() && !case_via.has(Reason::kStandsBetween))) continue;
    for (const uint32_t other : near) {
      if (other == via) continue;
      for (Found& one : case_for(pairs[other], c).found) {
        if (one.credit < 0 || (one.evidence.kind != EvidenceKind::kCredit && one.evidence.kind != EvidenceKind::kDateline))
          continue;
        const auto k = static_cast<size_t>(one.credit);
        if (!came_along(sides[c], k, sides[q], pairs[via].pair)) continue;
        case_via.add(Reason::kCreditLeft, {}, one.evidence.b,
                     "carries the credit to " + sides[c].document->credits[k].name + " that " +
                         called(*sides[q].document) + " has at the same place");
        one.reason = Reason::kCreditCarried;
        one.evidence.weight = std::min(one.evidence.weight, weight_of(Reason::kCreditCarried).weight);
        one.evidence.note += ", in words taken from " + called(*sides[q].document);
      }
    }
  }
}

}  // namespace

void weigh_with_witnesses(std::vector<WeighedPair>& pairs, std::span<const Side> sides) {
  for (const Between& one : find_between(pairs, sides)) {
    const Side& up = sides[one.upstream];
    case_for(pairs[one.pair], one.child)
        .add(Reason::kStandsBetween, {}, {},
             "shares " + std::to_string(one.own) + " words with it that " + called(*up.document) +
                 " has otherwise, and lacks " + std::to_string(one.lost) + " that both of those have");
  }
  const std::vector<std::vector<uint32_t>> of = pairs_of(pairs, sides.size());
  for (uint32_t c = 0; c < sides.size(); ++c) carry_credits(pairs, sides, c, closest(pairs, of[c], c));
}

}  // namespace hearsay::lineage
