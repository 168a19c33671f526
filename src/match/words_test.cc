// Laws and tables for the cutting of words.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "match/find_matches.h"
#include "match/word_hash.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::match {
namespace {

std::vector<std::string> spelled(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : words_of(text)) out.emplace_back(base::view(text, word.span));
  return out;
}

std::string without_apostrophes(std::string_view word) {
  std::string out;
  for (size_t at = 0; at < word.size();) {
    const text::Point p = text::point_at(word, at);
    if (!text::is_apostrophe(p.value)) out += word.substr(at, p.bytes);
    at += p.bytes;
  }
  return out;
}

TEST(Words, AreLettersAndDigitsOfAnyScript) {
  const struct {
    const char* text;
    std::vector<std::string> words;
  } rows[] = {
      {"", {}},
      {" ... -- \"'\" ", {}},
      {"The co-op won't close.", {"The", "co", "op", "won't", "close"}},
      {"‘We won’t,’ she said", {"We", "won’t", "she", "said"}},
      {"the states' rights", {"the", "states", "rights"}},
      {"1,000 men (U.S.)", {"1", "000", "men", "U", "S"}},
      {"naïve Łódź", {"naïve", "Łódź"}},
      {"cafe\u0301 noir", {"cafe\u0301", "noir"}},
      {"со\u00adтрудник мэра", {"со\u00adтрудник", "мэра"}},
      {"市長は言った", {"市", "長", "は", "言", "っ", "た"}},
      {"A\u200bB", {"A", "B"}},
      {"don`t", {"don`t"}},
      {"x’", {"x"}},
      {"’x", {"x"}},
  };
  for (const auto& row : rows) EXPECT_EQ(spelled(row.text), row.words) << row.text;
}

TEST(Words, HouseStylesAgree) {
  const struct {
    const char *a, *b;
  } rows[] = {{"DON'T", "don’t"},
              {"WE’RE", "were"},
              {"ﬁnal", "final"},
              {"Ｆｕｌｌ", "full"},
              {"co\u00adoperate", "cooperate"},
              {"Straße", "STRASSE"}};
  for (const auto& row : rows) {
    const auto a = words_of(row.a), b = words_of(row.b);
    ASSERT_EQ(a.size(), 1U) << row.a;
    ASSERT_EQ(b.size(), 1U) << row.b;
    EXPECT_EQ(a[0].hash, b[0].hash) << row.a << " / " << row.b;
  }
  EXPECT_NE(words_of("man")[0].hash, words_of("men")[0].hash);
}

TEST(Words, HashIsThatOfTheFoldedWord) {
  const std::vector<std::string> pieces = {"a",  "B", "z9",          "'",      "’", "-",      " ",
                                           ".",  "é", "É",           "ß",      "ﬀ", "\u00ad", "ы",
                                           "中", "0", "longerpiece", "\u0301", "‘"};
  std::mt19937 random(7);
  size_t seen = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const size_t length = 1 + random() % (round % 10 == 0 ? 200 : 12);
    for (size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    uint32_t last = 0;
    for (const Word& word : words_of(text)) {
      const std::string spelling(base::view(text, word.span));
      EXPECT_EQ(word.hash, hash_word(text::fold_word(without_apostrophes(spelling)))) << text;
      EXPECT_GE(word.span.begin, last) << text;
      EXPECT_LT(word.span.begin, word.span.end) << text;
      last = word.span.end;
      ++seen;
    }
  }
  EXPECT_GT(seen, 30000U);
}

TEST(Words, ARangeGivesTheWordsInItAtTheirPlaces) {
  const std::string text = "one two three four";
  const auto words = words_of(text, {4, 13});
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].span, (base::Bytes{4, 7}));
  EXPECT_EQ(words[1].span, (base::Bytes{8, 13}));
  EXPECT_TRUE(words_of(text, {18, 99}).empty());
  EXPECT_TRUE(words_of(text, {99, 120}).empty());
}

TEST(Words, BrokenBytesAreNoHarm) {
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (size_t i = 0; i < 30; ++i) text += static_cast<char>(random() % 256);
    for (const Word& word : words_of(text)) EXPECT_LE(word.span.end, text.size());
  }
}

}  // namespace
}  // namespace hearsay::match
