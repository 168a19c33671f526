// A moment of the calendar with the precision its source gave it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::base {

enum class Precision : uint8_t { kYear, kMonth, kDay, kMinute, kSecond };

std::string_view precision_name(Precision precision);  // "year" … "second"

// Proleptic Gregorian. Fields finer than `precision` are 1 (month, day) or 0. `zone` is minutes
// east of UTC where the source gave one; a moment without a zone is local to its page and is never
// converted.
struct Moment {
  int16_t year = 0;
  int8_t month = 1;  // 1..12
  int8_t day = 1;    // 1..31
  int8_t hour = 0;
  int8_t minute = 0;
  int8_t second = 0;
  Precision precision = Precision::kDay;
  std::optional<int16_t> zone;

  friend bool operator==(const Moment&, const Moment&) = default;
};

// True for dates that exist (leap years included) with years 1000 to 9999.
bool exists(const Moment& moment);

// ISO 8601 with as many fields as the precision holds: "2017", "2017-12-28",
// "2017-12-28T16:51+02:00".
std::string to_iso(const Moment& moment);

// Reads ISO 8601 (extended or basic date, "T" or space, fractions dropped, Z or offset). nullopt
// where it is none.
std::optional<Moment> from_iso(std::string_view text);

// Days since 1970-01-01 of the date part, and back (Howard Hinnant, chrono-compatible algorithms
// via <chrono>).
int32_t day_number(const Moment& moment);
Moment from_day_number(int32_t days);

// 0 = Sunday … 6 = Saturday.
int weekday(const Moment& moment);

// Whether a came before b for certain at the coarser of the two precisions; equal or unknown is
// false. Zones count where both moments have one.
bool surely_before(const Moment& a, const Moment& b);

}  // namespace hearsay::base
