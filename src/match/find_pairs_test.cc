// Laws of matching pair by pair: the same as all at once, whatever the ranges and the families.
#include "match/find_pairs.h"

#include <gtest/gtest.h>

#include <random>
#include <tuple>

namespace hearsay::match {
namespace {

// Texts of a small vocabulary with phrases that many of them hold.
std::vector<std::vector<Word>> texts_with_phrases(std::mt19937& random, size_t count) {
  std::vector<std::vector<uint32_t>> phrases(5);
  for (size_t i = 0; i < phrases.size(); ++i)
    for (size_t left = 6 + 9 * i; left > 0; --left)
      phrases[i].push_back(static_cast<uint32_t>(random() % 100000));
  std::vector<std::vector<Word>> texts;
  for (size_t i = 0; i < count; ++i) {
    std::vector<uint32_t> letters;
    const auto put_own = [&](size_t most) {
      for (size_t left = random() % most; left > 0; --left)
        letters.push_back(static_cast<uint32_t>(random() % (random() % 5 == 0 ? 8 : 100000)));
    };
    put_own(12);
    for (size_t left = random() % 4; left > 0; --left) {
      const std::vector<uint32_t>& phrase = phrases[random() % phrases.size()];
      letters.insert(letters.end(), phrase.begin(), phrase.end());
      put_own(12);
    }
    std::vector<Word> words;
    for (uint32_t at = 0; at < letters.size(); ++at)
      words.push_back({letters[at] * 2654435761U, {at * 2, at * 2 + 1}});
    texts.push_back(std::move(words));
  }
  return texts;
}

std::vector<Passage> one_by_one(const std::vector<std::vector<Word>>& texts,
                                const MatchOptions& options, std::span<const uint32_t> families,
                                uint64_t ranges) {
  PairFinder finder(options, families);
  for (uint64_t range = 0; range < ranges; ++range) {
    std::vector<SeenAnchor> anchors;
    for (uint32_t i = 0; i < texts.size(); ++i)
      for (const SeenAnchor& seen : seen_anchors_of(texts[i], TextId(i), options))
        if (seen.anchor.hash % ranges == range) anchors.push_back(seen);
    std::reverse(anchors.begin(), anchors.end());
    finder.add(std::move(anchors));
  }
  for (const uint32_t text : finder.wanted_texts()) finder.add_words(text, texts[text]);
  std::vector<Prepared> prepared;
  for (uint32_t i = 0; i < texts.size(); ++i)
    prepared.push_back(prepare(texts[i], TextId(i), options));
  std::vector<Passage> out;
  for (const TextPair& pair : finder.finish()) {
    const auto is_stock = [&](uint64_t hash) {
      return finder.kinds().one_family(pair.a, pair.b) && finder.is_stock(hash);
    };
    match_prepared(prepared[pair.a], prepared[pair.b], options, is_stock, out);
  }
  return out;
}

auto fields(const Passage& p) {
  return std::tuple(p.a, p.b, p.a_words, p.b_words, p.words, p.similarity, p.stock);
}

TEST(FindPairs, PairsOneByOneGiveThePassagesOfAllAtOnce) {
  std::mt19937 random(41);
  size_t passages = 0, stock = 0;
  for (int round = 0; round < 60; ++round) {
    const auto texts = texts_with_phrases(random, 20 + random() % 60);
    MatchOptions options;
    options.within = random() % 2 == 0;
    options.max_posting = random() % 3 == 0 ? 1000 : 4 + static_cast<uint32_t>(random() % 20);
    options.crowd = random() % 3 == 0 ? 1000 : 2 + static_cast<uint32_t>(random() % 20);
    options.stock_texts = 3 + static_cast<uint32_t>(random() % 10);
    options.long_run = random() % 4 == 0 ? 0 : 12 + static_cast<uint32_t>(random() % 20);
    std::vector<uint32_t> families;
    if (random() % 4 != 0)
      for (size_t i = 0; i < texts.size(); ++i)
        families.push_back(random() % 12 == 0 ? static_cast<uint32_t>(random() % 3) : 1);
    const auto at_once = match_all(texts, options, 1 + random() % 3, families);
    const auto singly = one_by_one(texts, options, families, 1 + random() % 5);
    ASSERT_EQ(at_once.size(), singly.size()) << round;
    for (size_t i = 0; i < at_once.size(); ++i) {
      EXPECT_EQ(fields(at_once[i]), fields(singly[i])) << round;
      stock += at_once[i].stock ? 1 : 0;
    }
    passages += at_once.size();
  }
  EXPECT_GT(passages, 5000U);
  EXPECT_GT(stock, 100U);
}

TEST(FindPairs, StockTiesInAStarButLongRunsTieAllTheirTexts) {
  std::vector<std::vector<Word>> texts;
  std::vector<uint32_t> families;
  uint32_t next = 1000;
  for (uint32_t i = 0; i < 30; ++i) {
    std::vector<uint32_t> letters;
    for (uint32_t j = 0; j < (i < 15 ? 14U : 40U); ++j) letters.push_back(i < 15 ? j : 500 + j);
    for (uint32_t j = 0; j < 20; ++j) letters.push_back(next++);
    std::vector<Word> words;
    for (uint32_t at = 0; at < letters.size(); ++at)
      words.push_back({letters[at] * 2654435761U, {at * 2, at * 2 + 1}});
    texts.push_back(std::move(words));
    families.push_back(1);
  }
  const auto found = match_all(texts, {}, 1, families);
  EXPECT_EQ(found.size(), 14U + 15U * 14 / 2);
  for (const Passage& passage : found) EXPECT_TRUE(passage.stock);
  const auto without = match_all(texts, {}, 1);
  EXPECT_EQ(without.size(), 15U * 14);
}

}  // namespace
}  // namespace hearsay::match
