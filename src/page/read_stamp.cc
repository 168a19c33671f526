// Takes the fields of a carrier's date apart.
#include "page/read_stamp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace hearsay::page {

namespace {

int number_of(std::string_view digits) {
  int number = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  const auto parts = [at](char c) { return std::find(at.begin(), at.end(), c) != at.end(); };
  std::vector<std::string_view> pieces;
  pieces.reserve(6);  // a whole date of a mail
  for (auto begin = text.begin();;) {
    begin = std::find_if_not(begin, text.end(), parts);
    if (begin == text.end()) return pieces;
    const auto end = std::find_if(begin, text.end(), parts);
    pieces.push_back(
        text.substr(static_cast<size_t>(begin - text.begin()), static_cast<size_t>(end - begin)));
    begin = end;
  }
}

// 1 to 12 of a name that begins with three letters of a month in any case; 0 where it is none.
int month_of(std::string_view name) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::string letters = base::lowered(name.substr(0, 3));
  const size_t at = kMonths.find(letters);
  return letters.size() == 3 && at != std::string_view::npos && at % 3 == 0
             ? static_cast<int>(at / 3 + 1)
             : 0;
}

// "+0200" or "GMT" as minutes east of UTC; the zones that RFC 822 names, others are none.
std::optional<int16_t> zone_of(std::string_view zone) {
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) {
    const int hours = number_of(zone.substr(1, 2)), minutes = number_of(zone.substr(3, 2));
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return static_cast<int16_t>((zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes));
  }
  constexpr std::array<std::pair<std::string_view, int>, 11> kZones = {{{"GMT", 0},
                                                                        {"UT", 0},
                                                                        {"UTC", 0},
                                                                        {"Z", 0},
                                                                        {"EST", -300},
                                                                        {"EDT", -240},
                                                                        {"CST", -360},
                                                                        {"CDT", -300},
                                                                        {"MST", -420},
                                                                        {"PST", -480},
                                                                        {"PDT", -420}}};
  for (const auto& [name, minutes] : kZones)
    if (name == zone) return static_cast<int16_t>(minutes);
  return std::nullopt;
}

// "05:06" or "05:06:07.12" into the moment; true where it is a time.
bool read_clock(std::string_view text, base::Moment& moment) {
  const std::vector<std::string_view> clock = split(text.substr(0, text.find('.')), ":");
  if (clock.size() < 2) return false;
  const int hour = number_of(clock[0]), minute = number_of(clock[1]);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  moment.hour = static_cast<int8_t>(hour);
  moment.minute = static_cast<int8_t>(minute);
  moment.precision = base::Precision::kMinute;
  const int second = clock.size() > 2 ? number_of(clock[2]) : -1;
  if (second < 0 || second > 59) return true;
  moment.second = static_cast<int8_t>(second);
  moment.precision = base::Precision::kSecond;
  return true;
}

std::optional<base::Moment> read_mail_date(std::string_view text) {
  std::vector<std::string_view> pieces = split(text, " \t\r\n,");
  if (!pieces.empty() && month_of(pieces[0]) == 0 &&
      pieces[0].find_first_of("0123456789") == std::string_view::npos)
    pieces.erase(pieces.begin());  // the day's name
  if (!pieces.empty()) {
    const std::vector<std::string_view> dashed = split(pieces[0], "-");
    if (dashed.size() == 3) {
      pieces.erase(pieces.begin());
      pieces.insert(pieces.begin(), dashed.begin(), dashed.end());
    }
  }
  if (pieces.size() < 3) return std::nullopt;
  const int day = number_of(pieces[0]), month = month_of(pieces[1]);
  int year = number_of(pieces[2]);
  constexpr int kPivot = 50;  // RFC 2822, 4.3: two digits below 50 are of this century
  if (pieces[2].size() == 2 && year >= 0) year += year < kPivot ? 2000 : 1900;
  if (day < 1 || day > 31 || month == 0 || year < 1000 || year > 9999) return std::nullopt;
  base::Moment moment;
  moment.year = static_cast<int16_t>(year);
  moment.month = static_cast<int8_t>(month);
  moment.day = static_cast<int8_t>(day);
  if (pieces.size() > 3 && read_clock(pieces[3], moment) && pieces.size() > 4)
    moment.zone = zone_of(pieces[4]);
  return base::exists(moment) ? std::optional(moment) : std::nullopt;
}

}  // namespace

std::optional<base::Moment> read_stamp(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
  constexpr size_t kLongest = 128;  // no date is longer; what is may be hostile
  text = text.substr(0, kLongest);
  const std::optional<base::Moment> iso = base::from_iso(text);
  return iso ? iso : read_mail_date(text);
}

}  // namespace hearsay::page
