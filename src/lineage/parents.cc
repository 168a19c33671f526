// Parents of each document by evidence and by what they account for; undirected edges for the rest.
#include "lineage/parents.h"

#include <algorithm>
#include <map>
#include <set>

namespace hearsay::lineage {
namespace {

constexpr uint32_t kPassage = 5;  // words of a run that counts towards what a parent accounts for

struct Choice {
  uint32_t pair = 0, from = 0, score = 0;
};

uint32_t partner(const Pair& pair, uint32_t of) { return pair.a == of ? pair.b : pair.a; }

const Case& case_for(const WeighedPair& weighed, uint32_t child) {
  return weighed.pair.b == child ? weighed.forward : weighed.backward;
}

bool is_common_source(const WeighedPair& weighed) {
  return weighed.one_speaker && !weighed.forward.declared() && !weighed.backward.declared();
}

bool leads_to(const WeighedPair& weighed, uint32_t child) {
  return !is_common_source(weighed) &&
         lean_of(weighed) == (weighed.pair.b == child ? Lean::kForward : Lean::kBackward);
}

bool leads_nowhere(const WeighedPair& weighed) {
  return is_common_source(weighed) || lean_of(weighed) == Lean::kNone;
}

std::vector<bool> in_passages(const Pair& pair, uint32_t of, uint32_t size) {
  Pair long_runs{pair.a, pair.b, {}, 0, 0};
  for (const Run& run : pair.runs)
    if (run.words >= kPassage) long_runs.runs.push_back(run);
  return covered(long_runs, of, size);
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
      out.push_back({i, partner(pairs[i].pair, child), score_of(pairs[i], child, sides)});
  std::sort(out.begin(), out.end(), [](const Choice& x, const Choice& y) {
    return std::pair(~x.score, x.from) < std::pair(~y.score, y.from);
  });
  return out;
}

// Mostly retold or reprinted: a copy. Mostly reported words with a narration of one's own: a quotation.
EdgeRelation relation_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides) {
  const Words& words = sides[child].words;
  const Words& other = sides[partner(weighed.pair, child)].words;
  const std::vector<uint32_t> map = mapped(weighed.pair, child, words.size());
  uint32_t shared = 0, shared_narration = 0;
  for (uint32_t w = 0; w < words.size(); ++w) {
    shared += map[w] != 0;
    shared_narration += map[w] != 0 && words.utterance[w] < 0 && other.utterance[map[w] - 1] < 0;
  }
  const uint32_t narration = words.size() - words.uttered;
  const bool retold = shared_narration >= 20 && shared_narration * 4 >= narration;
  const bool reprinted = uint64_t{shared} * 10 >= uint64_t{words.size()} * 6;
  return retold || reprinted ? EdgeRelation::kCopy : EdgeRelation::kQuotation;
}

Edge edge_of(const WeighedPair& weighed, uint32_t child, const Choice& choice, std::span<const Side> sides) {
  Edge edge;
  edge.from = choice.from;
  edge.to = child;
  edge.score = choice.score;
  const Case& mine = case_for(weighed, child);
  for (const Found& one : mine.found) edge.evidence.push_back(one.evidence);
  std::stable_sort(edge.evidence.begin(), edge.evidence.end(),
                   [](const Evidence& x, const Evidence& y) { return x.weight > y.weight; });
  edge.relation = relation_of(weighed, child, sides);
  edge.rule = mine.declared() ? "declared-source" : mine.has(Reason::kStandsBetween) ? "stands-between" : "shape-and-time";
  return edge;
}

// Parents for one child: the best, then whoever accounts for words nobody did so far.
void choose_for(const std::vector<WeighedPair>& pairs, const std::vector<uint32_t>& mine, uint32_t child,
                std::span<const Side> sides, std::vector<Edge>& out) {
  const std::vector<Choice> choices = ranked(pairs, mine, child, sides, true);
  std::vector<bool> accounted(sides[child].words.size(), false);
  std::vector<Choice> lost;
  const size_t first = out.size();
  for (const Choice& choice : choices) {
    const std::vector<bool> has = in_passages(pairs[choice.pair].pair, child, sides[child].words.size());
    const uint32_t gain = count_without(has, accounted);
    if (out.size() > first && gain < kOwnGain) {
      lost.push_back(choice);
      continue;
    }
    unite(accounted, has);
    out.push_back(edge_of(pairs[choice.pair], child, choice, sides));
  }
  for (size_t i = first; i < out.size(); ++i)
    for (const Choice& choice : lost)
      if (out[i].alternatives.size() < kMostAlternatives)
        out[i].alternatives.push_back({choice.from, choice.score});
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
        if (order[to] == 0) path.push_back({to, 0});
        else if (on_stack[to]) low[node] = std::min(low[node], order[to]);
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
std::vector<std::vector<bool>> accounts(const std::vector<WeighedPair>& pairs, const std::vector<Edge>& edges,
                                        std::span<const Side> sides) {
  std::vector<std::vector<bool>> out;
  for (const Side& side : sides) out.emplace_back(side.words.size(), false);
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> index;
  for (uint32_t i = 0; i < pairs.size(); ++i) index[{pairs[i].pair.a, pairs[i].pair.b}] = i;
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
  edge.score = std::max(score_of(weighed, weighed.pair.a, sides), score_of(weighed, weighed.pair.b, sides));
  for (const Found& one : weighed.forward.found) edge.evidence.push_back(one.evidence);
  for (const Found& one : weighed.backward.found) {  // found for the other way: told apart by its sign
    if (!weight_of(one.reason).directional || one.evidence.kind == EvidenceKind::kTime) continue;
    Evidence against = one.evidence;
    std::swap(against.a, against.b);
    against.weight = -against.weight;
    against.note = "the other way round: " + against.note;
    edge.evidence.push_back(std::move(against));
  }
  if (is_common_source(weighed)) {
    edge.relation = EdgeRelation::kCommonSource;
    edge.rule = "one-speaker";
  } else {
    edge.relation = relation_of(weighed, edge.to, sides);
    edge.rule = "no-direction";
  }
  return edge;
}

// For each document the partners, without direction, that account for words its parents do not.
void add_undirected(const std::vector<WeighedPair>& pairs, const std::vector<std::vector<uint32_t>>& of,
                    std::span<const Side> sides, std::vector<Edge>& edges) {
  std::vector<std::vector<bool>> known = accounts(pairs, edges, sides);
  std::set<uint32_t> taken;
  for (uint32_t d = 0; d < sides.size(); ++d) {
    std::vector<bool> accounted = known[d];
    for (const Choice& choice : ranked(pairs, of[d], d, sides, false)) {
      const Pair& pair = pairs[choice.pair].pair;
      const std::vector<bool> has = in_passages(pair, d, sides[d].words.size());
      if (count_without(has, accounted) < kOwnGain) continue;
      // Words the partner has from somebody else are that page's to share, not the partner's.
      const std::vector<bool> theirs = in_passages(pair, choice.from, sides[choice.from].words.size());
      if (count_without(theirs, known[choice.from]) * 5 < count_of(theirs)) continue;
      unite(accounted, has);
      taken.insert(choice.pair);
    }
  }
  for (const uint32_t i : taken) edges.push_back(undirected_edge(pairs[i], sides));
}

}  // namespace

std::vector<std::vector<uint32_t>> pairs_of(const std::vector<WeighedPair>& pairs, size_t documents) {
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
  if (weighed.forward.has(Reason::kLater) && !weighed.backward.declared()) lean += weight_of(Reason::kLater).weight;
  if (weighed.backward.has(Reason::kLater) && !weighed.forward.declared()) lean -= weight_of(Reason::kLater).weight;
  if (lean >= kDirectionMargin) return Lean::kForward;
  return lean <= -kDirectionMargin ? Lean::kBackward : Lean::kNone;
}

uint32_t score_of(const WeighedPair& weighed, uint32_t child, std::span<const Side> sides) {
  const uint32_t shared = child == weighed.pair.a ? weighed.pair.shared_a : weighed.pair.shared_b;
  const uint32_t words = std::max<uint32_t>(1, sides[child].words.size());
  const auto share = static_cast<int32_t>(uint64_t{shared} * kScoreShare / words);
  return static_cast<uint32_t>(std::clamp(kScoreBase + share + case_for(weighed, child).total(), 0, 1000));
}

std::vector<Edge> choose_parents(const std::vector<WeighedPair>& pairs, std::span<const Side> sides) {
  const std::vector<std::vector<uint32_t>> of = pairs_of(pairs, sides.size());
  std::vector<Edge> edges;
  for (uint32_t child = 0; child < sides.size(); ++child) choose_for(pairs, of[child], child, sides, edges);
  break_cycles(sides.size(), edges);
  add_undirected(pairs, of, sides, edges);
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    return std::pair(x.to, x.from) < std::pair(y.to, y.from);
  });
  return edges;
}

}  // namespace hearsay::lineage
