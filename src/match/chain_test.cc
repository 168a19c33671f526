// Chains of few runs are those that many runs would give.
#include "match/chain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

namespace hearsay::match {
namespace {

using Plain = std::vector<std::vector<std::tuple<uint32_t, uint32_t, uint32_t>>>;

// The chains before word `end` of the first text.
Plain chains_before(std::vector<Run> runs, uint32_t end, bool within) {
  std::sort(runs.begin(), runs.end(),
            [](const Run& x, const Run& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  Chains chains;
  chain_runs(runs, 40, within, chains);
  Plain plain;
  for (size_t i = 0; i < chains.size(); ++i) {
    if (chains.at(i).front().a >= end) continue;
    plain.emplace_back();
    for (const Run& run : chains.at(i)) plain.back().emplace_back(run.a, run.b, run.words);
  }
  return plain;
}

std::vector<Run> some_runs(std::mt19937& random) {
  const auto under = [&](uint32_t limit) { return static_cast<uint32_t>(random() % limit); };
  std::vector<Run> runs;
  const uint32_t width = 20 + under(200);
  for (uint32_t left = 1 + under(12); left > 0; --left) {
    const Run run{under(width), 300 + under(width), 3 + under(12)};
    const bool known = std::any_of(runs.begin(), runs.end(), [&](const Run& other) {
      return other.a == run.a && other.b == run.b;
    });
    if (!known) runs.push_back(run);
  }
  return runs;
}

TEST(Chains, OfFewRunsAreThoseOfMany) {
  std::mt19937 random(3);
  size_t linked = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto runs = some_runs(random);
    auto more = runs;
    for (uint32_t i = 0; i < 20; ++i) more.push_back({1000 + 100 * i, 9000 - 100 * i, 5});
    const bool within = round % 2 == 0;
    const Plain few = chains_before(runs, 1000, within);
    ASSERT_EQ(few, chains_before(more, 1000, within)) << round;
    linked += few.size() < runs.size() ? 1 : 0;
  }
  EXPECT_GT(linked, 1000u);
}

}  // namespace
}  // namespace hearsay::match
