// Tables for moments: ISO 8601 there and back, the calendar, and what surely came before what.
#include "base/moment.h"

#include <gtest/gtest.h>

namespace hearsay::base {
namespace {

TEST(Moment, IsoGoesThereAndBack) {
  for (const char* iso :
       {"2017", "2017-12", "2017-12-28", "2017-12-28T16:51", "2017-12-28T16:51:09",
        "2017-12-28T16:51Z", "2017-12-28T16:51:09+02:00", "2017-12-28T16:51-05:30", "2020-02-29"}) {
    const auto moment = from_iso(iso);
    ASSERT_TRUE(moment) << iso;
    EXPECT_EQ(to_iso(*moment), iso);
  }
}

TEST(Moment, OtherIsoShapesAreRead) {
  EXPECT_EQ(to_iso(*from_iso("20171228")), "2017-12-28");
  EXPECT_EQ(to_iso(*from_iso("20171228T165109Z")), "2017-12-28T16:51:09Z");
  EXPECT_EQ(to_iso(*from_iso("2017-12-28 16:51")), "2017-12-28T16:51");
  EXPECT_EQ(to_iso(*from_iso("2017-12-28T16:51:09.123+0200")), "2017-12-28T16:51:09+02:00");
}

TEST(Moment, WhatIsNoDateIsRefused) {
  for (const char* text :
       {"", "17", "2017-13", "2017-02-29", "2017-1-1", "201712", "0017-01-01", "2017-12-28T",
        "2017-12-28T25:00", "2017-12-28T16:51 nonsense", "2017x"}) {
    EXPECT_FALSE(from_iso(text)) << text;
  }
}

TEST(Moment, TheCalendarAgreesWithItself) {
  for (int32_t day = -200000; day < 200000; day += 37) {
    EXPECT_EQ(day_number(from_day_number(day)), day);
    EXPECT_EQ(weekday(from_day_number(day + 7)), weekday(from_day_number(day)));
  }
  EXPECT_EQ(weekday(*from_iso("2017-12-28")), 4);  // a Thursday
}

TEST(Moment, BeforeIsOnlySaidWhenSure) {
  const auto before = [](const char* a, const char* b) {
    return surely_before(*from_iso(a), *from_iso(b));
  };
  EXPECT_TRUE(before("2017-12-27", "2017-12-28"));
  EXPECT_FALSE(before("2017-12-28", "2017-12-28T16:51"));
  EXPECT_FALSE(before("2017", "2017-12-28"));
  EXPECT_TRUE(before("2016", "2017-12-28"));
  EXPECT_TRUE(before("2017-12-28T16:51+02:00", "2017-12-28T15:51Z"));
  EXPECT_FALSE(before("2017-12-28T16:51Z", "2017-12-28T16:51:30Z"));
}

}  // namespace
}  // namespace hearsay::base
