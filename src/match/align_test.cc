// Tables and laws of word alignment.
#include "match/align.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "match/find_matches.h"

namespace hearsay::match {
namespace {

// "=3 -1 +2 ~1/2": runs of equal words, words of a alone, of b alone, and changed ones.
std::string drawn(const std::vector<Edit>& edits) {
  std::string out;
  for (const Edit& edit : edits) {
    if (!out.empty()) out += ' ';
    const std::string a = std::to_string(edit.a.size()), b = std::to_string(edit.b.size());
    switch (edit.kind) {
      case EditKind::kSame: out += "=" + a; break;
      case EditKind::kOnlyA: out += "-" + a; break;
      case EditKind::kOnlyB: out += "+" + b; break;
      case EditKind::kChanged: out += "~" + a + "/" + b; break;
    }
  }
  return out;
}

TEST(Align, WholeTexts) {
  const struct {
    const char *a, *b, *edits;
  } rows[] = {
      {"", "", ""},
      {"a b c", "a b c", "=3"},
      {"a b c", "", "-3"},
      {"", "a b c", "+3"},
      {"a b c", "x y", "~3/2"},
      {"we shall open the bridge", "we shall close the bridge", "=2 ~1/1 =2"},
      {"help our local partners", "help local partners", "=1 -1 =2"},
      {"help local partners", "help our local partners", "=1 +1 =2"},
      {"we will cut taxes unless revenues fall", "we will cut taxes", "=4 -3"},
      {"p q r a b c d", "a b c d", "-3 =4"},
  };
  for (const auto& row : rows) {
    const auto a = words_of(row.a), b = words_of(row.b);
    EXPECT_EQ(drawn(align_whole(a, b).edits), row.edits) << row.a << " / " << row.b;
  }
}

TEST(Align, EditsCoverBothTextsAndSayTheTruth) {
  std::mt19937 random(41);
  const char* const kWords[] = {"a", "b", "c", "d"};
  for (int round = 0; round < 3000; ++round) {
    std::string x, y;
    for (size_t i = random() % 20; i > 0; --i) x += std::string(kWords[random() % 4]) + " ";
    for (size_t i = random() % 20; i > 0; --i) y += std::string(kWords[random() % 4]) + " ";
    const auto a = words_of(x), b = words_of(y);
    const Alignment found = align_whole(a, b);
    uint32_t i = 0, j = 0, equal = 0;
    for (const Edit& edit : found.edits) {
      ASSERT_EQ(edit.a.begin, i);
      ASSERT_EQ(edit.b.begin, j);
      i = edit.a.end;
      j = edit.b.end;
      if (edit.kind == EditKind::kSame) {
        ASSERT_EQ(edit.a.size(), edit.b.size());
        for (uint32_t n = 0; n < edit.a.size(); ++n)
          ASSERT_EQ(a[edit.a.begin + n].hash, b[edit.b.begin + n].hash);
        equal += edit.a.size();
      } else {
        ASSERT_EQ(edit.kind == EditKind::kOnlyA, edit.b.empty());
        ASSERT_EQ(edit.kind == EditKind::kOnlyB, edit.a.empty());
      }
    }
    EXPECT_EQ(i, a.size());
    EXPECT_EQ(j, b.size());
    EXPECT_EQ(found.words, equal);
  }
}

TEST(Align, AShortTextInALongOne) {
  const std::string hay =
      "On Monday the mayor spoke. The bridge will stay closed until the council has voted, she "
      "said. "
      "Nobody knows when that will be. The bridge will stay closed until the council has voted, "
      "she said again.";
  const struct {
    const char *needle, *place, *edits;
  } rows[] = {
      {"the bridge will stay closed until the council has voted",
       "The bridge will stay closed until the council has voted", "=10"},
      {"the bridge will stay open until the council has voted",
       "The bridge will stay closed until the council has voted", "=4 ~1/1 =5"},
      {"the bridge will stay closed until she has voted",
       "The bridge will stay closed until the council has voted", "=6 ~1/2 =2"},
      {"the bridge has voted", "The bridge will stay closed until the council has voted",
       "=2 +6 =2"},
      {"sadly nobody knows when", "Nobody knows when", "-1 =3"},
      {"words that stand nowhere in it at all mind you", "", ""},
      {"", "", ""},
  };
  const auto words = words_of(hay);
  for (const auto& row : rows) {
    const auto needle = words_of(row.needle);
    const Alignment found = align_inside(needle, words);
    if (found.edits.empty()) {
      EXPECT_STREQ(row.place, "") << row.needle;
      continue;
    }
    const base::Bytes span{words[found.b_words.begin].span.begin,
                           words[found.b_words.end - 1].span.end};
    if (std::string_view(row.needle).starts_with("sadly")) {
      EXPECT_EQ(found.words, 3U);
      continue;
    }
    EXPECT_EQ(base::view(hay, span), row.place) << row.needle;
    EXPECT_EQ(drawn(found.edits), row.edits) << row.needle;
    EXPECT_LT(span.end, 130U) << "the leftmost place: " << row.needle;
  }
}

TEST(Align, LargeTextsAreCutAtSharedRuns) {
  std::mt19937 random(43);
  std::vector<Word> a;
  for (uint32_t i = 0; i < 9000; ++i) a.push_back({static_cast<uint32_t>(random()), {i, i + 1}});
  std::vector<Word> b = a;
  b.erase(b.begin() + 4000, b.begin() + 4100);
  b[7000].hash = 1;
  EXPECT_EQ(drawn(align_whole(a, b).edits), "=4000 -100 =3000 ~1/1 =1899");
  const std::vector<Word> needle(a.begin() + 1000, a.begin() + 6000);
  const Alignment inside = align_inside(needle, b);
  EXPECT_EQ(inside.words, 4900U);
}

}  // namespace
}  // namespace hearsay::match
