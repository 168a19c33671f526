// Parents of each document by evidence and by what they account for; undirected edges for the rest.
#include "lineage/parents.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace hearsay::lineage {
namespace {

constexpr uint32_t kPassage = 5;   // words of a run that counts towards what a parent accounts for
constexpr uint32_t kReworded = 8;  // words between two runs that count as retold
constexpr uint32_t kApart = 60;    // words between two passages that belong to different stretches
constexpr uint32_t kRetoldNarration = 20;  // words of narration that a copy retells
constexpr uint32_t kBeside = 30;  // words around open words in which evidence still speaks for them
constexpr uint32_t kOwnWords =
    4;  // words a child has from a page alone that make that page more than a carrier

struct Choice {
  uint32_t pair = 0, from = 0, score = 0;
  int32_t strength = 0;  // the score before it is cut at 1000
};

uint32_t partner(const Pair& pair, uint32_t of) { return pair.a == of ? pair.b : pair.a; }

const Case& case_for(const WeighedPair& weighed, uint32_t child) {
  return weighed.pair.b == child ? weighed.forward : weighed.backward;
}

bool may_be_common_source(const WeighedPair& weighed) {
  return weighed.one_speaker && !weighed.forward.names() && !weighed.backward.names();
}

bool leads_to(const WeighedPair& weighed, uint32_t child) {
  return lean_of(weighed) == (weighed.pair.b == child ? Lean::kForward : Lean::kBackward);
}

bool leads_nowhere(const WeighedPair& weighed) { return lean_of(weighed) == Lean::kNone; }

std::vector<bool> in_passages(const Pair& pair, uint32_t of, uint32_t size) {
  Pair long_runs{pair.a, pair.b, {}, 0, 0};
  for (const Run& run : pair.runs)
    if (run.words >= kPassage) long_runs.runs.push_back(run);
  return covered(long_runs, of, size);
}

using PairIndex = std::map<std::pair<uint32_t, uint32_t>, uint32_t>;

PairIndex index_of(const std::vector<WeighedPair>& pairs) {
  PairIndex index;
  for (uint32_t i = 0; i < pairs.size(); ++i) index[{pairs[i].pair.a, pairs[i].pair.b}] = i;
  return index;
}

void unite(std::vector<bool>& into, const std::vector<bool>& more) {
  for (size_t i = 0; i < into.size(); ++i)
    if (more[i]) into[i] = true;
}

std::vector<Choice> ranked(const std::vector<WeighedPair>& pairs, const std::vector<uint32_t>& mine,
                           uint32_t child, std::span<const Side> sides, bool directed) {
  std::vector<Choice> out;
  for (const uint32_t i : mine)
    if (directed ? leads_to(pairs[i], child) : leads_nowhere(pairs[i]))
      out.push_back({i, partner(pairs[i].pair, child), score_of(pairs[i], child, sides),
                     strength_of(pairs[i], child, sides)});
  std::sort(out.begin(), out.end(), [](const Choice& x, const Choice& y) {
    return std::pair(-x.strength, x.from) < std::pair(-y.strength, y.from);
  });
  return out;
}

// Words of the child that stand in the parent or between two that do, as reworded text does: flags
// over the child's words.
std::vector<bool> retold_words(const Pair& pair, uint32_t child, uint32_t size) {
  std::vector<std::array<uint32_t, 3>> runs;  // child, parent, words
  for (const Run& run : pair.runs)
    runs.push_back(child == pair.a ? std::array{run.a, run.b, run.words}
                                   : std::array{run.b, run.a, run.words});
  std::sort(runs.begin(), runs.end());
  std::vector<bool> out = covered(pair, child, size);
  for (size_t i = 1; i < runs.size(); ++i) {
    const uint32_t end = runs[i - 1][0] + runs[i - 1][2],
                   parent_end = runs[i - 1][1] + runs[i - 1][2];
    const bool follows = runs[i][0] >= end && runs[i][1] >= parent_end &&
                         runs[i][0] - end <= kReworded && runs[i][1] - parent_end <= kReworded;
    for (uint32_t w = end; follows && w < runs[i][0]; ++w) out[w] = true;
  }
  return out;
}

// The child's words from the first to the last passage of the densest stretch of passages, so that
// one article of a compilation is not measured against the others.
base::Tokens shared_region(const Pair& pair, uint32_t child, uint32_t size) {
  const std::vector<bool> passages = in_passages(pair, child, size);
  base::Tokens best, here;
  uint32_t best_words = 0, words = 0;
  for (uint32_t w = 0; w < size; ++w) {
    if (!passages[w]) continue;
    if (here.empty() || w - here.end > kApart) {
      here = {w, w};
      words = 0;
    }
    here.end = w + 1;
    if (++words > best_words) {
      best_words = words;
      best = here;
    }
  }
  return best;
}

// Its prose too where it shares at all: a copy. Reported words in a narration of one's own: a
// quotation.
EdgeRelation relation_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides) {
  const Words& words = sides[child].words;
  const std::vector<bool> retold = retold_words(weighed.pair, child, words.size());
  const base::Tokens region = shared_region(weighed.pair, child, words.size());
  uint32_t narration = 0, shared = 0;
  for (uint32_t w = region.begin; w < region.end; ++w) {
    narration += words.utterance[w] < 0;
    shared += words.utterance[w] < 0 && retold[w];
  }
  return shared >= kRetoldNarration && shared * 10 >= narration * 6 ? EdgeRelation::kCopy
                                                                    : EdgeRelation::kQuotation;
}

