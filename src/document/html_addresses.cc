// Web addresses as far as metadata needs them: hosts, sites, dates in paths.
#include <algorithm>
#include <array>

#include "base/ascii.h"

#include "document/metadata.h"

namespace hearsay::document {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `count` digits at text[at] and none behind them; -1 where it is not so.
int digits_at(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return at + count < text.size() && is_digit(text[at + count]) ? -1 : value;
}

std::optional<base::Moment> moment_of(int year, int month, int day) {
  base::Moment moment;
  if (year < 1990 || year > 2100 || month < 1 || month > 12) return std::nullopt;
  moment.year = static_cast<int16_t>(year);
  moment.month = static_cast<int8_t>(month);
  moment.precision = base::Precision::kMonth;
  if (day > 0) {
    moment.day = static_cast<int8_t>(std::min(day, 99));
    moment.precision = base::Precision::kDay;
  }
  return base::exists(moment) ? std::optional(moment) : std::nullopt;
}

std::optional<base::Moment> date_at(std::string_view path, size_t at) {
  const int compact = digits_at(path, at, 8);
  if (compact > 0) return moment_of(compact / 10000, compact / 100 % 100, compact % 100);
  const int year = digits_at(path, at, 4);
  if (year < 0 || at + 5 >= path.size()) return std::nullopt;
  const char mark = path[at + 4];
  if (mark != '/' && mark != '-' && mark != '_' && mark != '.') return std::nullopt;
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  size_t behind = at + 7;
  int month = digits_at(path, at + 5, 2);
  if (month < 0) {
    month = digits_at(path, at + 5, 1);
    behind = at + 6;
  }
  if (month < 0 && at + 8 <= path.size()) {
    const std::string name = base::lowered(path.substr(at + 5, 3));
    const auto found = std::find(kMonths.begin(), kMonths.end(), name);
    if (found == kMonths.end() || (at + 8 < path.size() && path[at + 8] != mark))
      return std::nullopt;
    month = static_cast<int>(found - kMonths.begin()) + 1;
    behind = at + 8;
  }
  if (month < 0) return std::nullopt;
  int day = 0;
  if (behind < path.size() && path[behind] == mark) {
    day = digits_at(path, behind + 1, 2);
    if (day < 0) day = digits_at(path, behind + 1, 1);
    if (day > 31) day = 0;
  }
  if (auto moment = moment_of(year, month, std::max(day, 0));
      moment && moment->precision == base::Precision::kDay)
    return moment;
  return mark == '/' ? moment_of(year, month, 0) : std::nullopt;
}

}  // namespace

std::string host_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > 8) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  std::string out = base::lowered(host.substr(0, 253));
  if (out.starts_with("www.")) out.erase(0, 4);
  return out;
}

bool same_site(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() < b.size()) std::swap(a, b);
  if (a.ends_with(b) && a[a.size() - b.size() - 1] == '.') return true;
  // The last two names, or three where the second last is short ("co.uk").
  const auto site = [](std::string_view host) {
    size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return host;
    size_t second = host.rfind('.', dot - 1);
    if (second != std::string_view::npos && dot - second <= 4 && second > 0)
      second = host.rfind('.', second - 1);
    return second == std::string_view::npos ? host : host.substr(second + 1);
  };
  return site(a) == site(b);
}

std::string absolute_url(std::string_view href, std::string_view base) {
  while (!href.empty() && static_cast<unsigned char>(href.front()) <= 0x20) href.remove_prefix(1);
  while (!href.empty() && static_cast<unsigned char>(href.back()) <= 0x20) href.remove_suffix(1);
  if (href.find("://") != std::string_view::npos || base.empty()) return std::string(href);
  const size_t scheme = base.find("://");
  if (scheme == std::string_view::npos) return std::string(href);
  if (href.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(href);
  const size_t path = base.find('/', scheme + 3);
  const std::string_view root = base.substr(0, path);
  if (href.starts_with("/")) return std::string(root) + std::string(href);
  if (path == std::string_view::npos) return std::string(root) + '/' + std::string(href);
  const std::string_view clean = base.substr(0, base.find_first_of("?#"));
  return std::string(clean.substr(0, clean.rfind('/') + 1)) + std::string(href);
}

std::optional<base::Moment> date_in_url(std::string_view url) {
  const size_t scheme = url.find("://");
  size_t from = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
  if (from == std::string_view::npos) return std::nullopt;
  const std::string_view path = url.substr(from, 400);
  std::optional<base::Moment> month_only;
  for (size_t i = 0; i + 4 < path.size(); ++i) {
    if (!is_digit(path[i]) || (i > 0 && (is_digit(path[i - 1]) || path[i - 1] == '.'))) continue;
    const auto moment = date_at(path, i);
    if (!moment) continue;
    if (moment->precision == base::Precision::kDay) return moment;
    if (!month_only) month_only = moment;
  }
  return month_only;
}

}  // namespace hearsay::document
