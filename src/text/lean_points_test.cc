// Code points without the text are those of the map with it.
#include "text/lean_points.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/utf8.h"

namespace hearsay::text {
namespace {

TEST(LeanPoints, AreThoseOfTheMap) {
  std::mt19937 random(7);
  const std::u32string some = U"ab £é–’中𝄞";
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (size_t i = random() % 100; i > 0; --i) append_point(text, some[random() % some.size()]);
    const PointMap map(text);
    const LeanPoints lean(text);
    for (uint32_t byte = 0; byte <= text.size() + 2; ++byte)
      ASSERT_EQ(lean.at(byte), map.at(byte)) << text << " at " << byte;
  }
}

}  // namespace
}  // namespace hearsay::text