Edge edge_of(const WeighedPair& weighed, uint32_t child, const Choice& choice,
             std::span<const Side> sides) {
  Edge edge;
  edge.from = choice.from;
  edge.to = child;
  edge.score = choice.score;
  const Case& mine = case_for(weighed, child);
  for (const Found& one : mine.found) edge.evidence.push_back(one.evidence);
  std::stable_sort(edge.evidence.begin(), edge.evidence.end(),
                   [](const Evidence& x, const Evidence& y) { return x.weight > y.weight; });
  edge.relation = relation_of(weighed, child, sides);
  edge.rule = mine.declared()                    ? "declared-source"
              : mine.has(Reason::kStandsBetween) ? "stands-between"
                                                 : "shape-and-time";
  return edge;
}

// How well a pair accounts for those of the child's words that nobody accounts for yet: evidence
// that rests on other words of the child is left out.
int32_t local_strength(const WeighedPair& weighed, const Side& child, const std::vector<bool>& open,
                       uint32_t gain) {
  std::vector<uint32_t> before(open.size() + 1, 0);
  for (size_t w = 0; w < open.size(); ++w) before[w + 1] = before[w] + open[w];
  int32_t sum = kScoreBase + static_cast<int32_t>(uint64_t{gain} * kScoreShare /
                                                  std::max<size_t>(1, open.size()));
  for (const Found& one : case_for(weighed, child.index).found) {
    const base::Tokens at = child.words.in(one.evidence.b);
    const uint32_t first = at.begin > kBeside ? at.begin - kBeside : 0;
    const uint32_t last = std::min<uint32_t>(at.end + kBeside, base::narrow(open.size()));
    if (at.empty() || before[last] > before[first]) sum += one.evidence.weight;
  }
  return sum;
}

struct Open {
  Choice choice;
  std::vector<bool> has;  // words of the child in passages with it
  uint32_t gain = 0;
  int32_t local = 0;
};

// Where a page that the child does not name gives it nothing that page's own source does not: the
// source.
size_t source_of(const std::vector<WeighedPair>& pairs, const PairIndex& index, uint32_t child,
                 const std::vector<Open>& open, size_t best, const std::vector<bool>& accounted) {
  for (size_t step = 0; step < open.size(); ++step) {
    const Case& mine = case_for(pairs[open[best].choice.pair], child);
    if (mine.names() || mine.has(Reason::kStandsBetween)) return best;
    size_t source = best;
    for (size_t i = 0; i < open.size() && source == best; ++i) {
      const uint32_t a = std::min(open[best].choice.from, open[i].choice.from);
      const uint32_t b = std::max(open[best].choice.from, open[i].choice.from);
      const auto at = i == best ? index.end() : index.find({a, b});
      if (at == index.end() || !leads_to(pairs[at->second], open[best].choice.from)) continue;
      std::vector<bool> theirs = open[i].has;
      unite(theirs, accounted);
      if (count_without(open[best].has, theirs) < kOwnWords) source = i;
    }
    if (source == best) return best;
    best = source;
  }
  return best;
}

