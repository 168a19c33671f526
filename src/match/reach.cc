// A small dynamic program over the next sixteen words of both sides, sixteen cells at a step, and a
// look at one byte of each word that tells most passages that end for good.
#include "match/reach.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hearsay::match {
namespace {

// Words looked at on each side; what an equal word and an edit count; what is enough to go on.
constexpr size_t kLook = 16;
constexpr int kEqual = 2, kEdit = -2, kEnough = 4;

#if defined(__SSE2__)

__m128i load(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }
uint32_t bits_of(__m128i bytes) { return static_cast<uint32_t>(_mm_movemask_epi8(bytes)); }
__m128i all_bytes(int value) { return _mm_set1_epi8(static_cast<char>(value)); }
__m128i choose(__m128i mask, __m128i yes, __m128i no) {
  return _mm_or_si128(_mm_and_si128(mask, yes), _mm_andnot_si128(mask, no));
}

// Up to sixteen words in the order of the text. Where there are fewer, `none` stands behind them,
// or before them when looking backward.
struct SixteenWords {
  __m128i words[4];  // NOLINT: std::array drops the alignment of what it is of

  SixteenWords(Hashes some, bool forward, uint32_t none) {
    std::array<uint32_t, kLook> filled;
    const bool whole = some.size() == kLook;
    if (!whole) {
      filled.fill(none);
      std::copy(some.begin(), some.end(),
                filled.begin() + static_cast<ptrdiff_t>(forward ? 0 : kLook - some.size()));
    }
    const uint32_t* const from = whole ? some.data() : filled.data();
    for (size_t i = 0; i < 4; ++i) words[i] = load(from + 4 * i);
  }

  __m128i low_bytes() const {
    const auto four = [&](size_t i) { return _mm_and_si128(words[i], _mm_set1_epi32(0xff)); };
    return _mm_packus_epi16(_mm_packs_epi32(four(0), four(1)), _mm_packs_epi32(four(2), four(3)));
  }

  __m128i equal_to(uint32_t hash) const {
    const __m128i word = _mm_set1_epi32(static_cast<int>(hash));
    const auto four = [&](size_t i) { return _mm_cmpeq_epi32(word, words[i]); };
    return _mm_packs_epi16(_mm_packs_epi32(four(0), four(1)), _mm_packs_epi32(four(2), four(3)));
  }

  void turn() {
    constexpr int kLastFirst = 0x1b;
    std::swap(words[0], words[3]);
    std::swap(words[1], words[2]);
    for (__m128i& four : words) four = _mm_shuffle_epi32(four, kLastFirst);
  }
};

uint32_t turned(uint32_t bits) {  // sixteen of them, the last one first
  bits = (bits & 0x5555U) << 1 | (bits >> 1 & 0x5555U);
  bits = (bits & 0x3333U) << 2 | (bits >> 2 & 0x3333U);
  bits = (bits & 0x0f0fU) << 4 | (bits >> 4 & 0x0f0fU);
  return (bits & 0xffU) << 8 | bits >> 8;
}

// Whether a way on can be worth it, by one byte of each word: never false where one is. On a way
// over `far` words of the longer side that is enough, more than half of them are equal
// (kEqual * equal + kEdit * (far - equal) >= kEnough), so it never strays by more than seven words;
// and its last two words are equal side by side.
bool may_go_on(Hashes a, Hashes b, bool forward) {
  static_assert(kLook == 16 && kEqual == 2 && kEdit == -2 && kEnough == 4);
  const __m128i x = SixteenWords(a, forward, 0).low_bytes();
  const __m128i y = SixteenWords(b, forward, 0xff).low_bytes();
  __m128i held = _mm_cmpeq_epi8(x, y), firm = _mm_and_si128(held, _mm_srli_si128(held, 1));
  const auto look = [&](__m128i shifted) {
    const __m128i equal = _mm_cmpeq_epi8(x, shifted);
    held = _mm_or_si128(held, equal);
    firm = _mm_or_si128(firm, _mm_and_si128(equal, _mm_srli_si128(equal, 1)));
  };
  [&]<int... kBy>(std::integer_sequence<int, kBy...>) {
    (look(_mm_srli_si128(y, kBy + 1)), ...);
    (look(_mm_slli_si128(y, kBy + 1)), ...);
  }(std::make_integer_sequence<int, 7>());
  uint32_t seconds = bits_of(firm), equal = bits_of(held);
  if (seconds == 0) return false;
  seconds = forward ? seconds << 1 : turned(seconds);  // of two words the farther one
  equal = forward ? equal : turned(equal);
  seconds &= (uint32_t{1} << a.size()) - 1;
  for (; seconds != 0; seconds &= seconds - 1) {
    const auto far = static_cast<uint32_t>(std::countr_zero(seconds)) + 1;
    if (2U * static_cast<uint32_t>(std::popcount(equal & ((1U << far) - 1))) >= 2 + far)
      return true;
  }
  return false;
}

// A row of the program: for each number of words of y the best score and the equal words on the way
// that has it. Of ways with one score the one is kept that ends with both sides, else the one that
// ends with x.
struct Row {
  __m128i scores, words;

