// Laws of the matcher against brute force, on all small cases and on random ones.
#include "match/find_matches.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "match/sketch.h"

namespace hearsay::match {
namespace {

using Letters = std::vector<uint32_t>;

// Random numbers that are the same everywhere.
class Dice {
 public:
  explicit Dice(uint32_t seed) : engine_(seed) {}
  uint32_t operator()() { return static_cast<uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

std::vector<Word> as_words(const Letters& letters) {
  std::vector<Word> words;
  for (size_t i = 0; i < letters.size(); ++i)
    words.push_back(
        {letters[i] * 2654435761U + 17, {base::narrow(3 * i), base::narrow(3 * i + 2)}});
  return words;
}

struct Exact {
  uint32_t a, b, words;
};

// All maximal shared runs, by looking at every pair of places.
std::vector<Exact> brute_force(const Letters& a, const Letters& b, uint32_t at_least) {
  std::vector<Exact> runs;
  for (uint32_t i = 0; i < a.size(); ++i)
    for (uint32_t j = 0; j < b.size(); ++j) {
      if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) continue;
      uint32_t n = 0;
      while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
      if (n >= at_least) runs.push_back({i, j, n});
    }
  return runs;
}

uint32_t longest_common(const Letters& a, const Letters& b, const Passage& passage) {
  std::vector<std::vector<uint32_t>> grid(a.size() + 1, std::vector<uint32_t>(b.size() + 1, 0));
  for (uint32_t i = passage.a_words.begin; i < passage.a_words.end; ++i)
    for (uint32_t j = passage.b_words.begin; j < passage.b_words.end; ++j)
      grid[i + 1][j + 1] = a[i] == b[j] ? grid[i][j] + 1 : std::max(grid[i][j + 1], grid[i + 1][j]);
  return grid[passage.a_words.end][passage.b_words.end];
}

void expect_sound(const Letters& a, const Letters& b, const std::vector<Passage>& found,
                  const MatchOptions& options) {
  for (const Passage& passage : found) {
    EXPECT_GE(passage.words, options.min_words);
    EXPECT_LE(passage.words, longest_common(a, b, passage));
    EXPECT_EQ(a[passage.a_words.begin], b[passage.b_words.begin]);
    EXPECT_EQ(a[passage.a_words.end - 1], b[passage.b_words.end - 1]);
    EXPECT_EQ(passage.a_span,
              (base::Bytes{3 * passage.a_words.begin, 3 * passage.a_words.end - 1}));
  }
}

void expect_complete(const Letters& a, const Letters& b, const std::vector<Passage>& found,
                     const MatchOptions& options) {
  const uint32_t promised = std::max(options.min_words, options.anchor_words + options.window - 1);
  for (const Exact& run : brute_force(a, b, promised)) {
    bool covered = false;
    for (const Passage& passage : found)
      covered = covered || (passage.a_words.holds(base::Tokens{run.a, run.a + run.words}) &&
                            passage.b_words.holds(base::Tokens{run.b, run.b + run.words}));
    EXPECT_TRUE(covered) << run.words << " words at " << run.a << " and " << run.b;
  }
}

std::vector<Letters> all_sequences(size_t longest) {
  std::vector<Letters> all = {{}};
  for (size_t from = 0, length = 0; length < longest; ++length) {
    const size_t to = all.size();
    for (; from < to; ++from)
      for (uint32_t letter = 0; letter < 3; ++letter) {
        Letters next = all[from];
        next.push_back(letter);
        all.push_back(next);
      }
  }
  return all;
}

MatchOptions small_options(uint32_t k, uint32_t w) {
  MatchOptions options;
  options.anchor_words = k;
  options.window = w;
  options.min_words = k + w - 1;
  return options;
}

Letters random_letters(Dice& random, size_t length, uint32_t alphabet) {
  Letters out(length);
  for (uint32_t& letter : out) letter = random() % alphabet;
  return out;
}

TEST(FindMatches, FindsEveryPromisedRunOfAllSmallSequences) {
  for (const auto& [k, w, longest] : {std::tuple{1U, 1U, 4U}, std::tuple{1U, 3U, 4U},
                                      std::tuple{2U, 2U, 5U}, std::tuple{3U, 1U, 4U}}) {
    const std::vector<Letters> all = all_sequences(longest);
    const MatchOptions options = small_options(k, w);
    for (const Letters& a : all)
      for (const Letters& b : all) {
        const auto found = match_pair(as_words(a), TextId(0), as_words(b), TextId(1), options);
        expect_sound(a, b, found, options);
        expect_complete(a, b, found, options);
        if (HasFailure()) FAIL() << "k " << k << " w " << w;
      }
  }
}

TEST(FindMatches, FindsEveryPromisedRunOfRandomSequences) {
  Dice random(3);
  for (int round = 0; round < 3000; ++round) {
    const uint32_t k = 1 + random() % 5, w = 1 + random() % 6;
    MatchOptions options = small_options(k, w);
    options.max_gap = random() % 12;
    const uint32_t alphabet = (k == 1   ? 12
                               : k == 2 ? 5
                                        : 3) +
                              random() % 4;  // few repeats of one anchor
    const Letters a = random_letters(random, random() % 60, alphabet);
    Letters b = random_letters(random, random() % 60, alphabet);
    if (!a.empty()) {  // a copied piece, so that long runs occur
      const size_t from = random() % a.size(), count = random() % (a.size() - from + 1);
      const size_t at = random() % (b.size() + 1);
      b.insert(b.begin() + static_cast<std::ptrdiff_t>(at),
               a.begin() + static_cast<std::ptrdiff_t>(from),
               a.begin() + static_cast<std::ptrdiff_t>(from + count));
    }
    const auto found = match_pair(as_words(a), TextId(0), as_words(b), TextId(1), options);
    expect_sound(a, b, found, options);
    expect_complete(a, b, found, options);
    if (HasFailure()) FAIL() << "round " << round;
  }
}

TEST(FindMatches, DefaultsFindTenWordsInARow) {
  Dice random(5);
  for (int round = 0; round < 300; ++round) {
    const Letters shared = random_letters(random, 10, 5000);
    Letters a = random_letters(random, 200, 5000), b = random_letters(random, 300, 5000);
    const size_t i = random() % a.size(), j = random() % b.size();
    a.insert(a.begin() + static_cast<std::ptrdiff_t>(i), shared.begin(), shared.end());
    b.insert(b.begin() + static_cast<std::ptrdiff_t>(j), shared.begin(), shared.end());
    const auto found = match_pair(as_words(a), TextId(0), as_words(b), TextId(1), {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].a_words.holds(base::Tokens{base::narrow(i), base::narrow(i + 10)}));
  }
}

std::vector<std::vector<Word>> related_texts(Dice& random, size_t count) {
  std::vector<Letters> texts;
  for (size_t i = 0; i < count; ++i) {
    Letters text = random_letters(random, 20 + random() % 100, 50);
    if (!texts.empty()) {
      const Letters& other = texts[random() % texts.size()];
      const size_t from = random() % other.size();
      text.insert(text.end(), other.begin() + static_cast<std::ptrdiff_t>(from), other.end());
      if (text.size() > 8) text[text.size() - 8] = 99;
    }
    texts.push_back(text);
  }
  std::vector<std::vector<Word>> words;
  for (const Letters& text : texts) words.push_back(as_words(text));
  return words;
}

bool same(const Passage& x, const Passage& y) {
  return x.a == y.a && x.b == y.b && x.a_words == y.a_words && x.b_words == y.b_words &&
         x.words == y.words && x.similarity == y.similarity && x.a_span == y.a_span;
}

void expect_same(const std::vector<Passage>& x, const std::vector<Passage>& y) {
  ASSERT_EQ(x.size(), y.size());
  for (size_t i = 0; i < x.size(); ++i) EXPECT_TRUE(same(x[i], y[i])) << i;
}

TEST(FindMatches, AllAtOnceIsEveryPairAndThreadsChangeNothing) {
  Dice random(17);
  for (int round = 0; round < 10; ++round) {
    const auto texts = related_texts(random, 40);
    std::vector<Passage> pairs;
    for (uint32_t a = 0; a < texts.size(); ++a)
      for (uint32_t b = a + 1; b < texts.size(); ++b) {
        const auto more = match_pair(texts[a], TextId(a), texts[b], TextId(b), {});
        pairs.insert(pairs.end(), more.begin(), more.end());
      }
    EXPECT_GT(pairs.size(), 10U);
    expect_same(match_all(texts, {}, 1), pairs);
    expect_same(match_all(texts, {}, 4), pairs);
  }
}

TEST(FindMatches, ATextRepeatsItself) {
  Dice random(23);
  for (int round = 0; round < 200; ++round) {
    Letters text = random_letters(random, 30 + random() % 40, 3000);
    const size_t from = random() % 10, count = 10 + random() % 20, at = text.size();
    for (size_t i = 0; i < random() % 30; ++i) text.push_back(4000 + random() % 3000);
    const size_t second = text.size();
    text.insert(text.end(), text.begin() + static_cast<std::ptrdiff_t>(from),
                text.begin() + static_cast<std::ptrdiff_t>(from + count));
    const auto found = match_self(as_words(text), TextId(5), {});
    ASSERT_EQ(found.size(), 1U) << round;
    EXPECT_TRUE(
        found[0].a_words.holds(base::Tokens{base::narrow(from), base::narrow(from + count)}));
    EXPECT_TRUE(
        found[0].b_words.holds(base::Tokens{base::narrow(second), base::narrow(second + count)}));
    EXPECT_LE(found[0].a_words.end, found[0].b_words.begin);
    EXPECT_EQ(found[0].a, found[0].b);
    (void)at;
  }
}

TEST(FindMatches, ARepeatBesideItselfIsFound) {
  Letters text;
  for (uint32_t i = 0; i < 12; ++i) text.push_back(i);
  for (uint32_t i = 0; i < 12; ++i) text.push_back(i);
  const auto found = match_self(as_words(text), TextId(0), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].a_words, (base::Tokens{0, 12}));
  EXPECT_EQ(found[0].b_words, (base::Tokens{12, 24}));
}

TEST(FindMatches, APassageOfTenThousandTextsLosesNobody) {
  Dice random(29);
  const Letters shared = random_letters(random, 30, 100000);
  std::vector<std::vector<Word>> texts;
  for (size_t i = 0; i < 10000; ++i) {
    Letters text = random_letters(random, 20 + random() % 20, 1000000);
    text.insert(text.begin() + static_cast<std::ptrdiff_t>(random() % text.size()), shared.begin(),
                shared.end());
    texts.push_back(as_words(text));
  }
  const auto found = match_all(texts, {}, 1);
  std::set<uint32_t> carriers;
  for (const Passage& passage : found) {
    EXPECT_GE(passage.words, 30U);
    carriers.insert(passage.a.value());
    carriers.insert(passage.b.value());
  }
  EXPECT_EQ(carriers.size(), texts.size());
  EXPECT_LT(found.size(), 3 * texts.size());
}

// Hangs, where the work is a square of the length.
TEST(FindMatches, EndlessRepetitionStaysLinear) {
  for (const uint32_t period : {1U, 2U, 7U}) {
    Letters text;
    for (uint32_t i = 0; i < 30000; ++i) text.push_back(i % period);
    const auto words = as_words(text);
    EXPECT_FALSE(match_pair(words, TextId(0), words, TextId(1), {}).empty());
    EXPECT_FALSE(match_self(words, TextId(0), {}).empty());
  }
}

TEST(FindMatches, NothingIsNoTrouble) {
  EXPECT_TRUE(match_all({}, {}, 3).empty());
  EXPECT_TRUE(match_pair({}, TextId(0), {}, TextId(1), {}).empty());
  EXPECT_TRUE(match_self({}, TextId(0), {}).empty());
  MatchOptions odd;
  odd.anchor_words = odd.window = odd.min_words = odd.max_posting = 0;
  odd.max_gap = 0xffffffff;
  const auto words = as_words({1, 2, 3});
  EXPECT_EQ(match_pair(words, TextId(0), words, TextId(1), odd).size(), 1U);
}

TEST(FindMatches, AChangedWordDoesNotEndAPassage) {
  Letters a(40), b;
  for (uint32_t i = 0; i < a.size(); ++i) a[i] = i;
  b = a;
  b[15] = 1000;
  b.insert(b.begin() + 25, {2000, 2001, 2002});
  b[41] = 3000;  // one word before the end's last: one equal word behind it is not enough to go on
  const auto found = match_pair(as_words(a), TextId(0), as_words(b), TextId(1), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].a_words, (base::Tokens{0, 38}));
  EXPECT_EQ(found[0].b_words, (base::Tokens{0, 41}));
  EXPECT_EQ(found[0].words, 37U);
}

TEST(Sketch, ChoosesTheSamePlacesInASharedRun) {
  Dice random(31);
  for (int round = 0; round < 500; ++round) {
    MatchOptions options;
    options.anchor_words = 1 + random() % 6;
    options.window = 1 + random() % 8;
    const size_t promised = options.anchor_words + options.window - 1;
    const Letters shared = random_letters(random, promised, 4);
    Letters a = random_letters(random, 10 + random() % 10, 4),
            b = random_letters(random, 10 + random() % 10, 4);
    const size_t i = a.size(), j = b.size();
    for (Letters* text : {&a, &b}) {
      text->insert(text->end(), shared.begin(), shared.end());
      const Letters tail = random_letters(random, random() % 10, 4);
      text->insert(text->end(), tail.begin(), tail.end());
    }
    std::set<uint32_t> in_a, in_b;
    for (const Anchor& anchor : anchors_of(as_words(a), TextId(0), options))
      if (anchor.word >= i) in_a.insert(anchor.word - base::narrow(i));
    for (const Anchor& anchor : anchors_of(as_words(b), TextId(0), options))
      if (anchor.word >= j) in_b.insert(anchor.word - base::narrow(j));
    bool meet = false;
    for (const uint32_t place : in_a)
      meet = meet || (place + options.anchor_words <= promised && in_b.count(place) > 0);
    EXPECT_TRUE(meet) << round;
  }
}

TEST(Sketch, AnchorsAreThinAndOfFewBits) {
  Dice random(37);
  const auto words = as_words(random_letters(random, 20000, 1000000));
  const auto anchors = anchors_of(words, TextId(4), {});
  EXPECT_NEAR(static_cast<double>(anchors.size()), 20000 * 2.0 / 7.0, 300);
  for (const Anchor& anchor : anchors) EXPECT_EQ(anchor.hash >> kAnchorBits, 0U);
  EXPECT_EQ(every_anchor_of(words, TextId(4), {}).size(), 19996U);
}

}  // namespace
}  // namespace hearsay::match
