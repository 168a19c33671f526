// Exact extension of seeds, and small dynamic programs for what lies between and behind runs.
#include "match/extend.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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
  std::sort(seeds.begin(), seeds.end(), [](const Seed& x, const Seed& y) {
    return std::pair(diagonal_of(x), x.a_word) < std::pair(diagonal_of(y), y.a_word);
  });
  runs.clear();
  Extender{a, b, anchor_words, within, 64 * (uint64_t{a.size()} + b.size()) + 4096, runs}
      .extend_all(seeds);
  std::sort(runs.begin(), runs.end(),
            [](const Run& x, const Run& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
}

namespace {

constexpr size_t kLook = 16;  // words looked at on each side behind a change
constexpr int kEqual = 2, kEdit = -2, kEnough = 4;

// Bit j of row i: word i of one side equals word j of the other. `firm`: somewhere two words in a
// row are equal.
struct Equal {
  std::array<uint32_t, kLook> rows;  // as many as there are words
  bool firm = false;
};

#if defined(__SSE2__)

struct SixteenWords {
  __m128i w0, w4, w8, w12;

  // The words of b in the order of looking; beyond its end there are zeros.
  SixteenWords(Hashes b, bool forward) {
    std::array<uint32_t, kLook> some;
    const bool whole = b.size() == kLook;
    if (!whole) {
      some.fill(0);
      for (size_t j = 0; j < b.size(); ++j) some[j] = b[forward ? j : b.size() - 1 - j];
    }
    const auto* const from = reinterpret_cast<const __m128i*>(whole ? b.data() : some.data());
    w0 = _mm_loadu_si128(from);
    w4 = _mm_loadu_si128(from + 1);
    w8 = _mm_loadu_si128(from + 2);
    w12 = _mm_loadu_si128(from + 3);
    if (whole && !forward) turn();
  }

  uint32_t equal_to(uint32_t hash) const {
    const __m128i word = _mm_set1_epi32(static_cast<int>(hash));
    const __m128i low = _mm_packs_epi32(_mm_cmpeq_epi32(word, w0), _mm_cmpeq_epi32(word, w4));
    const __m128i high = _mm_packs_epi32(_mm_cmpeq_epi32(word, w8), _mm_cmpeq_epi32(word, w12));
    return static_cast<uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
  }

 private:
  void turn() {
    constexpr int kLastFirst = 0x1b;
    std::swap(w0, w12);
    std::swap(w4, w8);
    for (__m128i* const words : {&w0, &w4, &w8, &w12})
      *words = _mm_shuffle_epi32(*words, kLastFirst);
  }
};

#else

struct SixteenWords {
  std::array<uint32_t, kLook> words{};

  SixteenWords(Hashes b, bool forward) {
    for (size_t j = 0; j < b.size(); ++j) words[j] = b[forward ? j : b.size() - 1 - j];
  }

  uint32_t equal_to(uint32_t hash) const {
    uint32_t bits = 0;
    for (size_t j = 0; j < kLook; ++j) bits |= static_cast<uint32_t>(hash == words[j]) << j;
    return bits;
  }
};

#endif

void compare_words(Hashes a, Hashes b, bool forward, Equal& equal) {
  const SixteenWords other(b, forward);
  const uint32_t there = (uint32_t{1} << b.size()) - 1;
  uint32_t last = 0, firm = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    const uint32_t row = other.equal_to(a[forward ? i : a.size() - 1 - i]) & there;
    equal.rows[i] = row;
    firm |= row & last << 1;
    last = row;
  }
  equal.firm = firm != 0;
}

// Words of both sides behind which no way on can be worth it. A way ends with two equal words in a
// row. On the way to some place no more words are equal than there are on either side words that
// the other has at all, and what is not equal of the longer side costs an edit each; most passages
// end for good, which is seen by this without weighing all ways on.
struct Room {
  uint32_t a = 0, b = 0;
};
Room room_on(const std::array<uint32_t, kLook>& equal, size_t rows) {
  Room room;
  uint32_t held = equal[0] != 0 ? 1 : 0, columns = equal[0];
  for (uint32_t i = 1; i < rows; ++i) {
    held += equal[i] != 0 ? 1 : 0;
    columns |= equal[i];
    for (uint32_t firm = equal[i] & (equal[i - 1] << 1); firm != 0; firm &= firm - 1) {
      const auto j = static_cast<uint32_t>(std::countr_zero(firm));
      const uint32_t far = std::max(i, j) + 1;
      const auto others = static_cast<uint32_t>(std::popcount(columns & ((2U << j) - 1)));
      if (kEqual * static_cast<int>(std::min(held, others)) +
              kEdit * (static_cast<int>(far) - static_cast<int>(std::min(held, others))) <
          kEnough)
        continue;
      room = {i + 1, std::max(room.b, j + 1)};
    }
  }
  return room;
}

}  // namespace

Reach reach_on(Hashes a, Hashes b, bool forward) {
  struct Cell {
    int score;
    uint32_t words;
  };
  const size_t n = std::min(a.size(), kLook), m = std::min(b.size(), kLook);
  if (n < 3 || m < 3) return {};  // three equal words are the least that can be enough
  const Hashes x = forward ? a.first(n) : a.last(n);
  const Hashes y = forward ? b.first(m) : b.last(m);
  Equal both;
  compare_words(x, y, forward, both);
  if (!both.firm) return {};
  const std::array<uint32_t, kLook>& equal = both.rows;
  const Room room = room_on(equal, n);
  if (room.a == 0) return {};
  std::array<Cell, kLook + 1>
      row;  // of the words of x so far; the one before in what is not yet met
  for (size_t j = 0; j <= room.b; ++j) row[j] = {kEdit * static_cast<int>(j), 0};
  Reach best;
  int best_score = kEnough - 1;
  for (size_t i = 1; i <= room.a; ++i) {
    Cell corner = row[0];
    row[0].score += kEdit;
    for (size_t j = 1; j <= room.b; ++j) {
      const bool same = (equal[i - 1] >> (j - 1) & 1U) != 0;
      Cell cell{corner.score + (same ? kEqual : kEdit), corner.words + (same ? 1 : 0)};
      if (row[j].score + kEdit > cell.score) cell = {row[j].score + kEdit, row[j].words};
      if (row[j - 1].score + kEdit > cell.score)
        cell = {row[j - 1].score + kEdit, row[j - 1].words};
      corner = row[j];
      row[j] = cell;
      const bool firm = same && i > 1 && j > 1 && (equal[i - 2] >> (j - 2) & 1U) != 0;
      if (firm && cell.score > best_score) {
        best_score = cell.score;
        best = {static_cast<uint32_t>(i), static_cast<uint32_t>(j), cell.words};
      }
    }
  }
  return best;
}

uint32_t common_words(Hashes a, Hashes b) {
  if (a.empty() || b.empty() || a.size() > kLargestGap / b.size()) return 0;
  std::vector<uint32_t> row(b.size() + 1, 0);
  for (const uint32_t word : a) {
    uint32_t corner = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const uint32_t above = row[j + 1];
      row[j + 1] = word == b[j] ? corner + 1 : std::max(above, row[j]);
      corner = above;
    }
  }
  return row[b.size()];
}

}  // namespace hearsay::match
