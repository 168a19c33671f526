// Dates as people write them, found in running text and read with the month and day names of the
// lexicon.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/span.h"
#include "lexicon/lexicon.h"

namespace hearsay::lexicon {

// A date found in a text. `complete` says whether year, month and day (or finer) were all written;
// a date without a year
// ("May 31", "on Thursday") is completed by resolve_date.
struct WrittenDate {
  enum class Form : uint8_t { kFull, kMonthDay, kMonthYear, kWeekday, kRelative, kClock };
  base::Bytes span;     // the words of the date, without a leading "on"
  base::Moment moment;  // valid for kFull and kMonthYear; month and day valid for kMonthDay
  Form form = Form::kFull;
  int weekday = -1;   // kWeekday: 0 = Sunday
  int day_shift = 0;  // kRelative: yesterday = -1, today = 0
};

// All dates in text[range], in order, longest reading first, none overlapping. Reads "28 December
// 2017", "December 28th, 2017", "Dec. 28", "12/28/2017 - 16:51", "2017-12-28T16:51:00Z",
// "28.12.2017", "4\nJune, 2016", "Thursday", "yesterday", and clock times that follow or precede a
// date. A numeric date that can be read two ways is day first unless one reading alone exists or
// `month_first` is set. Linear in the range.
std::vector<WrittenDate> find_dates(std::string_view text, base::Bytes range,
                                    const Lexicon& lexicon, bool month_first = true);

// The moment of a written date given the moment of the page (publication or dateline): a bare
// weekday is the latest such day up to and including the anchor, a month and day the latest before
// the anchor or at most 60 days after. nullopt where it cannot be told.
std::optional<base::Moment> resolve_date(const WrittenDate& date,
                                         const std::optional<base::Moment>& anchor);

}  // namespace hearsay::lexicon
