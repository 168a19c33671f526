// Third witnesses: which page of three stands between the other two, and which credits only came
// along.
//
// When C holds words that Q brought in and P has not, and C holds (almost) no word of P that Q
// lacks, while Q keeps words of P that C lost, then Q stands between P and C, as in the stemma of a
// manuscript:
//
//     P  "not move a single container until"     upstream by other evidence
//     Q  "not move any container before"         P's words, own changes
//     C  "not move any crate before"             Q's changes, further changes of its own
#include <algorithm>
#include <map>

#include "lineage/parents.h"

namespace hearsay::lineage {
namespace {

constexpr uint32_t kOwnChanges =
    2;  // content words C has from Q alone; one in digits or square brackets is enough
constexpr uint32_t kStrays =
    2;                         // words C may share with P alone, by chance; none of them of content
constexpr uint32_t kLost = 5;  // words of P that Q kept and C lost
constexpr uint32_t kPassage = 5;  // words of a run that a credit may stand beside
constexpr uint32_t kBeside = 25;  // words further off than the nearest that still count as beside

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
std::vector<uint32_t> closest(const std::vector<WeighedPair>& pairs,
                              const std::vector<uint32_t>& mine, uint32_t child) {
  std::vector<uint32_t> out = mine;
  const auto rank = [&](uint32_t i) {
    const Pair& pair = pairs[i].pair;
    return std::pair(~(pair.a == child ? pair.shared_a : pair.shared_b), i);
  };
  std::sort(out.begin(), out.end(), [&](uint32_t x, uint32_t y) { return rank(x) < rank(y); });
  if (out.size() > kMostBetween) out.resize(kMostBetween);
  return out;
}

bool in_brackets(std::string_view text, base::Bytes word) {
  const bool opened = word.begin > 0 && text[word.begin - 1] == '[';
  return opened || (word.end < text.size() && text[word.end] == ']');
}

// Whether the word stands in `other` beside one of its neighbours, wherever the alignment saw it.
bool has_elsewhere(const Side& side, uint32_t w, const Side& other) {
  const std::vector<match::Word>& words = side.words.words;
  const auto has = [&](uint32_t first) {
    return std::binary_search(other.bigrams.begin(), other.bigrams.end(),
                              bigram(words[first], words[first + 1]));
  };
  return (w > 0 && has(w - 1)) || (w + 1 < words.size() && has(w));
}

// Words of `side` in `flags`, not in `without`, and nowhere in `lacking`: all, those of content,
// and those in digits or square brackets.
struct Own {
  uint32_t words = 0, content = 0, marked = 0;
};
Own own_words(const std::vector<bool>& flags, const std::vector<bool>& without, const Side& side,
              const Side& lacking) {
  Own out;
  for (uint32_t w = 0; w < flags.size(); ++w) {
    if (!flags[w] || without[w] || has_elsewhere(side, w, lacking)) continue;
    ++out.words;
    out.content += side.words.is_content[w];
    const std::string_view text = side.document->text;
    const base::Bytes span = side.words.words[w].span;
    out.marked += base::view(text, span).find_first_of("0123456789") != std::string_view::npos ||
                  in_brackets(text, span);
  }
  return out;
}

struct Between {
  uint32_t pair = 0;   // of Q and C
  uint32_t child = 0;  // C
  uint32_t own = 0, lost = 0;
  uint32_t upstream = 0;  // P
};

std::vector<Between> find_between(const std::vector<WeighedPair>& pairs,
                                  std::span<const Side> sides) {
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
        const Own own = own_words(cover[y], cover[x], sides[c], sides[p]),
                  strays = own_words(cover[x], cover[y], sides[c], sides[q]);
        if ((own.content < kOwnChanges && own.marked == 0) || strays.words > kStrays ||
            strays.content > 0)
          continue;
        const std::vector<bool> kept = covered(pairs[*pq].pair, q, sides[q].words.size());
        const Own lost = own_words(kept, covered(pairs[near[y]].pair, q, sides[q].words.size()),
                                   sides[q], sides[c]);
        if (lost.words >= kLost) out.push_back({near[y], c, own.words, lost.words, p});
      }
  }
  return out;
}

// Whether child's credit `k` stands in words it shares with `page`, whose own credit of that name
// stands at the same place.
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