// Parents for one child: the best, then whoever accounts best for words nobody did so far.
void choose_for(const std::vector<WeighedPair>& pairs, const std::vector<uint32_t>& mine,
                uint32_t child, const PairIndex& index, std::span<const Side> sides,
                std::vector<Edge>& out) {
  std::vector<Open> open;
  for (const Choice& choice : ranked(pairs, mine, child, sides, true))
    open.push_back(
        {choice, in_passages(pairs[choice.pair].pair, child, sides[child].words.size()), 0, 0});
  std::vector<bool> accounted(sides[child].words.size(), false);
  const size_t first = out.size();
  while (!open.empty()) {
    size_t best = open.size();
    for (size_t i = 0; i < open.size(); ++i) {
      std::vector<bool> still = open[i].has;
      for (size_t w = 0; w < still.size(); ++w) still[w] = still[w] && !accounted[w];
      open[i].gain = count_of(still);
      open[i].local = out.size() == first ? open[i].choice.strength
                                          : local_strength(pairs[open[i].choice.pair], sides[child],
                                                           still, open[i].gain);
      const bool counts = out.size() == first || open[i].gain >= kOwnGain;
      if (counts && (best == open.size() || open[i].local > open[best].local)) best = i;
    }
    if (best == open.size()) break;
    best = source_of(pairs, index, child, open, best, accounted);
    unite(accounted, open[best].has);
    out.push_back(edge_of(pairs[open[best].choice.pair], child, open[best].choice, sides));
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(best));
  }
  for (size_t i = first; i < out.size(); ++i)
    for (const Open& other : open)
      if (out[i].alternatives.size() < kMostAlternatives)
        out[i].alternatives.push_back({other.choice.from, other.choice.score});
}

// Numbers the strongly connected components (Tarjan, without recursion).
std::vector<uint32_t> components(size_t nodes, const std::vector<Edge>& edges) {
  std::vector<std::vector<uint32_t>> next(nodes);
  for (const Edge& edge : edges)
    if (edge.directed) next[edge.from].push_back(edge.to);
  std::vector<uint32_t> order(nodes, 0), low(nodes, 0), component(nodes, 0), stack;
  std::vector<bool> on_stack(nodes, false);
  uint32_t counter = 0, found = 0;
  for (uint32_t root = 0; root < nodes; ++root) {
    if (order[root] != 0) continue;
    std::vector<std::pair<uint32_t, size_t>> path = {{root, 0}};
    while (!path.empty()) {
      const uint32_t node = path.back().first;
      if (path.back().second == 0) {
        order[node] = low[node] = ++counter;
        stack.push_back(node);
        on_stack[node] = true;
      }
      if (path.back().second < next[node].size()) {
        const uint32_t to = next[node][path.back().second++];
        if (order[to] == 0)
          path.push_back({to, 0});
        else if (on_stack[to])
          low[node] = std::min(low[node], order[to]);
        continue;
      }
      if (low[node] == order[node]) {
        ++found;
        for (auto member = static_cast<uint32_t>(nodes); member != node;) {
          member = stack.back();
          stack.pop_back();
          on_stack[member] = false;
          component[member] = found;
        }
      }
      path.pop_back();
      if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[node]);
    }
  }
  return component;
}

// Takes the weakest edge out of every cycle until there is none.
void break_cycles(size_t nodes, std::vector<Edge>& edges) {
  for (;;) {
    const std::vector<uint32_t> component = components(nodes, edges);
    std::map<uint32_t, size_t> weakest;
    for (size_t i = 0; i < edges.size(); ++i) {
      if (component[edges[i].from] != component[edges[i].to]) continue;
      const auto [at, is_new] = weakest.try_emplace(component[edges[i].from], i);
      if (!is_new && edges[i].score < edges[at->second].score) at->second = i;
    }
    if (weakest.empty()) return;
    std::set<size_t> gone;
    for (const auto& [number, i] : weakest) gone.insert(i);
    std::vector<Edge> kept;
    for (size_t i = 0; i < edges.size(); ++i)
      if (!gone.contains(i)) kept.push_back(std::move(edges[i]));
    edges = std::move(kept);
  }
}

// What a document's chosen parents account for.
std::vector<std::vector<bool>> accounts(const std::vector<WeighedPair>& pairs,
                                        const std::vector<Edge>& edges,
                                        std::span<const Side> sides) {
  std::vector<std::vector<bool>> out;
  for (const Side& side : sides) out.emplace_back(side.words.size(), false);
  const auto index = index_of(pairs);
  for (const Edge& edge : edges) {
    const uint32_t i = index.at({std::min(edge.from, edge.to), std::max(edge.from, edge.to)});
    unite(out[edge.to], covered(pairs[i].pair, edge.to, sides[edge.to].words.size()));
  }
  return out;
}

Edge undirected_edge(const WeighedPair& weighed, std::span<const Side> sides) {
  Edge edge;
  edge.from = weighed.pair.a;
  edge.to = weighed.pair.b;
  edge.directed = false;
  edge.score =
      std::max(score_of(weighed, weighed.pair.a, sides), score_of(weighed, weighed.pair.b, sides));
  for (const Found& one : weighed.forward.found) edge.evidence.push_back(one.evidence);
  for (const Found& one :
       weighed.backward.found) {  // found for the other way: told apart by its sign
    if (!weight_of(one.reason).directional || one.evidence.kind == EvidenceKind::kTime) continue;
    Evidence against = one.evidence;
    std::swap(against.a, against.b);
    against.weight = -against.weight;
    against.note = "the other way round: " + against.note;
    edge.evidence.push_back(std::move(against));
  }
  if (may_be_common_source(weighed)) {
    edge.relation = EdgeRelation::kCommonSource;
    edge.rule = "one-speaker";
  } else {
    edge.relation = relation_of(weighed, edge.to, sides);
    edge.rule = "no-direction";
  }
  return edge;
}

