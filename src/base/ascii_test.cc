// ASCII letters in any case: all bytes, and what is left as it is.
#include "base/ascii.h"

#include <gtest/gtest.h>

namespace hearsay::base {
namespace {

TEST(Ascii, LowersCapitalsAlone) {
  for (int c = 0; c < 256; ++c) {
    const int wanted = c >= 'A' && c <= 'Z' ? c + 32 : c;
    EXPECT_EQ(static_cast<unsigned char>(lower(static_cast<char>(c))), wanted) << c;
  }
  EXPECT_EQ(lowered("Content-TYPE \xC3\x89"), "content-type \xC3\x89");
  EXPECT_EQ(lowered(""), "");
}

TEST(Ascii, EqualInAnyCaseMeansEqualLength) {
  EXPECT_TRUE(equal_folded("UTF-8", "utf-8"));
  EXPECT_FALSE(equal_folded("UTF-8", "utf-"));
  EXPECT_FALSE(equal_folded("[", "{"));  // 32 apart, and no letters
  EXPECT_TRUE(equal_folded("", ""));
}

}  // namespace
}  // namespace hearsay::base