// Words between a credit and the nearest passage shared with the page it may name; 0 inside one.
uint32_t distance_to(const Side& child, size_t credit, const Pair& pair) {
  const base::Tokens here = child.words.in(child.document->credits[credit].span);
  if (here.empty()) return 0;  // not among the article's words: it speaks for the page as a whole
  uint32_t best = child.words.size();
  for (const Run& run : pair.runs) {
    if (run.words < kPassage) continue;
    const uint32_t first = pair.a == child.index ? run.a : run.b, last = first + run.words;
    best = std::min(best, first > here.end    ? first - here.end
                          : here.begin > last ? here.begin - last
                                              : 0);
  }
  return best;
}

// A credit speaks for the page of that outlet whose words stand beside it. Pages that give most of
// the child keep theirs: a line at the end may speak for all of it.
void place_credits(std::vector<WeighedPair>& pairs, std::span<const Side> sides, uint32_t c,
                   const std::vector<uint32_t>& mine) {
  for (size_t k = 0; k < sides[c].document->credits.size(); ++k) {
    std::vector<std::pair<uint32_t, Found*>> claims;  // distance
    uint32_t nearest = 0xffffffff;
    for (const uint32_t i : mine)
      for (Found& one : case_for(pairs[i], c).found)
        if (one.credit == static_cast<int32_t>(k) && one.evidence.kind == EvidenceKind::kCredit) {
          const Pair& pair = pairs[i].pair;
          const uint32_t shared = pair.a == c ? pair.shared_a : pair.shared_b;
          const bool most = shared * 2 >= sides[c].words.size();
          claims.push_back({most ? 0 : distance_to(sides[c], k, pair), &one});
          nearest = std::min(nearest, claims.back().first);
        }
    for (auto& [distance, one] : claims) {
      if (distance <= nearest + kBeside) continue;
      one->reason = Reason::kCreditElsewhere;
      one->evidence.weight =
          std::min(one->evidence.weight, weight_of(Reason::kCreditElsewhere).weight);
      one->evidence.note += ", beside other words";
    }
  }
}

bool credits(const Side& page, const std::string& key) {
  return std::find(page.credit_keys.begin(), page.credit_keys.end(), key) != page.credit_keys.end();
}

// A credit that the child has from the page its words come from: at the same place, or anywhere
// where that page stands between the child and the one it names.
void carry_credits(std::vector<WeighedPair>& pairs, std::span<const Side> sides, uint32_t c,
                   const std::vector<uint32_t>& near) {
  for (const uint32_t via : near) {
    const uint32_t q = partner(pairs[via].pair, c);
    Case& case_via = case_for(pairs[via], c);
    if (!leads_to(pairs[via], c) || (!case_via.names() && !case_via.has(Reason::kStandsBetween)))
      continue;
    for (const uint32_t other : near) {
      if (other == via) continue;
      for (Found& one : case_for(pairs[other], c).found) {
        if (one.credit < 0 || (one.evidence.kind != EvidenceKind::kCredit &&
                               one.evidence.kind != EvidenceKind::kDateline))
          continue;
        const auto k = static_cast<size_t>(one.credit);
        const bool same_place = came_along(sides[c], k, sides[q], pairs[via].pair);
        const bool between =
            case_via.has(Reason::kStandsBetween) && credits(sides[q], sides[c].credit_keys[k]);
        if (!same_place && !between) continue;
        case_via.add(Reason::kCreditLeft, {}, one.evidence.b,
                     "carries the credit to " + sides[c].document->credits[k].name + " that " +
                         called(*sides[q].document) +
                         (same_place ? " has at the same place" : " has"));
        one.reason = Reason::kCreditCarried;
        one.evidence.weight =
            std::min(one.evidence.weight, weight_of(Reason::kCreditCarried).weight);
        one.evidence.note += ", in words taken from " + called(*sides[q].document);
      }
    }
  }
}

}  // namespace

void weigh_with_witnesses(std::vector<WeighedPair>& pairs, std::span<const Side> sides) {
  const std::vector<std::vector<uint32_t>> of = pairs_of(pairs, sides.size());
  for (uint32_t c = 0; c < sides.size(); ++c) place_credits(pairs, sides, c, of[c]);
  for (const Between& one : find_between(pairs, sides)) {
    const Side& up = sides[one.upstream];
    case_for(pairs[one.pair], one.child)
        .add(Reason::kStandsBetween, {}, {},
             "shares " + std::to_string(one.own) + " words with it that " + called(*up.document) +
                 " has otherwise, and lacks " + std::to_string(one.lost) +
                 " that both of those have");
  }
  for (uint32_t c = 0; c < sides.size(); ++c)
    carry_credits(pairs, sides, c, closest(pairs, of[c], c));
}

}  // namespace hearsay::lineage
