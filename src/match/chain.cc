// Collinear chaining with a segment tree of range maxima over the ends in the second text.
#include "match/chain.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <tuple>

namespace hearsay::match {
namespace {

constexpr int64_t kWord = 16;  // score of a shared word; a word in a gap costs 1 on each side
constexpr int64_t kNone = INT64_MIN / 4;

// Maxima of (value, index) over ranges of slots; ties go to the larger index, which is the nearer
// run.
class MaxTree {
 public:
  struct Best {
    int64_t value = kNone;
    uint32_t run = 0;
    friend auto operator<=>(const Best&, const Best&) = default;
  };
  explicit MaxTree(size_t slots) : size_(std::max<size_t>(slots, 1)), nodes_(2 * size_) {}

  void set(size_t slot, Best best) {
    size_t at = slot + size_;
    nodes_[at] = best;
    for (at /= 2; at > 0; at /= 2) nodes_[at] = std::max(nodes_[2 * at], nodes_[2 * at + 1]);
  }
  Best in(size_t from, size_t to) const {
    Best best;
    for (from += size_, to += size_; from < to; from /= 2, to /= 2) {
      if (from % 2 == 1) best = std::max(best, nodes_[from++]);
      if (to % 2 == 1) best = std::max(best, nodes_[--to]);
    }
    return best;
  }

 private:
  size_t size_;
  std::vector<Best> nodes_;
};

struct Linked {
  int64_t score = 0;
  uint32_t before = 0;  // run number + 1; 0 for none
};

uint32_t overlap_of(const Run& first, const Run& second) {
  uint32_t overlap = 0;
  if (first.a_end() > second.a) overlap = first.a_end() - second.a;
  if (first.b_end() > second.b) overlap = std::max(overlap, first.b_end() - second.b);
  return overlap;
}

// Offers each run those before it, and keeps the best.
class Linker {
 public:
  Linker(std::span<const Run> runs, uint32_t max_gap, std::span<Linked> links)
      : runs_(runs), max_gap_(max_gap), links_(links) {}

  // Of few runs each one looks at all before it.
  void link_few() {
    for (uint32_t i = 0; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      const uint32_t from = run.b > max_gap_ ? run.b - max_gap_ : 0;
      MaxTree::Best best;
      for (uint32_t before = 0; before < i; ++before) {
        const Run& first = runs_[before];
        if (first.a_end() > run.a || first.a_end() + max_gap_ < run.a) continue;
        if (first.b_end() < from || first.b_end() > run.b) continue;
        best = std::max(best, worth(before));
      }
      choose(i, best);
    }
  }

 protected:
  MaxTree::Best worth(uint32_t run) const {
    return {links_[run].score + runs_[run].a_end() + runs_[run].b_end(), run};
  }

  void choose(uint32_t i, MaxTree::Best best) {
    links_[i] = {kWord * runs_[i].words, 0};
    offer(i, best.run, best.value);
    // A neighbour that overlaps by a word or two has not entered yet: the runs just before are
    // looked at one by one.
    for (uint32_t back = 1; back <= kNeighbours && back <= i; ++back) offer(i, i - back, 0);
  }

  std::span<const Run> runs_;
  uint32_t max_gap_;
  std::span<Linked> links_;

 private:
  void offer(uint32_t i, uint32_t before, int64_t value) {
    if (value == kNone || before >= i) return;
    const Run &run = runs_[i], &first = runs_[before];
    if (first.a >= run.a || first.b >= run.b) return;
    const uint32_t overlap = overlap_of(first, run);
    if (overlap > kOverlap || overlap >= run.words) return;
    const int64_t a_gap = int64_t{run.a} + overlap - first.a_end();
    const int64_t b_gap = int64_t{run.b} + overlap - first.b_end();
    if (std::max(a_gap, b_gap) > int64_t{max_gap_}) return;
    const int64_t score =
        links_[before].score + kWord * (int64_t{run.words} - overlap) - a_gap - b_gap;
    if (score > links_[i].score) links_[i] = {score, before + 1};
  }

