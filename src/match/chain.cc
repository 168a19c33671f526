// Collinear chaining with a segment tree of range maxima over the ends in the second text.
#include "match/chain.h"

#include <algorithm>
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

class Chainer {
 public:
  Chainer(std::span<const Run> runs, uint32_t max_gap)
      : runs_(runs),
        max_gap_(max_gap),
        by_a_end_(runs.size()),
        by_b_end_(runs.size()),
        slot_(runs.size()),
        tree_(runs.size()),
        links_(runs.size()) {
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

  const std::vector<Linked>& link() {
    size_t entering = 0, leaving = 0;
    for (uint32_t i = 0; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      while (entering < runs_.size() && runs_[by_a_end_[entering]].a_end() <= run.a)
        enter(entering++);
      while (leaving < entering && runs_[by_a_end_[leaving]].a_end() + max_gap_ < run.a)
        tree_.set(slot_[by_a_end_[leaving++]], {});
      choose(i);
    }
    return links_;
  }

 private:
  void enter(size_t at) {
    const uint32_t run = by_a_end_[at];
    tree_.set(slot_[run], {links_[run].score + runs_[run].a_end() + runs_[run].b_end(), run});
  }

  size_t slot_from(uint64_t b_end) const {
    return static_cast<size_t>(
        std::partition_point(by_b_end_.begin(), by_b_end_.end(),
                             [&](uint32_t run) { return runs_[run].b_end() < b_end; }) -
        by_b_end_.begin());
  }

  void choose(uint32_t i) {
    const Run& run = runs_[i];
    links_[i] = {kWord * run.words, 0};
    const size_t from = slot_from(run.b > max_gap_ ? run.b - max_gap_ : 0);
    const MaxTree::Best best = tree_.in(from, slot_from(uint64_t{run.b} + 1));
    offer(i, best.run, best.value);
    // A neighbour that overlaps by a word or two has not entered yet: the runs just before are
    // looked at one by one.
    for (uint32_t back = 1; back <= kNeighbours && back <= i; ++back) offer(i, i - back, 0);
  }

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
  std::span<const Run> runs_;
  uint32_t max_gap_;
  std::vector<uint32_t> by_a_end_, by_b_end_;
  std::vector<size_t> slot_;
  MaxTree tree_;
  std::vector<Linked> links_;
};

// The chain that ends in run `last`, back to its start or to a run that another chain has.
std::vector<Run> take_chain(std::span<const Run> runs, const std::vector<Linked>& links,
                            uint32_t last, bool within, std::vector<bool>& taken) {
  std::vector<Run> chain;
  const uint32_t a_border = runs[last].a_end();
  for (uint32_t at = last + 1; at > 0 && !taken[at - 1]; at = links[at - 1].before) {
    if (within && runs[at - 1].b < a_border) break;
    taken[at - 1] = true;
    chain.push_back(runs[at - 1]);
  }
  std::reverse(chain.begin(), chain.end());
  for (size_t i = 1; i < chain.size(); ++i) {
    const uint32_t overlap = overlap_of(chain[i - 1], chain[i]);
    chain[i] = {chain[i].a + overlap, chain[i].b + overlap, chain[i].words - overlap};
  }
  return chain;
}

}  // namespace

std::vector<std::vector<Run>> chain_runs(std::span<const Run> runs, uint32_t max_gap, bool within) {
  std::vector<std::vector<Run>> chains;
  if (runs.size() == 1) return {{runs[0]}};
  Chainer chainer(runs, max_gap);
  const std::vector<Linked>& links = chainer.link();
  std::vector<uint32_t> ends(runs.size());
  std::iota(ends.begin(), ends.end(), 0U);
  std::sort(ends.begin(), ends.end(), [&](uint32_t x, uint32_t y) {
    return links[x].score != links[y].score ? links[x].score > links[y].score : x < y;
  });
  std::vector<bool> taken(runs.size(), false);
  for (const uint32_t last : ends)
    if (!taken[last]) chains.push_back(take_chain(runs, links, last, within, taken));
  return chains;
}

}  // namespace hearsay::match