  // What y alone leads to from before it, in `by` steps of doubling width: of one score the nearer
  // way wins.
  template <int kBy>
  void along() {
    const __m128i none = _mm_srli_si128(all_bytes(-128), static_cast<int>(kLook) - kBy);
    const __m128i from =
        _mm_subs_epi8(_mm_or_si128(_mm_slli_si128(scores, kBy), none), all_bytes(-kEdit * kBy));
    const __m128i better = _mm_cmpgt_epi8(from, scores);
    words = choose(better, _mm_slli_si128(words, kBy), words);
    scores = choose(better, from, scores);
  }

  // From the row before, which had `before` words of x; `same`: which words of y equal the next.
  void go_on(__m128i same, int before) {
    const __m128i edge = _mm_cvtsi32_si128(kEdit * before & 0xff);
    const __m128i corner = _mm_or_si128(_mm_slli_si128(scores, 1), edge);
    const __m128i both = _mm_add_epi8(corner, choose(same, all_bytes(kEqual), all_bytes(kEdit)));
    const __m128i both_words = _mm_sub_epi8(_mm_slli_si128(words, 1), same);
    const __m128i above = _mm_add_epi8(scores, all_bytes(kEdit));
    const __m128i better = _mm_cmpgt_epi8(above, both);
    scores = choose(better, above, both);
    words = choose(better, words, both_words);
    along<1>();
    along<2>();
    along<4>();
    along<8>();
    const __m128i alone = _mm_add_epi8(edges(), all_bytes(kEdit * (before + 1)));
    words = _mm_andnot_si128(_mm_cmpgt_epi8(alone, scores), words);
    scores = choose(_mm_cmpgt_epi8(alone, scores), alone, scores);
  }

  static __m128i edges() {  // the score of so many words of y alone
    return _mm_setr_epi8(-2, -4, -6, -8, -10, -12, -14, -16, -18, -20, -22, -24, -26, -28, -30,
                         -32);
  }
};

// The place of two equal words in a row with the best score, the first of several.
Reach best_reach(Hashes a, Hashes b, bool forward) {
  SixteenWords other(b, forward, 0);
  if (!forward) other.turn();
  const uint32_t there = (uint32_t{1} << b.size()) - 1;
  Row row{Row::edges(), _mm_setzero_si128()};
  __m128i last = _mm_setzero_si128();
  Reach best;
  int best_score = kEnough - 1;
  for (size_t i = 0; i < a.size(); ++i) {
    const __m128i same = other.equal_to(a[forward ? i : a.size() - 1 - i]);
    row.go_on(same, static_cast<int>(i));
    const __m128i firm = _mm_and_si128(same, _mm_slli_si128(last, 1));
    last = same;
    uint32_t more =
        bits_of(_mm_and_si128(firm, _mm_cmpgt_epi8(row.scores, all_bytes(best_score)))) & there;
    if (more == 0) continue;
    std::array<int8_t, kLook> scores, words;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(scores.data()), row.scores);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(words.data()), row.words);
    for (; more != 0; more &= more - 1) {
      const auto j = static_cast<uint32_t>(std::countr_zero(more));
      if (scores[j] <= best_score) continue;
      best_score = scores[j];
      best = {static_cast<uint32_t>(i) + 1, j + 1, static_cast<uint32_t>(words[j])};
    }
  }
  return best;
}

#else

bool may_go_on(Hashes, Hashes, bool) { return true; }

Reach best_reach(Hashes a, Hashes b, bool forward) {
  struct Cell {
    int score = 0;
    uint32_t words = 0;
  };
  const auto same = [&](size_t i, size_t j) {
    return forward ? a[i - 1] == b[j - 1] : a[a.size() - i] == b[b.size() - j];
  };
  std::array<Cell, kLook + 1> row;  // of the words of a so far; of those before in what is not met
  for (size_t j = 0; j <= b.size(); ++j) row[j].score = kEdit * static_cast<int>(j);
  Reach best;
  int best_score = kEnough - 1;
  for (size_t i = 1; i <= a.size(); ++i) {
    Cell corner = row[0];
    row[0].score += kEdit;
    for (size_t j = 1; j <= b.size(); ++j) {
      const bool equal = same(i, j);
      Cell cell{corner.score + (equal ? kEqual : kEdit), corner.words + (equal ? 1 : 0)};
      if (row[j].score + kEdit > cell.score) cell = {row[j].score + kEdit, row[j].words};
      if (row[j - 1].score + kEdit > cell.score)
        cell = {row[j - 1].score + kEdit, row[j - 1].words};
      corner = row[j];
      row[j] = cell;
      if (equal && cell.score > best_score && i > 1 && j > 1 && same(i - 1, j - 1)) {
        best_score = cell.score;
        best = {static_cast<uint32_t>(i), static_cast<uint32_t>(j), cell.words};
      }
    }
  }
  return best;
}

#endif

}  // namespace

Reach reach_on(Hashes a, Hashes b, bool forward) {
  const size_t n = std::min(a.size(), kLook), m = std::min(b.size(), kLook);
  if (n < 3 || m < 3) return {};  // three equal words are the least that can be enough
  const Hashes x = forward ? a.first(n) : a.last(n), y = forward ? b.first(m) : b.last(m);
  return may_go_on(x, y, forward) ? best_reach(x, y, forward) : Reach{};
}

}  // namespace hearsay::match
