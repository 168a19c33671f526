// Searches raw bytes by name and by form; nothing is parsed.
#include "document/scripted_dates.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace hearsay::document {
namespace {

constexpr size_t kMost = 64;  // places looked at of one name

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_plausible(const base::Moment& moment) { return moment.year >= 1990 && moment.year <= 2100; }

struct Dated {
  size_t at;
  base::Moment moment;
};

// What follows a name, up to the mark that ends it.
std::string_view value_behind(std::string_view behind) {
  constexpr std::string_view kBetween = "\"'\\:=&quot; ";
  behind = behind.substr(0, 60);
  const size_t begin = behind.find_first_not_of(kBetween);
  if (begin == 0 || begin == std::string_view::npos || begin > 16) return {};
  const std::string_view value = behind.substr(begin);
  return value[0] < '1' || value[0] > '2' ? std::string_view()
                                          : value.substr(0, value.find_first_of("\"'\\&<,}"));
}

constexpr std::array<std::string_view, 8> kNames = {
    "datePublished", "date_published",  "publishedAt",  "published_at",
    "publishDate",   "publicationDate", "publish_date", "firstPublished"};
constexpr std::string_view kStem = "ubli";  // of all names

// The dates behind each name, by one walk over the markup.
std::array<std::vector<Dated>, kNames.size()> dates_by_name(std::string_view bytes,
                                                            const DateReading& read) {
  std::array<std::vector<Dated>, kNames.size()> dates;
  for (size_t at = bytes.find(kStem); at != std::string_view::npos;
       at = bytes.find(kStem, at + kStem.size()))
    for (size_t n = 0; n < kNames.size(); ++n) {
      const std::string_view name = kNames[n];
      const size_t before = name.find(kStem);
      if (at < before || dates[n].size() == kMost) continue;
      if (bytes.compare(at - before, name.size(), name) != 0) continue;
      const size_t begin = at - before;
      if (const auto moment = read(value_behind(bytes.substr(begin + name.size()))))
        dates[n].push_back({begin, *moment});
    }
  return dates;
}

size_t distance(size_t a, size_t b) { return a < b ? b - a : a - b; }

// Of several dates the one closest to a place where the page names itself.
const Dated& nearest(std::string_view bytes, const std::vector<Dated>& dates,
                     const std::vector<std::string_view>& own) {
  constexpr size_t kNear = 2000, kLeast = 8;  // bytes
  size_t best = 0, least = kNear;
  for (const std::string_view words : own) {
    if (words.size() < kLeast) continue;
    size_t seen = 0;
    for (size_t at = bytes.find(words); at != std::string_view::npos && seen < kMost;
         at = bytes.find(words, at + words.size()), ++seen)
      for (size_t i = 0; i < dates.size(); ++i)
        if (const size_t far = distance(dates[i].at, at); far < least) {
          least = far;
          best = i;
        }
  }
  return dates[best];
}

// Four, two and two digits at `at`, parted by two like marks.
std::optional<base::Moment> day_at(std::string_view bytes, size_t at) {
  const std::string_view day = bytes.substr(at, 10);
  if (day.size() < 10 || (day[4] != '-' && day[4] != '/') || day[7] != day[4]) return std::nullopt;
  const std::array<char, 10> iso = {day[0], day[1], day[2], day[3], '-',
                                    day[5], day[6], '-',    day[8], day[9]};
  return base::from_iso(std::string_view(iso.data(), iso.size()));
}

}  // namespace

std::optional<base::Moment> scripted_date(std::string_view bytes,
                                          const std::vector<std::string_view>& own,
                                          const DateReading& read) {
  for (const std::vector<Dated>& dates : dates_by_name(bytes, read)) {
    if (dates.empty()) continue;
    const int32_t day = base::day_number(dates.front().moment);
    const bool agree = std::all_of(dates.begin(), dates.end(), [&](const Dated& date) {
      return base::day_number(date.moment) == day;
    });
    return (agree ? dates.front() : nearest(bytes, dates, own)).moment;
  }
  return std::nullopt;
}

std::optional<base::Moment> only_day(std::string_view bytes) {
  std::optional<base::Moment> found;
  for (const std::string_view century : {"20", "19"})
    for (size_t at = bytes.find(century); at != std::string_view::npos;
         at = bytes.find(century, at + 1)) {
      if (at > 0 && is_digit(bytes[at - 1])) continue;
      if (at + 10 < bytes.size() && is_digit(bytes[at + 10])) continue;
      const auto moment = day_at(bytes, at);
      if (!moment || !is_plausible(*moment)) continue;
      if (found && base::day_number(*found) != base::day_number(*moment)) return std::nullopt;
      found = moment;
    }
  return found;
}

std::optional<base::Moment> moment_of_seconds(std::string_view digits) {
  constexpr int64_t kDay = 24 * 3600;
  int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool milliseconds = digits.size() == 13;
  if (error != std::errc() || end != digits.data() + digits.size() ||
      (digits.size() != 10 && !milliseconds) || value <= 0)
    return std::nullopt;
  if (milliseconds) value /= 1000;
  base::Moment moment = base::from_day_number(static_cast<int32_t>(value / kDay));
  const auto rest = static_cast<int>(value % kDay);
  moment.hour = static_cast<int8_t>(rest / 3600);
  moment.minute = static_cast<int8_t>(rest % 3600 / 60);
  moment.second = static_cast<int8_t>(rest % 60);
  moment.precision = base::Precision::kSecond;
  moment.zone = int16_t{0};
  return moment;
}

}  // namespace hearsay::document