// For each document the partners, without direction, that account for words its parents do not.
void add_undirected(const std::vector<WeighedPair>& pairs,
                    const std::vector<std::vector<uint32_t>>& of, std::span<const Side> sides,
                    std::vector<Edge>& edges) {
  std::vector<std::vector<bool>> known = accounts(pairs, edges, sides);
  std::set<uint32_t> taken;
  for (uint32_t d = 0; d < sides.size(); ++d) {
    std::vector<bool> accounted = known[d];
    for (const Choice& choice : ranked(pairs, of[d], d, sides, false)) {
      const Pair& pair = pairs[choice.pair].pair;
      const std::vector<bool> has = in_passages(pair, d, sides[d].words.size());
      if (count_without(has, accounted) < kOwnGain) continue;
      // Words the partner has from somebody else are that page's to share, not the partner's.
      const std::vector<bool> theirs =
          in_passages(pair, choice.from, sides[choice.from].words.size());
      if (count_without(theirs, known[choice.from]) * 5 < count_of(theirs)) continue;
      unite(accounted, has);
      taken.insert(choice.pair);
    }
  }
  for (const uint32_t i : taken) edges.push_back(undirected_edge(pairs[i], sides));
}

}  // namespace

std::vector<std::vector<uint32_t>> pairs_of(const std::vector<WeighedPair>& pairs,
                                            size_t documents) {
  std::vector<std::vector<uint32_t>> out(documents);
  for (uint32_t i = 0; i < pairs.size(); ++i) {
    out[pairs[i].pair.a].push_back(i);
    out[pairs[i].pair.b].push_back(i);
  }
  return out;
}

std::vector<bool> covered(const Pair& pair, uint32_t of, uint32_t size) {
  std::vector<bool> out(size, false);
  for (const Run& run : pair.runs) {
    const uint32_t first = of == pair.a ? run.a : run.b;
    for (uint32_t w = first; w < first + run.words && w < size; ++w) out[w] = true;
  }
  return out;
}

uint32_t count_of(const std::vector<bool>& flags) {
  return static_cast<uint32_t>(std::count(flags.begin(), flags.end(), true));
}

uint32_t count_without(const std::vector<bool>& flags, const std::vector<bool>& without) {
  uint32_t count = 0;
  for (size_t i = 0; i < flags.size(); ++i) count += flags[i] && !without[i];
  return count;
}

Lean lean_of(const WeighedPair& weighed) {
  int32_t lean = weighed.forward.directional() - weighed.backward.directional();
  if (weighed.forward.has(Reason::kLater) && !weighed.backward.declared())
    lean += weight_of(Reason::kLater).weight;
  if (weighed.backward.has(Reason::kLater) && !weighed.forward.declared())
    lean -= weight_of(Reason::kLater).weight;
  const int32_t margin = may_be_common_source(weighed) ? kOneSpeakerMargin : kDirectionMargin;
  if (lean >= margin) return Lean::kForward;
  return lean <= -margin ? Lean::kBackward : Lean::kNone;
}

int32_t strength_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides) {
  const uint32_t shared = child == weighed.pair.a ? weighed.pair.shared_a : weighed.pair.shared_b;
  const uint32_t words = std::max<uint32_t>(1, sides[child].words.size());
  const auto share = static_cast<int32_t>(uint64_t{shared} * kScoreShare / words);
  return kScoreBase + share + case_for(weighed, child).total();
}

uint32_t score_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides) {
  return static_cast<uint32_t>(std::clamp(strength_of(weighed, child, sides), 0, 1000));
}

std::vector<Edge> choose_parents(const std::vector<WeighedPair>& pairs,
                                 std::span<const Side> sides) {
  const std::vector<std::vector<uint32_t>> of = pairs_of(pairs, sides.size());
  const auto index = index_of(pairs);
  std::vector<Edge> edges;
  for (uint32_t child = 0; child < sides.size(); ++child)
    choose_for(pairs, of[child], child, index, sides, edges);
  break_cycles(sides.size(), edges);
  add_undirected(pairs, of, sides, edges);
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    return std::pair(x.to, x.from) < std::pair(y.to, y.from);
  });
  return edges;
}

}  // namespace hearsay::lineage
