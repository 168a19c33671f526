// Dates without a year or a day are told by the moment of their page.
#include <cstdint>

#include "lexicon/read_dates.h"

namespace hearsay::lexicon {
namespace {

using base::Moment;
using base::Precision;

// The moment's day set to `day`, its clock kept.
Moment on_day(Moment moment, int32_t day) {
  const Moment date = base::from_day_number(day);
  moment.year = date.year;
  moment.month = date.month;
  moment.day = date.day;
  return moment;
}

}  // namespace

std::optional<base::Moment> resolve_date(const WrittenDate& date,
                                         const std::optional<base::Moment>& anchor) {
  using Form = WrittenDate::Form;
  if (date.form == Form::kFull || date.form == Form::kMonthYear) return date.moment;
  if (!anchor || !base::exists(*anchor)) return std::nullopt;
  if (date.form == Form::kMonthDay) {
    if (anchor->precision < Precision::kMonth) return std::nullopt;
    constexpr int32_t kAhead = 60;
    const int32_t latest = base::day_number(*anchor) + kAhead;
    for (int year = anchor->year + 1; year >= anchor->year - 4; --year) {
      Moment moment = date.moment;
      moment.year = static_cast<int16_t>(year);
      if (base::exists(moment) && base::day_number(moment) <= latest) return moment;
    }
    return std::nullopt;
  }
  if (anchor->precision < Precision::kDay) return std::nullopt;
  const int32_t today = base::day_number(*anchor);
  switch (date.form) {
    case Form::kWeekday:
      return on_day(date.moment, today - (base::weekday(*anchor) - date.weekday + 7) % 7);
    case Form::kRelative: return on_day(date.moment, today + date.day_shift);
    default: return on_day(date.moment, today);
  }
}

}  // namespace hearsay::lexicon
