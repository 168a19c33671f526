// Cuts a text into runs of letters, runs of digits and single marks.
#include "lexicon/date_pieces.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::lexicon {
namespace {

bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

// The run of letters or digits that starts at piece.begin with `first`.
void take_run(std::string_view text, const text::Point& first, Piece& piece) {
  const bool digit = is_ascii_digit(first.value);
  piece.kind = digit ? Piece::Kind::kNumber : Piece::Kind::kWord;
  piece.capital = !digit && text::is_upper(first.value);
  size_t at = piece.begin;
  while (at < text.size()) {
    const text::Point p = text::point_at(text, at);
    if (!(digit ? is_ascii_digit(p.value) : text::is_letter(p.value))) break;
    at += p.bytes;
  }
  piece.end = base::narrow(at);
  if (digit && piece.size() <= 9)
    std::from_chars(text.data() + piece.begin, text.data() + piece.end, piece.value);
}

}  // namespace

std::vector<Piece> cut_pieces(std::string_view text, base::Bytes range) {
  std::vector<Piece> pieces;
  const size_t end = std::min<size_t>(range.end, text.size());
  text = text.substr(0, end);  // a character cut in two by the end of the range is a mark
  bool glued = false;
  int lines = 0;
  for (size_t at = range.begin; at < end;) {
    const text::Point p = text::point_at(text, at);
    if (text::is_space(p.value)) {
      if (p.value == '\n') ++lines;
      glued = false;
      at += std::max<uint32_t>(p.bytes, 1);
      continue;
    }
    Piece piece;
    piece.begin = base::narrow(at);
    piece.glued = glued;
    piece.paragraph = lines > 1;
    if (is_ascii_digit(p.value) || text::is_letter(p.value)) {
      take_run(text, p, piece);
      at = piece.end;
    } else {
      piece.mark = p.value;
      at += std::max<uint32_t>(p.bytes, 1);
      piece.end = base::narrow(std::min(at, end));
    }
    lines = 0;
    glued = true;
    pieces.push_back(piece);
  }
  return pieces;
}

namespace {

int days_of_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && (leap || year == 0) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

}  // namespace

bool is_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}

void put_clock(const Clock& clock, base::Moment& moment) {
  moment.hour = static_cast<int8_t>(clock.hour);
  moment.minute = static_cast<int8_t>(clock.minute);
  moment.second = static_cast<int8_t>(std::max(clock.second, 0));
  moment.precision = clock.second >= 0 ? base::Precision::kSecond : base::Precision::kMinute;
  moment.zone = clock.zone;
}

int number_in(std::string_view cell) {
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

}  // namespace hearsay::lexicon
