// Compares days and clocks in minutes.
#include "document/own_calendar.h"

#include <cstdlib>

namespace hearsay::document {
namespace {

constexpr int64_t kStep = 30, kLate = 5;  // minutes; what is later is another moment

// Minutes since 1970 of the fields as they stand.
int64_t minutes_of(const base::Moment& moment) {
  return int64_t{base::day_number(moment)} * 1440 + moment.hour * 60 + moment.minute;
}

int64_t utc_of(const base::Moment& stated) { return minutes_of(stated) - stated.zone.value_or(0); }

}  // namespace

bool is_neighbouring_day(const base::Moment& own, const base::Moment& stated) {
  constexpr int64_t kWest = 10 * 60, kEast = 14 * 60, kDay = 24 * 60;
  if (own.precision < base::Precision::kDay) return false;
  if (std::abs(base::day_number(own) - base::day_number(stated)) != 1) return false;
  const int64_t day = int64_t{base::day_number(own)} * kDay, utc = utc_of(stated);
  if (day - kEast >= utc || day + kDay + kWest <= utc) return false;
  if (own.precision < base::Precision::kMinute) return true;
  const int64_t shift = std::abs(minutes_of(own) - utc - own.zone.value_or(0));
  if (own.zone) return shift <= kLate;
  return shift % kStep <= kLate || shift % kStep >= kStep - kLate;
}

std::optional<int16_t> zone_between(const base::Moment& own, const base::Moment& stated) {
  constexpr int64_t kWidest = 14 * 60;
  if (own.precision < base::Precision::kMinute || own.zone) return own.zone;
  const int64_t shift = minutes_of(own) - utc_of(stated);
  const int64_t zone = (shift >= 0 ? shift + kStep / 2 : shift - kStep / 2) / kStep * kStep;
  if (std::abs(zone) > kWidest || std::abs(zone - shift) > kLate) return std::nullopt;
  return static_cast<int16_t>(zone);
}

}  // namespace hearsay::document