  static constexpr uint32_t kOverlap = 4;
  static constexpr uint32_t kNeighbours = 4;
};

// The same for any number of runs.
class Chainer : public Linker {
 public:
  Chainer(std::span<const Run> runs, uint32_t max_gap, std::span<Linked> links)
      : Linker(runs, max_gap, links),
        by_a_end_(runs.size()),
        by_b_end_(runs.size()),
        slot_(runs.size()),
        tree_(runs.size()) {
    std::iota(by_a_end_.begin(), by_a_end_.end(), 0U);
    by_b_end_ = by_a_end_;
    std::sort(by_a_end_.begin(), by_a_end_.end(), [&](uint32_t x, uint32_t y) {
      return std::pair(runs[x].a_end(), x) < std::pair(runs[y].a_end(), y);
    });
    std::sort(by_b_end_.begin(), by_b_end_.end(), [&](uint32_t x, uint32_t y) {
      return std::pair(runs[x].b_end(), x) < std::pair(runs[y].b_end(), y);
    });
    for (size_t i = 0; i < by_b_end_.size(); ++i) slot_[by_b_end_[i]] = i;
  }

  void link() {
    size_t entering = 0, leaving = 0;
    for (uint32_t i = 0; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      while (entering < runs_.size() && runs_[by_a_end_[entering]].a_end() <= run.a)
        enter(entering++);
      while (leaving < entering && runs_[by_a_end_[leaving]].a_end() + max_gap_ < run.a)
        tree_.set(slot_[by_a_end_[leaving++]], {});
      const size_t from = slot_from(run.b > max_gap_ ? run.b - max_gap_ : 0);
      choose(i, tree_.in(from, slot_from(uint64_t{run.b} + 1)));
    }
  }

 private:
  void enter(size_t at) {
    const uint32_t run = by_a_end_[at];
    tree_.set(slot_[run], worth(run));
  }

  size_t slot_from(uint64_t b_end) const {
    return static_cast<size_t>(
        std::partition_point(by_b_end_.begin(), by_b_end_.end(),
                             [&](uint32_t run) { return runs_[run].b_end() < b_end; }) -
        by_b_end_.begin());
  }

  std::vector<uint32_t> by_a_end_, by_b_end_;
  std::vector<size_t> slot_;
  MaxTree tree_;
};

// Appends the chain that ends in run `last`, back to its start or to a run that another chain has.
void take_chain(std::span<const Run> runs, std::span<Linked> links, uint32_t last, bool within,
                Chains& out) {
  const size_t first = out.runs.size();
  const uint32_t a_border = runs[last].a_end();
  for (uint32_t at = last + 1; at > 0 && links[at - 1].score != kNone;) {
    if (within && runs[at - 1].b < a_border) break;
    out.runs.push_back(runs[at - 1]);
    links[at - 1].score = kNone;  // taken
    at = links[at - 1].before;
  }
  const std::span<Run> chain = std::span(out.runs).subspan(first);
  std::reverse(chain.begin(), chain.end());
  for (size_t i = 1; i < chain.size(); ++i) {
    const uint32_t overlap = overlap_of(chain[i - 1], chain[i]);
    chain[i] = {chain[i].a + overlap, chain[i].b + overlap, chain[i].words - overlap};
  }
  out.ends.push_back(static_cast<uint32_t>(out.runs.size()));
}

void take_chains(std::span<const Run> runs, std::span<Linked> links, std::span<uint32_t> ends,
                 bool within, Chains& out) {
  std::iota(ends.begin(), ends.end(), 0U);
  std::sort(ends.begin(), ends.end(), [&](uint32_t x, uint32_t y) {
    return links[x].score != links[y].score ? links[x].score > links[y].score : x < y;
  });
  for (const uint32_t last : ends)
    if (links[last].score != kNone) take_chain(runs, links, last, within, out);
}

}  // namespace

void chain_runs(std::span<const Run> runs, uint32_t max_gap, bool within, Chains& out) {
  constexpr size_t kFew = 12;
  out.runs.clear();
  out.ends.clear();
  if (runs.size() <= kFew) {
    std::array<Linked, kFew> links;
    std::array<uint32_t, kFew> ends;
    const std::span<Linked> some = std::span(links).first(runs.size());
    Linker(runs, max_gap, some).link_few();
    take_chains(runs, some, std::span(ends).first(runs.size()), within, out);
    return;
  }
  std::vector<Linked> links(runs.size());
  std::vector<uint32_t> ends(runs.size());
  Chainer(runs, max_gap, links).link();
  take_chains(runs, links, ends, within, out);
}

}  // namespace hearsay::match
