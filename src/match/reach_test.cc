// How far passages go on: the fast way says what a plain table of all cells says.
#include "match/reach.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace hearsay::match {
namespace {

// By the definition: equal words count 2, edits -2; a way ends with two equal words in a row and
// has 4 at least. Of fewer than three words there is none.
Reach plain_reach(std::vector<uint32_t> a, std::vector<uint32_t> b, bool forward) {
  if (!forward) {
    std::reverse(a.begin(), a.end());
    std::reverse(b.begin(), b.end());
  }
  if (a.size() < 3 || b.size() < 3) return {};
  a.resize(std::min<size_t>(a.size(), 16));
  b.resize(std::min<size_t>(b.size(), 16));
  struct Cell {
    int score = 0;
    uint32_t words = 0;
  };
  std::vector<std::vector<Cell>> cells(a.size() + 1, std::vector<Cell>(b.size() + 1));
  Reach best;
  int best_score = 3;
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      Cell& cell = cells[i][j];
      if (i == 0 || j == 0) {
        cell = {-2 * static_cast<int>(i + j), 0};
        continue;
      }
      const bool same = a[i - 1] == b[j - 1];
      const Cell& corner = cells[i - 1][j - 1];
      cell = {corner.score + (same ? 2 : -2), corner.words + (same ? 1U : 0U)};
      for (const Cell* from : {&cells[i - 1][j], &cells[i][j - 1]})
        if (from->score - 2 > cell.score) cell = {from->score - 2, from->words};
      if (!same || i < 2 || j < 2 || a[i - 2] != b[j - 2] || cell.score <= best_score) continue;
      best_score = cell.score;
      best = {static_cast<uint32_t>(i), static_cast<uint32_t>(j), cell.words};
    }
  }
  return best;
}

void expect_plain(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  for (const bool forward : {true, false}) {
    const Reach fast = reach_on(a, b, forward), plain = plain_reach(a, b, forward);
    ASSERT_EQ(fast.a, plain.a);
    ASSERT_EQ(fast.b, plain.b);
    ASSERT_EQ(fast.words, plain.words);
  }
}

// Numbers below a bound.
class Dice {
 public:
  explicit Dice(uint32_t seed) : random_(seed) {}
  uint32_t operator()(uint32_t bound) { return static_cast<uint32_t>(random_() % bound); }

 private:
  std::mt19937 random_;
};

std::vector<uint32_t> some_words(Dice& dice, uint32_t most, uint32_t kinds) {
  std::vector<uint32_t> words(dice(most + 1));
  for (uint32_t& word : words) word = dice(kinds) * 0x01000193U;
  return words;
}

TEST(Reach, IsWhatAPlainTableSaysOfFewKindsOfWords) {
  Dice dice(5);
  for (int i = 0; i < 100'000; ++i) {
    const uint32_t kinds = 1 + dice(24);
    expect_plain(some_words(dice, 20, kinds), some_words(dice, 20, kinds));
  }
}

TEST(Reach, IsWhatAPlainTableSaysOfChangedCopies) {
  Dice dice(6);
  for (int i = 0; i < 100'000; ++i) {
    const std::vector<uint32_t> a = some_words(dice, 24, 0xffffff);
    std::vector<uint32_t> b;
    for (const uint32_t word : a) {
      const uint32_t what = dice(8);
      if (what == 0) continue;                           // cut
      if (what == 1) b.push_back(dice(0xffffffff));      // put in between
      b.push_back(what == 2 ? word ^ 0x1000000 : word);  // changed, the low byte is the same
    }
    expect_plain(a, b);
  }
}

TEST(Reach, WordsWhoseHashesAreZeroAreWords) {
  for (size_t zeros = 0; zeros < 8; ++zeros) {
    std::vector<uint32_t> a{7, 1, 2, 0xff, 0xff}, b{1, 2, 0, 0};
    a.insert(a.begin() + 3, zeros, 0);
    expect_plain(a, b);
    expect_plain(b, a);
  }
}

}  // namespace
}  // namespace hearsay::match
