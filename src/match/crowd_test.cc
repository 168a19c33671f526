// Of texts that all have one phrase, those that go on alike meet, and no promised run is lost.
#include "match/crowd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

namespace hearsay::match {
namespace {

using Numbers = std::vector<uint32_t>;

std::vector<Word> as_words(const Numbers& numbers) {
  std::vector<Word> words;
  for (uint32_t at = 0; at < numbers.size(); ++at)
    words.push_back({numbers[at] * 2654435761U + 17, {at * 2, at * 2 + 1}});
  return words;
}

// Texts of their own words that hold a phrase cut out of a longer one, the same for all.
std::vector<Numbers> texts_with_a_phrase(std::mt19937& random, size_t count) {
  Numbers phrase(16);
  for (uint32_t i = 0; i < phrase.size(); ++i) phrase[i] = i;
  std::vector<Numbers> texts;
  uint32_t own = 1000;
  for (size_t i = 0; i < count; ++i) {
    Numbers text;
    for (size_t left = random() % 6; left > 0; --left) text.push_back(own++);
    const size_t from = random() % 6, words = 5 + random() % 6;
    text.insert(text.end(), phrase.begin() + static_cast<std::ptrdiff_t>(from),
                phrase.begin() + static_cast<std::ptrdiff_t>(from + words));
    for (size_t left = random() % 6; left > 0; --left) text.push_back(own++);
    texts.push_back(std::move(text));
  }
  return texts;
}

uint32_t longest_run(const Numbers& a, const Numbers& b) {
  uint32_t longest = 0;
  for (size_t i = 0; i < a.size(); ++i)
    for (size_t j = 0; j < b.size(); ++j) {
      uint32_t n = 0;
      while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
      longest = std::max(longest, n);
    }
  return longest;
}

TEST(Crowd, LosesNoPromisedRun) {
  std::mt19937 random(7);
  size_t promised = 0, looser = 0;
  for (int round = 0; round < 40; ++round) {
    const std::vector<Numbers> texts = texts_with_a_phrase(random, 40);
    MatchOptions options;
    options.window = 2 + static_cast<uint32_t>(random() % 5);
    options.min_words = options.anchor_words + options.window - 1;
    options.crowd = 2 + static_cast<uint32_t>(random() % 6);
    std::vector<std::vector<Word>> words;
    for (const Numbers& text : texts) words.push_back(as_words(text));
    std::set<std::pair<uint32_t, uint32_t>> found;
    for (const Passage& passage : match_all(words, options))
      found.insert({passage.a.value(), passage.b.value()});
    for (uint32_t a = 0; a < texts.size(); ++a)
      for (uint32_t b = a + 1; b < texts.size(); ++b) {
        const bool is_promised = longest_run(texts[a], texts[b]) >= options.min_words;
        promised += is_promised ? 1 : 0;
        EXPECT_TRUE(!is_promised || found.contains({a, b})) << round << " " << a << " " << b;
      }
    looser += found.size();
  }
  EXPECT_GT(promised, 1000U);
  EXPECT_EQ(looser, promised);  // nothing beside them has as many words
}

TEST(Crowd, CompanionsAgreeOnOneSide) {
  // before, phrase, behind: three words each but in the last text
  const std::vector<Numbers> texts = {{1, 2, 3, 50, 51, 52, 53, 54, 4, 5, 6},
                                      {1, 2, 3, 50, 51, 52, 53, 54, 7, 8, 9},
                                      {0, 2, 3, 50, 51, 52, 53, 54, 4, 5, 6},
                                      {0, 2, 3, 50, 51, 52, 53, 54, 4, 5, 0},
                                      {2, 3, 50, 51, 52, 53, 54, 4, 5}};
  Crowd crowd;
  for (uint32_t i = 0; i < texts.size(); ++i) {
    const std::vector<uint32_t> hashes = hashes_of(as_words(texts[i]));
    crowd.add(i, beside(hashes, i + 1 < texts.size() ? 3 : 2, 5, 3));
  }
  std::set<std::vector<uint32_t>> companies;
  crowd.each_company([&](std::span<const uint32_t> company) {
    companies.insert(std::vector<uint32_t>(company.begin(), company.end()));
  });
  EXPECT_EQ(companies, (std::set<std::vector<uint32_t>>{{0, 1}, {0, 2}, {2, 3}}));
}

TEST(Crowd, HalfOfTheRestOfARunIsBesideItsAnchor) {
  MatchOptions options;
  for (const auto& [window, words] :
       {std::pair{1U, 0U}, {2U, 1U}, {5U, 2U}, {6U, 3U}, {20U, 10U}}) {
    options.window = window;
    EXPECT_EQ(words_beside(options), words);
  }
}

}  // namespace
}  // namespace hearsay::match
