// Histograms of first and second derivatives, best split first, one tree after the other.
#include "boost_trees.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hearsay::train {
namespace {

constexpr size_t kBins = 64;

struct Sum {
  double slope = 0, bend = 0;
  uint32_t rows = 0;
  void add(const Sum& other) {
    slope += other.slope;
    bend += other.bend;
    rows += other.rows;
  }
  void take(const Sum& other) {
    slope -= other.slope;
    bend -= other.bend;
    rows -= other.rows;
  }
};

struct Split {
  double gain = 0;
  size_t column = 0, bin = 0;
};

// A leaf while its tree grows.
struct Leaf {
  size_t node = 0;
  std::vector<uint32_t> rows;
  std::vector<Sum> sums;  // by column and bin
  Sum all;
  Split best;
};

bool chosen(uint64_t what, uint64_t tree, uint64_t percent) {
  uint64_t mixed = (what + 1) * 0x9e3779b97f4a7c15ULL ^ (tree + 1) * 0xc2b2ae3d27d4eb4fULL;
  mixed ^= mixed >> 29;
  mixed *= 0xbf58476d1ce4e5b9ULL;
  mixed ^= mixed >> 32;
  return mixed % 100 < percent;
}

class Booster {
 public:
  Booster(const Table& table, const BoostOptions& options) : table_(table), options_(options) {
    cut_into_bins();
    scores_.resize(table.rows.size());
    slopes_.resize(scores_.size());
    bends_.resize(scores_.size());
  }

  std::vector<Tree> run() {
    std::vector<Tree> trees;
    for (int i = 0; i < options_.trees; ++i) trees.push_back(grow(static_cast<uint64_t>(i)));
    return trees;
  }

 private:
  const Table& table_;
  const BoostOptions& options_;
  std::vector<std::vector<int16_t>> borders_;  // by column: bin b holds values <= borders[b]
  std::vector<uint8_t> bins_;                  // as Table::values
  std::vector<double> scores_, slopes_, bends_;
  std::vector<size_t> columns_;  // that the tree being grown may ask

