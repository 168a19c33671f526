// The chain's algorithms against the sums and maxima over all sequences, and its file against
// damage.
#include "language/chain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace hearsay::language {
namespace {

// Small numbers that look random and are always the same.
float draw(uint32_t& state) {
  state = state * 1664525u + 1013904223u;
  return static_cast<float>(state >> 16) / 32768.0F - 1.0F;
}

struct Drawn {
  std::vector<float> transitions;
  Lattice lattice;
};

Drawn draw_lattice(size_t labels, size_t positions, uint32_t seed) {
  Drawn out;
  uint32_t state = seed;
  for (size_t i = 0; i < (labels + 1) * labels; ++i) out.transitions.push_back(draw(state));
  out.lattice.labels = labels;
  for (size_t i = 0; i < positions * labels; ++i) out.lattice.emissions.push_back(draw(state));
  return out;
}

double score_of(const Lattice& lattice, const std::vector<uint8_t>& path) {
  double sum = 0;
  for (size_t i = 0; i < path.size(); ++i) {
    const size_t from = i == 0 ? lattice.labels : path[i - 1];
    sum += lattice.transitions[from * lattice.labels + path[i]] +
           lattice.emissions[i * lattice.labels + path[i]];
  }
  return sum;
}

void for_all_paths(size_t labels, size_t positions,
                   const std::function<void(const std::vector<uint8_t>&)>& visit) {
  std::vector<uint8_t> path(positions);
  for (;;) {
    visit(path);
    size_t at = 0;
    while (at < positions && ++path[at] == labels) path[at++] = 0;
    if (at == positions) return;
  }
}

TEST(Chain, AgreesWithAllSequences) {
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    Drawn drawn = draw_lattice(3, 5, seed);
    drawn.lattice.transitions = drawn.transitions;
    std::vector<uint8_t> best;
    double best_score = -1e9, sum = 0;
    std::vector<double> mass(5 * 3);
    for_all_paths(3, 5, [&](const std::vector<uint8_t>& path) {
      const double score = score_of(drawn.lattice, path);
      sum += std::exp(score);
      for (size_t i = 0; i < path.size(); ++i) mass[i * 3 + path[i]] += std::exp(score);
      if (score > best_score) {
        best_score = score;
        best = path;
      }
    });
    EXPECT_EQ(drawn.lattice.best(), best) << "seed " << seed;
    std::vector<float> chances;
    EXPECT_NEAR(drawn.lattice.marginals(chances), std::log(sum), 1e-4);
    for (size_t k = 0; k < mass.size(); ++k) EXPECT_NEAR(chances[k], mass[k] / sum, 1e-4);
  }
}

TEST(Chain, AnEmptySequenceHasNoLabels) {
  Drawn drawn = draw_lattice(2, 0, 1);
  drawn.lattice.transitions = drawn.transitions;
  std::vector<float> chances;
  EXPECT_TRUE(drawn.lattice.best().empty());
  EXPECT_EQ(drawn.lattice.marginals(chances), 0);
  EXPECT_TRUE(chances.empty());
}

ChainModel small_model() {
  ChainModel model;
  model.labels = 2;
  model.bits = 6;
  model.step = 0.25F;
  model.transitions = {0, -1, 1, 0, 0.5F, -0.5F};
  for (int i = 0; i < 128; ++i) model.table.push_back(static_cast<int8_t>(i * 37 % 251 - 125));
  model.table.resize(model.weights() + ChainModel::kLanes);
  return model;
}

TEST(Chain, AFileHoldsTheModel) {
  const ChainModel model = small_model();
  const base::Result<ChainModel> read = ChainModel::read(model.write());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->labels, model.labels);
  EXPECT_EQ(read->table, model.table);
  EXPECT_EQ(read->transitions, model.transitions);
  FeatureRows rows;
  rows.add(3, 14);
  rows.add(4);
  rows.end_position();
  Lattice a, b;
  model.score(rows, a);
  read->score(rows, b);
  EXPECT_EQ(a.emissions, b.emissions);
}

// Summing in lanes is summing weight by weight, for every number of labels, the table's end
// included.
TEST(Chain, EveryNumberOfLabelsIsSummedRight) {
  for (uint32_t labels = 1; labels <= kMostLabels; ++labels) {
    ChainModel model;
    model.labels = labels;
    model.bits = 3;
    model.step = 1;
    model.transitions.resize(size_t{labels + 1} * labels);
    for (size_t i = 0; i < model.weights(); ++i)
      model.table.push_back(static_cast<int8_t>(i * 91 % 255 - 127));
    model.table.resize(model.weights() + ChainModel::kLanes);
    FeatureRows rows;
    for (uint64_t feature = 0; feature < 200; ++feature) rows.add(5, feature);
    rows.end_position();
    std::vector<float> wanted(labels);
    for (const uint32_t hash : rows.at(0))
      for (size_t b = 0; b < labels; ++b)
        wanted[b] += static_cast<float>(model.table[(hash & 7) * labels + b]);
    Lattice lattice;
    model.score(rows, lattice);
    EXPECT_EQ(lattice.emissions, wanted) << labels;
  }
}

TEST(Chain, DamagedFilesAreErrors) {
  const std::string bytes = small_model().write();
  for (size_t cut = 0; cut < bytes.size(); cut += 3)
    EXPECT_FALSE(ChainModel::read(bytes.substr(0, cut))) << cut;
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    const base::Result<ChainModel> read = ChainModel::read(broken);
    if (!read) continue;
    EXPECT_EQ(read->table.size(), read->weights() + ChainModel::kLanes);
    EXPECT_EQ(read->transitions.size(), size_t{read->labels + 1} * read->labels);
  }
  EXPECT_FALSE(ChainModel::read("no model"));
}

}  // namespace
}  // namespace hearsay::language
