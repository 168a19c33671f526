// Tables and laws for UTF-8, folding and offset maps.
#include "text/utf8.h"

#include <gtest/gtest.h>

#include "text/fold.h"

namespace hearsay::text {
namespace {

TEST(Utf8, FindsTheFirstBrokenByte) {
  EXPECT_EQ(first_broken("abc é €"), std::nullopt);
  EXPECT_EQ(first_broken("ab\xff"), 2u);
  EXPECT_EQ(first_broken("ab\xe2\x82"), 2u);        // cut short
  EXPECT_EQ(first_broken("\xc0\xaf"), 0u);          // overlong
  EXPECT_EQ(first_broken("\xed\xa0\x80"), 0u);      // surrogate
  EXPECT_EQ(first_broken("\xf4\x90\x80\x80"), 0u);  // above U+10FFFF
}

TEST(Utf8, RepairsEachMaximalSubpartOnce) {
  EXPECT_EQ(repair("a\xe2\x82z"), "a\ufffdz");
  EXPECT_EQ(repair("\xf0\x9f\x98"), "\ufffd");
  EXPECT_EQ(repair("\xff\xfe"), "\ufffd\ufffd");
  EXPECT_EQ(repair("é😀"), "é😀");
}

TEST(PointMap, GoesThereAndBack) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "aé€😀\n";
  for (const auto unit : {PointMap::Unit::kPoint, PointMap::Unit::kUtf16, PointMap::Unit::kByte}) {
    const PointMap map(text, unit);
    for (uint32_t byte = 0; byte <= text.size(); ++byte) {
      if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xc0) == 0x80) continue;
      EXPECT_EQ(map.byte_of(map.at(byte)), byte);
    }
  }
  EXPECT_EQ(PointMap(text).size(), 500u);
  EXPECT_EQ(PointMap(text, PointMap::Unit::kUtf16).size(), 600u);
}

TEST(Fold, MakesAlikeWhatReadsAlike) {
  EXPECT_EQ(fold_word("Don’t"), "don't");
  EXPECT_EQ(fold_word("ÉVRY"), "évry");
  EXPECT_EQ(fold_word("ﬁne"), "fine");
  // Alone they take a short path, behind a high digit the long one: both fold alike.
  for (char32_t c = 1; c < 0x2200; ++c) {
    std::string one;
    append_point(one, c);
    EXPECT_EQ("2" + fold_word(one), fold_word("²" + one)) << static_cast<uint32_t>(c);
  }
  EXPECT_EQ(fold_word("co\u00adop"), "coop");
  EXPECT_EQ(squeeze("  a \n b\u00a0c "), "a b c");
}

TEST(Fold, NameKeysBringTransliterationsTogether) {
  EXPECT_EQ(name_key("Hmeymim"), name_key("Khmeimim"));
  EXPECT_EQ(name_key("Hmeimim"), name_key("Hmeymim"));
  EXPECT_EQ(name_key("Sergei"), name_key("Sergey"));
  EXPECT_NE(name_key("Orlov"), name_key("Arkin"));
  EXPECT_EQ(name_key("Jelena"), name_key("Elena"));
  EXPECT_EQ(name_key("Ibrahim"), name_key("Ebrahim"));
  EXPECT_EQ(name_key("Julia"), name_key("Yulia"));
  EXPECT_NE(name_key("Jana"), name_key("Ana"));
}

TEST(Fold, EditDistanceCountsTransposition) {
  EXPECT_EQ(edit_distance("henningsen", "hennigsen", 2), 1);
  EXPECT_EQ(edit_distance("orlov", "olrov", 2), 1);
  EXPECT_EQ(edit_distance("abc", "xyz", 2), 3);
  EXPECT_EQ(edit_distance("", "ab", 3), 2);
}

}  // namespace
}  // namespace hearsay::text
