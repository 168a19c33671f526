// Gradient boosting of small decision trees on whole-number measures, for log-odds of yes or no.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hearsay::train {

struct Row {
  double label = 0;   // 0 or 1
  double weight = 0;  // above 0
};

// values[row * columns + column].
struct Table {
  size_t columns = 0;
  std::vector<int16_t> values;
  std::vector<Row> rows;
};

struct TreeNode {
  bool leaf = true;
  uint16_t column = 0;
  int16_t threshold = 0;  // "value <= threshold" goes to `below`, else to `above`
  size_t below = 0, above = 0;
  double value = 0;  // of a leaf, in log-odds
};
using Tree = std::vector<TreeNode>;  // the first is the root

struct BoostOptions {
  int trees = 120;
  size_t leaves = 15;  // of a tree, at most
  double rate = 0.1;
  double least_weight = 5;        // of the rows of a leaf
  double least_rows = 40;         // the same, counted
  double pull = 10;               // to zero, of a leaf's value
  unsigned rows_percent = 60;     // that a tree learns from
  unsigned columns_percent = 40;  // that a tree may ask
};

double value_of(const Tree& tree, std::span<const int16_t> values);

// After J. Friedman's gradient boosting with second derivatives and histograms. One thread, a fixed
// order, choices by hashes: the same table gives the same trees.
std::vector<Tree> boost_trees(const Table& table, const BoostOptions& options);

}  // namespace hearsay::train
