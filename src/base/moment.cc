// Calendar arithmetic and ISO 8601 for moments.
#include "base/moment.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace hearsay::base {
namespace {

namespace chr = std::chrono;

// Reads exactly `digits` digits at `at`, moves `at` behind them.
std::optional<int> digits(std::string_view text, size_t& at, size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  at += count;
  return value;
}

bool take(std::string_view text, size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

bool is_digit_at(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "Z", "+02:00", "+0200", "+02"; nothing else may follow.
bool read_zone(std::string_view text, size_t& at, Moment& moment) {
  if (at == text.size()) return true;
  if (take(text, at, 'Z') || take(text, at, 'z')) {
    moment.zone = static_cast<int16_t>(0);
    return at == text.size();
  }
  const bool minus = text[at] == '-';
  if (!minus && text[at] != '+') return false;
  ++at;
  const auto hours = digits(text, at, 2);
  if (!hours) return false;
  take(text, at, ':');
  const auto minutes = at < text.size() ? digits(text, at, 2) : std::optional<int>(0);
  if (!minutes || *hours > 15 || *minutes > 59 || at != text.size()) return false;
  const int east = *hours * 60 + *minutes;
  moment.zone = static_cast<int16_t>(minus ? -east : east);
  return true;
}

bool read_clock(std::string_view text, size_t& at, Moment& moment) {
  const auto hour = digits(text, at, 2);
  if (!hour || *hour > 24) return false;
  take(text, at, ':');
  const auto minute = digits(text, at, 2);
  if (!minute || *minute > 59) return false;
  moment.hour = static_cast<int8_t>(*hour % 24);
  moment.minute = static_cast<int8_t>(*minute);
  moment.precision = Precision::kMinute;
  if (take(text, at, ':') || is_digit_at(text, at)) {
    const auto second = digits(text, at, 2);
    if (!second || *second > 60) return false;
    moment.second = static_cast<int8_t>(*second == 60 ? 59 : *second);
    moment.precision = Precision::kSecond;
    if (take(text, at, '.') || take(text, at, ','))
      while (is_digit_at(text, at)) ++at;
  }
  while (take(text, at, ' ')) {
  }
  return read_zone(text, at, moment);
}

}  // namespace

std::string_view precision_name(Precision precision) {
  constexpr std::array<std::string_view, 5> kNames = {"year", "month", "day", "minute", "second"};
  return kNames[static_cast<size_t>(precision)];
}

bool exists(const Moment& moment) {
  if (moment.year < 1000 || moment.year > 9999) return false;
  const chr::year_month_day date{chr::year{moment.year},
                                 chr::month{static_cast<unsigned>(moment.month)},
                                 chr::day{static_cast<unsigned>(moment.day)}};
  return date.ok() && moment.hour >= 0 && moment.hour < 24 && moment.minute >= 0 &&
         moment.minute < 60 && moment.second >= 0 && moment.second < 60;
}

std::string to_iso(const Moment& moment) {
  std::array<char, 40> buffer{};
  const auto put = [&](const char* format, auto... values) {
    std::snprintf(buffer.data(), buffer.size(), format, values...);
    return std::string(buffer.data());
  };
  std::string out = put("%04d", moment.year);
  if (moment.precision >= Precision::kMonth) out += put("-%02d", moment.month);
  if (moment.precision >= Precision::kDay) out += put("-%02d", moment.day);
  if (moment.precision >= Precision::kMinute) out += put("T%02d:%02d", moment.hour, moment.minute);
  if (moment.precision >= Precision::kSecond) out += put(":%02d", moment.second);
  if (moment.precision >= Precision::kMinute && moment.zone) {
    const int east = *moment.zone;
    const int size = east < 0 ? -east : east;
    out += east == 0 ? std::string("Z")
                     : put("%c%02d:%02d", east < 0 ? '-' : '+', size / 60, size % 60);
  }
  return out;
}

std::optional<Moment> from_iso(std::string_view text) {
  size_t at = 0;
  Moment moment;
  const auto year = digits(text, at, 4);
  if (!year) return std::nullopt;
  moment.year = static_cast<int16_t>(*year);
  moment.precision = Precision::kYear;
  const bool dashed = take(text, at, '-');
  if (at < text.size()) {
    const auto month = digits(text, at, 2);
    if (!month) return std::nullopt;
    moment.month = static_cast<int8_t>(*month);
    moment.precision = Precision::kMonth;
    const bool more = dashed ? take(text, at, '-') : is_digit_at(text, at);
    if (more) {
      const auto day = digits(text, at, 2);
      if (!day) return std::nullopt;
      moment.day = static_cast<int8_t>(*day);
      moment.precision = Precision::kDay;
    } else if (!dashed) {
      return std::nullopt;  // "201712" is more likely a number than a month
    }
    if (at < text.size()) {
      if (moment.precision != Precision::kDay) return std::nullopt;
      if (!take(text, at, 'T') && !take(text, at, 't') && !take(text, at, ' ')) return std::nullopt;
      if (!read_clock(text, at, moment)) return std::nullopt;
    }
  }
  if (!exists(moment)) return std::nullopt;
  return moment;
}

int32_t day_number(const Moment& moment) {
  const chr::year_month_day date{chr::year{moment.year},
                                 chr::month{static_cast<unsigned>(moment.month)},
                                 chr::day{static_cast<unsigned>(moment.day)}};
  return static_cast<int32_t>(chr::sys_days{date}.time_since_epoch().count());
}

Moment from_day_number(int32_t days) {
  const chr::year_month_day date{chr::sys_days{chr::days{days}}};
  Moment moment;
  moment.year = static_cast<int16_t>(static_cast<int>(date.year()));
  moment.month = static_cast<int8_t>(static_cast<unsigned>(date.month()));
  moment.day = static_cast<int8_t>(static_cast<unsigned>(date.day()));
  return moment;
}

int weekday(const Moment& moment) {
  return static_cast<int>(chr::weekday{chr::sys_days{chr::days{day_number(moment)}}}.c_encoding());
}

bool surely_before(const Moment& a, const Moment& b) {
  const Precision common = std::min(a.precision, b.precision);
  if (a.year != b.year) return a.year < b.year;
  if (common == Precision::kYear) return false;
  if (a.month != b.month) return a.month < b.month;
  if (common == Precision::kMonth) return false;
  if (common == Precision::kDay) return a.day < b.day;
  const auto minutes = [](const Moment& m, bool zoned) {
    const int64_t local = int64_t{day_number(m)} * 1440 + m.hour * 60 + m.minute;
    return zoned ? local - *m.zone : local;
  };
  const bool zoned = a.zone && b.zone;
  const int64_t left = minutes(a, zoned), right = minutes(b, zoned);
  if (left != right) return left < right;
  return common == Precision::kSecond && a.second < b.second;
}

}  // namespace hearsay::base