  void cut_into_bins();
  void derive();
  void count(Leaf& leaf) const;
  void find_split(Leaf& leaf) const;
  double worth(const Sum& sum) const { return sum.slope * sum.slope / (sum.bend + options_.pull); }
  Tree grow(uint64_t number);
  void divide(Leaf& leaf, Leaf& below, Leaf& above) const;
};

void Booster::cut_into_bins() {
  const size_t rows = table_.rows.size(), columns = table_.columns;
  borders_.resize(columns);
  bins_.resize(rows * columns);
  std::vector<int16_t> values(rows);
  for (size_t c = 0; c < columns; ++c) {
    for (size_t r = 0; r < rows; ++r) values[r] = table_.values[r * columns + c];
    std::sort(values.begin(), values.end());
    std::vector<int16_t>& borders = borders_[c];
    for (size_t b = 1; b < kBins; ++b) {
      const int16_t border = values[b * rows / kBins];
      if (border != values.back() && (borders.empty() || border > borders.back()))
        borders.push_back(border);
    }
    for (size_t r = 0; r < rows; ++r)
      bins_[r * columns + c] = static_cast<uint8_t>(
          std::lower_bound(borders.begin(), borders.end(), table_.values[r * columns + c]) -
          borders.begin());
  }
}

void Booster::derive() {
  for (size_t r = 0; r < scores_.size(); ++r) {
    const double chance = 1 / (1 + std::exp(-scores_[r]));
    slopes_[r] = table_.rows[r].weight * (table_.rows[r].label - chance);
    bends_[r] = table_.rows[r].weight * std::max(chance * (1 - chance), 1e-6);
  }
}

void Booster::count(Leaf& leaf) const {
  leaf.sums.assign(columns_.size() * kBins, {});
  for (const uint32_t r : leaf.rows) {
    const uint8_t* bins = &bins_[r * table_.columns];
    for (size_t i = 0; i < columns_.size(); ++i) {
      Sum& sum = leaf.sums[i * kBins + bins[columns_[i]]];
      sum.slope += slopes_[r];
      sum.bend += bends_[r];
      ++sum.rows;
    }
  }
}

void Booster::find_split(Leaf& leaf) const {
  leaf.best = {};
  const double whole = worth(leaf.all);
  for (size_t i = 0; i < columns_.size(); ++i) {
    Sum below;
    for (size_t bin = 0; bin < borders_[columns_[i]].size(); ++bin) {
      below.add(leaf.sums[i * kBins + bin]);
      Sum above = leaf.all;
      above.take(below);
      if (below.rows < options_.least_rows || below.bend < options_.least_weight) continue;
      if (above.rows < options_.least_rows || above.bend < options_.least_weight) break;
      const double gain = worth(below) + worth(above) - whole;
      if (gain > leaf.best.gain) leaf.best = {gain, columns_[i], bin};
    }
  }
}

void Booster::divide(Leaf& leaf, Leaf& below, Leaf& above) const {
  for (const uint32_t r : leaf.rows) {
    const bool low = bins_[r * table_.columns + leaf.best.column] <= leaf.best.bin;
    Leaf& side = low ? below : above;
    side.rows.push_back(r);
    side.all.slope += slopes_[r];
    side.all.bend += bends_[r];
    ++side.all.rows;
  }
  // The smaller side is counted, the other is what is left.
  const bool below_is_small = below.rows.size() < above.rows.size();
  Leaf& small = below_is_small ? below : above;
  Leaf& large = below_is_small ? above : below;
  count(small);
  large.sums = std::move(leaf.sums);
  for (size_t i = 0; i < large.sums.size(); ++i) large.sums[i].take(small.sums[i]);
  find_split(below);
  find_split(above);
}

Tree Booster::grow(uint64_t number) {
  derive();
  columns_.clear();
  for (size_t c = 0; c < table_.columns; ++c)
    if (!borders_[c].empty() && chosen(c, number, options_.columns_percent)) columns_.push_back(c);
  Tree tree(1);
  std::vector<Leaf> leaves(1);
  for (uint32_t r = 0; r < scores_.size(); ++r) {
    if (!chosen(r + 100'000, number, options_.rows_percent)) continue;
    leaves[0].rows.push_back(r);
    leaves[0].all.slope += slopes_[r];
    leaves[0].all.bend += bends_[r];
    ++leaves[0].all.rows;
  }
  count(leaves[0]);
  find_split(leaves[0]);
  while (leaves.size() < options_.leaves) {
    size_t next = 0;
    for (size_t i = 1; i < leaves.size(); ++i)
      if (leaves[i].best.gain > leaves[next].best.gain) next = i;
    Leaf leaf = std::move(leaves[next]);
    if (leaf.best.gain <= 0) {
      leaves[next] = std::move(leaf);
      break;
    }
    TreeNode& node = tree[leaf.node];
    node.leaf = false;
    node.column = static_cast<uint16_t>(leaf.best.column);
    node.threshold = borders_[leaf.best.column][leaf.best.bin];
    node.below = tree.size();
    node.above = tree.size() + 1;
    Leaf below, above;
    below.node = node.below;
    above.node = node.above;
    tree.resize(tree.size() + 2);
    divide(leaf, below, above);
    leaves[next] = std::move(below);
    leaves.push_back(std::move(above));
  }
  for (const Leaf& leaf : leaves)
    tree[leaf.node].value = options_.rate * leaf.all.slope / (leaf.all.bend + options_.pull);
  const std::span<const int16_t> values(table_.values);
  for (size_t r = 0; r < scores_.size(); ++r)
    scores_[r] += value_of(tree, values.subspan(r * table_.columns, table_.columns));
  return tree;
}

}  // namespace

double value_of(const Tree& tree, std::span<const int16_t> values) {
  size_t at = 0;
  while (!tree[at].leaf)
    at = values[tree[at].column] <= tree[at].threshold ? tree[at].below : tree[at].above;
  return tree[at].value;
}

std::vector<Tree> boost_trees(const Table& table, const BoostOptions& options) {
  return Booster(table, options).run();
}

}  // namespace hearsay::train
