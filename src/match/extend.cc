// Exact extension of seeds, and small dynamic programs for what lies between and behind runs.
#include "match/extend.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace hearsay::match {
namespace {

bool same_words(std::span<const Word> a, std::span<const Word> b, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i)
    if (a[i].hash != b[i].hash) return false;
  return true;
}

int64_t diagonal_of(const Seed& seed) { return int64_t{seed.b_word} - int64_t{seed.a_word}; }

// The seeds of each diagonal, those with most seeds first.
std::vector<std::span<const Seed>> diagonals(std::span<const Seed> seeds) {
  std::vector<std::span<const Seed>> out;
  for (size_t from = 0; from < seeds.size();) {
    size_t to = from;
    while (to < seeds.size() && diagonal_of(seeds[to]) == diagonal_of(seeds[from])) ++to;
    out.push_back(seeds.subspan(from, to - from));
    from = to;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& x, const auto& y) { return x.size() > y.size(); });
  return out;
}

struct Extender {
  std::span<const Word> a, b;
  uint32_t anchor_words;
  bool within;
  uint64_t budget;  // comparisons left
  std::vector<Run> runs;

  void extend(std::span<const Seed> seeds) {
    const auto distance = static_cast<uint32_t>(within ? diagonal_of(seeds[0]) : 0);
    if (within && distance < anchor_words) return;
    const uint32_t limit = within ? distance : 0xffffffff;
    uint32_t covered = 0;  // words of a before this are taken
    for (const Seed& seed : seeds) {
      if (seed.a_word + anchor_words > a.size() || seed.b_word + anchor_words > b.size()) continue;
      if (seed.a_word < covered) continue;
      if (!same_words(a.subspan(seed.a_word), b.subspan(seed.b_word), anchor_words)) continue;
      runs.push_back(longest(Run{seed.a_word, seed.b_word, anchor_words}, covered, limit));
      covered = runs.back().a_end();
    }
  }

  Run longest(Run run, uint32_t covered, uint32_t limit) {
    while (budget > 0 && run.words < limit && run.a > covered && run.b > 0 &&
           a[run.a - 1].hash == b[run.b - 1].hash) {
      --run.a, --run.b, ++run.words, --budget;
    }
    while (budget > 0 && run.words < limit && run.a_end() < a.size() && run.b_end() < b.size() &&
           a[run.a_end()].hash == b[run.b_end()].hash) {
      ++run.words, --budget;
    }
    return run;
  }
};

}  // namespace

std::vector<Run> extend_seeds(std::span<const Word> a, std::span<const Word> b,
                              std::span<Seed> seeds, uint32_t anchor_words, bool within) {
  std::sort(seeds.begin(), seeds.end(), [](const Seed& x, const Seed& y) {
    return std::pair(diagonal_of(x), x.a_word) < std::pair(diagonal_of(y), y.a_word);
  });
  Extender extender{a, b, anchor_words, within, 64 * (uint64_t{a.size()} + b.size()) + 4096, {}};
  for (const std::span<const Seed> seeds_on_one : diagonals(seeds)) {
    extender.extend(seeds_on_one);
    if (extender.budget == 0) break;
  }
  std::sort(extender.runs.begin(), extender.runs.end(),
            [](const Run& x, const Run& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  return std::move(extender.runs);
}

namespace {

constexpr size_t kLook = 16;  // words looked at on each side behind a change

// Bit j of row i: word i of one side equals word j of the other.
using Equal = std::array<uint32_t, kLook>;

Equal equal_words(std::span<const Word> a, std::span<const Word> b, bool forward) {
  std::array<uint32_t, kLook> other{};
  for (size_t j = 0; j < b.size(); ++j) other[j] = b[forward ? j : b.size() - 1 - j].hash;
  Equal equal{};
  for (size_t i = 0; i < a.size(); ++i) {
    const uint32_t word = a[forward ? i : a.size() - 1 - i].hash;
    uint32_t bits = 0;
    for (size_t j = 0; j < b.size(); ++j) bits |= static_cast<uint32_t>(word == other[j]) << j;
    equal[i] = bits;
  }
  return equal;
}

// Most passages end for good: without two equal words in a row there is nothing to weigh.
bool any_pair_in_a_row(const Equal& equal) {
  uint32_t any = 0;
  for (size_t i = 1; i < kLook; ++i) any |= equal[i] & (equal[i - 1] << 1);
  return any != 0;
}

}  // namespace

Reach reach_on(std::span<const Word> a, std::span<const Word> b, bool forward) {
  constexpr int kEqual = 2, kEdit = -2, kEnough = 4;
  struct Cell {
    int score = 0;
    uint32_t words = 0;
  };
  const size_t n = std::min(a.size(), kLook), m = std::min(b.size(), kLook);
  if (n < 3 || m < 3) return {};  // three equal words are the least that can be enough
  const Equal equal =
      equal_words(forward ? a.first(n) : a.last(n), forward ? b.first(m) : b.last(m), forward);
  if (!any_pair_in_a_row(equal)) return {};
  std::array<std::array<Cell, kLook + 1>, kLook + 1> grid;
  Reach best;
  int best_score = kEnough - 1;
  for (size_t i = 0; i <= n; ++i) {
    for (size_t j = 0; j <= m; ++j) {
      const bool same = i > 0 && j > 0 && (equal[i - 1] >> (j - 1) & 1U) != 0;
      Cell cell{i + j == 0 ? 0 : -1000, 0};
      const auto offer = [&cell](const Cell& from, int gain, uint32_t word) {
        if (from.score + gain > cell.score) cell = {from.score + gain, from.words + word};
      };
      if (i > 0 && j > 0) offer(grid[i - 1][j - 1], same ? kEqual : kEdit, same ? 1 : 0);
      if (i > 0) offer(grid[i - 1][j], kEdit, 0);
      if (j > 0) offer(grid[i][j - 1], kEdit, 0);
      grid[i][j] = cell;
      const bool firm = same && i > 1 && j > 1 && (equal[i - 2] >> (j - 2) & 1U) != 0;
      if (firm && cell.score > best_score) {
        best_score = cell.score;
        best = {static_cast<uint32_t>(i), static_cast<uint32_t>(j), cell.words};
      }
    }
  }
  return best;
}

uint32_t common_words(std::span<const Word> a, std::span<const Word> b) {
  if (a.empty() || b.empty() || a.size() > kLargestGap / b.size()) return 0;
  std::vector<uint32_t> row(b.size() + 1, 0);
  for (const Word& word : a) {
    uint32_t corner = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const uint32_t above = row[j + 1];
      row[j + 1] = word.hash == b[j].hash ? corner + 1 : std::max(above, row[j]);
      corner = above;
    }
  }
  return row[b.size()];
}

}  // namespace hearsay::match
