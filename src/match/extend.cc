// Exact extension of seeds, and a small dynamic program for what lies between runs.
#include "match/extend.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace hearsay::match {
namespace {

bool same_words(Hashes a, Hashes b, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

int64_t diagonal_of(const Seed& seed) { return int64_t{seed.b_word} - int64_t{seed.a_word}; }

// So few seeds cannot use up the comparisons they are given, so their order does not count.
constexpr size_t kFewSeeds = 64;

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
  Hashes a, b;
  uint32_t anchor_words;
  bool within;
  uint64_t budget;  // comparisons left
  std::vector<Run>& runs;

  // Of seeds ordered by diagonal and place.
  void extend_all(std::span<const Seed> seeds) {
    if (seeds.size() > kFewSeeds) {
      for (const std::span<const Seed> on_one : diagonals(seeds)) {
        extend(on_one);
        if (budget == 0) return;
      }
      return;
    }
    for (size_t from = 0; from < seeds.size();) {
      size_t to = from + 1;
      while (to < seeds.size() && diagonal_of(seeds[to]) == diagonal_of(seeds[from])) ++to;
      extend(seeds.subspan(from, to - from));
      from = to;
    }
  }

  // Of seeds on one diagonal.
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
           a[run.a - 1] == b[run.b - 1]) {
      --run.a, --run.b, ++run.words, --budget;
    }
    while (budget > 0 && run.words < limit && run.a_end() < a.size() && run.b_end() < b.size() &&
           a[run.a_end()] == b[run.b_end()]) {
      ++run.words, --budget;
    }
    return run;
  }
};

}  // namespace

void extend_seeds(Hashes a, Hashes b, std::span<Seed> seeds, uint32_t anchor_words, bool within,
                  std::vector<Run>& runs) {
  if (seeds.size() > 1)  // most pairs have one
    std::sort(seeds.begin(), seeds.end(), [](const Seed& x, const Seed& y) {
      return std::pair(diagonal_of(x), x.a_word) < std::pair(diagonal_of(y), y.a_word);
    });
  runs.clear();
  Extender{a, b, anchor_words, within, 64 * (uint64_t{a.size()} + b.size()) + 4096, runs}
      .extend_all(seeds);
  if (runs.size() > 1)
    std::sort(runs.begin(), runs.end(),
              [](const Run& x, const Run& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
}

uint32_t common_words(Hashes a, Hashes b) {
  if (a.empty() || b.empty() || a.size() > kLargestGap / b.size()) return 0;
  constexpr size_t kFew = 64;  // most gaps are short
  std::array<uint32_t, kFew> few;
  std::vector<uint32_t> many;
  if (b.size() >= kFew) many.resize(b.size() + 1);
  uint32_t* const row = b.size() < kFew ? few.data() : many.data();
  std::fill_n(row, b.size() + 1, 0U);
  for (const uint32_t word : a) {
    uint32_t corner = 0, left = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const uint32_t above = row[j + 1], longest = std::max(above, left);
      left = word == b[j] ? corner + 1 : longest;
      corner = above;
      row[j + 1] = left;
    }
  }
  return row[b.size()];
}

}  // namespace hearsay::match
