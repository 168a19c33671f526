// A table of carriers' dates.
#include "page/read_stamp.h"

#include <gtest/gtest.h>

namespace hearsay::page {
namespace {

TEST(ReadStamp, CarriersDates) {
  struct Row {
    std::string_view text, iso;  // iso empty: no date
  };
  const Row rows[] = {
      {"2019-03-04", "2019-03-04"},
      {" 2019-03-04T05:06:07Z\n", "2019-03-04T05:06:07Z"},
      {"Mon, 04 Mar 2019 05:06:07 +0200", "2019-03-04T05:06:07+02:00"},
      {"4 Mar 19 05:06 EST", "2019-03-04T05:06-05:00"},
      {"04 March 2019", "2019-03-04"},
      {"Mon, 4 Mar 2019 05:06:07 -0530", "2019-03-04T05:06:07-05:30"},
      {"4-MAR-2019 05:06:07.12", "2019-03-04T05:06:07"},
      {"04-Mar-2019 05:06:07.12\t\t E", "2019-03-04T05:06:07"},
      {"Mon, 04 Mar 2019 05:06:07 XYZ", "2019-03-04T05:06:07"},
      {"31 Feb 2019", ""},
      {"Mon, 04 Foo 2019", ""},
      {"soon", ""},
      {"", ""},
      {", ,", ""},
      {"4 Mar", ""},
      {"99999999999 Mar 2019", ""},
  };
  for (const Row& row : rows) {
    const std::optional<base::Moment> moment = read_stamp(row.text);
    EXPECT_EQ(moment ? base::to_iso(*moment) : "", row.iso) << row.text;
  }
}

}  // namespace
}  // namespace hearsay::page
