// The date reader: words and digits, tried at each place with every shape a date is written in.
#include "lexicon/read_dates.h"

#include <algorithm>
#include <array>

#include "lexicon/piece_view.h"
#include "lexicon/read_clock.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::lexicon {
namespace {

using base::Moment;
using base::Precision;

// A date under way: what was read and the piece behind it.
struct Reading {
  WrittenDate date;
  size_t end = 0;
};

class DateReader : private PieceView {
 public:
  DateReader(std::string_view text, const std::vector<Piece>& pieces, const DateWords& words,
             bool month_first)
      : PieceView(text, pieces, words), month_first_(month_first) {}

  std::vector<WrittenDate> run() {
    std::vector<WrittenDate> dates;
    for (size_t p = 0; p < pieces_.size();) {
      std::optional<Reading> best = at(p);
      if (!best || best->end <= p) {
        ++p;
        continue;
      }
      best->date.span = {pieces_[p].begin, pieces_[best->end - 1].end};
      dates.push_back(best->date);
      p = best->end;
    }
    return dates;
  }

 private:
  const Row* row_of(const WordList& list, size_t p) const {
    return is(p, Kind::kWord) ? words_.find(list, raw(p)) : nullptr;
  }

  // The number in the column "value" of word p of date_words.tsv.
  int value_of(size_t p) const {
    return number_in(words_.words().cell(*row_of(words_.words(), p), "value"));
  }

  // A month name at p; moves p behind it and behind the dot of an abbreviation.
  int take_month(size_t& p) const {
    if (!goes_on(p)) return 0;
    const Row* row = row_of(words_.months(), p);
    if (row == nullptr || glued_word(p)) return 0;
    if (!pieces_[p].capital && !words_.months().cell(*row, "ambiguous").empty()) return 0;
    const int month = number_in(words_.months().cell(*row, "number"));
    ++p;
    if (is_mark(p, '.') && glued(p) && letters_of(p - 1) <= 4) ++p;
    return month;
  }

  size_t letters_of(size_t p) const {
    const std::string_view word = raw(p);
    return static_cast<size_t>(std::count_if(word.begin(), word.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
  }

  // A word glued to a digit or word ("12may") is no date word, but "28-Dec-2017" is fine.
  bool glued_word(size_t p) const { return p > 0 && glued(p) && !is(p - 1, Kind::kMark); }

  // A day of the month with its ordinal ending, and the second day of a range ("29-30"), which is
  // passed over.
  int take_day(size_t& p) const {
    if (!goes_on(p) || !is(p, Kind::kNumber) || pieces_[p].size() > 2) return 0;
    const int day = pieces_[p].value;
    if (day < 1 || day > 31) return 0;
    size_t next = p + 1;
    skip_ordinal(next);
    if (is(next, Kind::kMark) && text::is_dash(pieces_[next].mark) && glued(next) &&
        is(next + 1, Kind::kNumber) && glued(next + 1) && pieces_[next + 1].size() <= 2 &&
        pieces_[next + 1].value > day && pieces_[next + 1].value <= 31) {
      next += 2;
      skip_ordinal(next);
    }
    p = next;
    return day;
  }

  void skip_ordinal(size_t& p) const {
    if (glued(p) && (kind_of(p) == "ordinal" || is_mark(p, U'\u00b0'))) ++p;  // "1° marzo"
  }

  int take_year(size_t& p) const {
    if (!goes_on(p) || !is(p, Kind::kNumber) || pieces_[p].size() != 4) return 0;
    const int year = pieces_[p].value;
    if (year < 1000 || year > 2999) return 0;
    if (glued(p + 1) && (is(p + 1, Kind::kWord) || is_mark(p + 1, '%'))) return 0;
    if (is_mark(p + 1, ':') && glued(p + 1) && is(p + 2, Kind::kNumber) && glued(p + 2)) return 0;
    ++p;
    return year;
  }

  void skip_mark(size_t& p, char32_t mark) const {
    if (goes_on(p) && is_mark(p, mark)) ++p;
  }

  void skip_kind(size_t& p, std::string_view kind) const {
    while (goes_on(p) && kind_of(p) == kind) p += is_mark(p + 1, '\'') && glued(p + 1) ? 2 : 1;
  }

  // Digits joined to other digits by a mark are parts of a longer number ("2.4 May").
  bool inside_number(size_t p) const {
    return p >= 2 && glued(p) && is(p - 1, Kind::kMark) && glued(p - 1) && is(p - 2, Kind::kNumber);
  }

  static void keep_longer(std::optional<Reading>& best, std::optional<Reading> other) {
    if (other && (!best || other->end > best->end)) best = std::move(other);
  }

  std::optional<Reading> at(size_t p) const {
    std::optional<Reading> best;
    if (is(p, Kind::kNumber)) {
      if (inside_number(p) || (p > 0 && glued(p) && is(p - 1, Kind::kWord))) return std::nullopt;
      keep_longer(best, with_clock(date_at(p)));
      keep_longer(best, clock_first(p));
      return best;
    }
    if (!is(p, Kind::kWord) || glued_word(p)) return std::nullopt;
    keep_longer(best, with_clock(date_at(p)));
    keep_longer(best, weekday_first(p));
    if (!best && kind_of(p) == "shift") {
      Reading reading;
      reading.date.form = WrittenDate::Form::kRelative;
      reading.date.day_shift = value_of(p);
      reading.end = p + 1;
      return reading;
    }
    return best;
  }

  // A date of the calendar at p, without weekday and clock.
  std::optional<Reading> date_at(size_t p) const {
    std::optional<Reading> best;
    if (is(p, Kind::kNumber)) {
      keep_longer(best, numeric(p));
      keep_longer(best, day_first(p));
      keep_longer(best, year_first(p));
      if (words_.has_signs()) keep_longer(best, with_signs(p));
    } else {
      keep_longer(best, month_name_first(p));
    }
    return best;
  }

  static std::optional<Reading> full(int year, int month, int day, size_t end) {
    if (!is_day(year, month, day)) return std::nullopt;
    Reading reading;
    reading.end = end;
    reading.date.moment.year = static_cast<int16_t>(year);
    reading.date.moment.month = static_cast<int8_t>(month);
    reading.date.moment.day = static_cast<int8_t>(day);
    reading.date.form = year == 0 ? WrittenDate::Form::kMonthDay : WrittenDate::Form::kFull;
    return reading;
  }

  // "2017-12-28", "2017/12/28", "12/28/2017", "28.12.2017", "12/28/17": three numbers and two like
  // marks, all glued; or "28. 12. 2017" with both blanks.
  std::optional<Reading> numeric(size_t p) const {
    if (!is(p + 2, Kind::kNumber) || !is(p + 4, Kind::kNumber) || !is(p + 1, Kind::kMark) ||
        !is(p + 3, Kind::kMark))
      return std::nullopt;
    const bool spaced = !glued(p + 2) && !glued(p + 4) && pieces_[p + 1].mark == '.' &&
                        (pieces_[p].size() == 4 || pieces_[p + 4].size() == 4) && goes_on(p + 2) &&
                        goes_on(p + 4);
    for (size_t i = p + 1; i <= p + 4; i += spaced ? 2 : 1)
      if (!glued(i)) return std::nullopt;
    const char32_t mark = pieces_[p + 1].mark;
    if (mark != pieces_[p + 3].mark || (mark != '/' && mark != '.' && !text::is_dash(mark)))
      return std::nullopt;
    if (glued(p + 5) && is_mark(p + 5, mark) && is(p + 6, Kind::kNumber) && glued(p + 6))
      return std::nullopt;  // four numbers: an address, a version
    const std::array<const Piece*, 3> n = {&pieces_[p], &pieces_[p + 2], &pieces_[p + 4]};
    if (n[0]->size() == 4 && n[1]->size() <= 2 && n[2]->size() <= 2)
      return full(n[0]->value, n[1]->value, n[2]->value, p + 5);
    if (n[0]->size() > 2 || n[1]->size() > 2) return std::nullopt;
    int year = n[2]->value;
    if (n[2]->size() == 2 && !text::is_dash(mark))
      year += year <= 68 ? 2000 : 1900;
    else if (n[2]->size() != 4)
      return std::nullopt;
    const int a = n[0]->value, b = n[1]->value;
    if (year < 1000 || year > 2999) return std::nullopt;
    const bool month_leads = month_first_ && mark != '.';
    const bool can_lead = is_day(year, a, b), can_follow = is_day(year, b, a);
    if (can_lead && (month_leads || !can_follow)) return full(year, a, b, p + 5);
    return full(year, b, a, p + 5);
  }

  // "28 December 2017", "4\nJune, 2016", "28th of December", "28-Dec-2017", "28. Dezember 2017",
  // "28 de diciembre de 2017".
  std::optional<Reading> day_first(size_t p) const {
    size_t next = p;
    const int day = take_day(next);
    if (day == 0) return std::nullopt;
    const bool dotted =
        is_mark(next, '.') && glued(next);  // may also end a sentence, so it wants a year
    if (dotted) ++next;
    skip_kind(next, "of");
    const bool dashed = is(next, Kind::kMark) && text::is_dash(pieces_[next].mark) && glued(next);
    if (dashed) ++next;
    const int month = take_month(next);
    if (month == 0) return std::nullopt;
    size_t behind = next;
    if (dashed && is(behind, Kind::kMark) && text::is_dash(pieces_[behind].mark)) ++behind;
    skip_mark(behind, ',');
    skip_kind(behind, "of");
    if (const int year = take_year(behind)) return full(year, month, day, behind);
    if (dotted) return std::nullopt;
    return full(0, month, day, next);
  }

  // "2017 Dec 28", "2017. december 28".
  std::optional<Reading> year_first(size_t p) const {
    const int year = take_year(p);
    if (glued(p)) skip_mark(p, '.');
    const int month = year == 0 ? 0 : take_month(p);
    const int day = month == 0 ? 0 : take_day(p);
    return day == 0 ? std::nullopt : full(year, month, day, p);
  }

  // "2017年12月28日": each number has its sign behind it.
  std::optional<Reading> with_signs(size_t p) const {
    std::array<int, 3> number{};
    constexpr std::array<std::string_view, 3> kSigns = {"year", "month", "day"};
    for (size_t i = 0; i < 3; ++i, p += 2) {
      if (!is(p, Kind::kNumber) || !is(p + 1, Kind::kWord)) return std::nullopt;
      const std::string_view word = raw(p + 1);  // the last sign may run on into the next word
      const std::string_view sign = i < 2 ? word : word.substr(0, text::point_at(word, 0).bytes);
      if (words_.kind_of(sign) != kSigns[i]) return std::nullopt;
      number[i] = pieces_[p].value;
    }
    return full(number[0], number[1], number[2], p);
  }

  // "December 28th, 2017", "Dec. 28", "December 2017".
  std::optional<Reading> month_name_first(size_t p) const {
    size_t next = p;
    const int month = take_month(next);
    if (month == 0) return std::nullopt;
    size_t behind = next;
    skip_mark(behind, ',');
    if (const int year = take_year(behind)) {
      Reading reading;
      reading.end = behind;
      reading.date.form = WrittenDate::Form::kMonthYear;
      reading.date.moment.year = static_cast<int16_t>(year);
      reading.date.moment.month = static_cast<int8_t>(month);
      reading.date.moment.precision = Precision::kMonth;
      return reading;
    }
    skip_kind(next, "of");
    if (is(next, Kind::kMark) && text::is_dash(pieces_[next].mark) && glued(next)) ++next;
    const int day = take_day(next);
    if (day == 0) return std::nullopt;
    const Piece& last = pieces_[next - 1];
    if (last.kind == Kind::kNumber && glued(next) &&
        (is(next, Kind::kWord) || is_mark(next, '%') || (is_mark(next, ':') && glued(next + 1))))
      return std::nullopt;
    behind = next;
    skip_mark(behind, ',');
    if (is(behind, Kind::kMark) && text::is_dash(pieces_[behind].mark) && glued(behind)) ++behind;
    if (const int year = take_year(behind)) return full(year, month, day, behind);
    return full(0, month, day, next);
  }

  // "Thu, 12/28/2017 - 16:51", "Friday 3 June", or the weekday alone.
  std::optional<Reading> weekday_first(size_t p) const {
    const Row* row = row_of(words_.weekdays(), p);
    if (row == nullptr) return std::nullopt;
    const int number = number_in(words_.weekdays().cell(*row, "number"));
    const bool alone = !words_.weekdays().cell(*row, "alone").empty();
    size_t next = p + 1;
    if (!alone && glued(next)) skip_mark(next, '.');
    skip_mark(next, ',');
    if (goes_on(next) && kind_of(next) == "of") ++next;
    if (goes_on(next)) {
      if (std::optional<Reading> reading = with_clock(date_at(next));
          reading && reading->date.form != WrittenDate::Form::kMonthYear) {
        reading->date.weekday = number;
        return reading;
      }
    }
    if (!alone) return std::nullopt;
    Reading reading;
    reading.date.form = WrittenDate::Form::kWeekday;
    reading.date.weekday = number;
    reading.end = p + 1;
    return reading;
  }

  // Marks and words that may stand between a date and its clock: ", at", "Friday", "r., godz.".
  void skip_join(size_t& p) const {
    constexpr std::u32string_view kMarks = U",|@\u00b7\u2022:";
    for (int i = 0; i < 3 && goes_on(p); ++i) {
      const bool mark = is(p, Kind::kMark) && (kMarks.find(pieces_[p].mark) != kMarks.npos ||
                                               text::is_dash(pieces_[p].mark));
      const bool dotted = !mark && is_mark(p + 1, '.') && glued(p + 1);
      const std::string_view kind = mark ? std::string_view() : kind_of(p);
      if (!mark && kind != "join" && kind != "clock" && (!dotted || kind != "of") &&
          row_of(words_.weekdays(), p) == nullptr)
        return;
      p += dotted ? 2 : 1;
    }
  }

  std::optional<Reading> with_clock(std::optional<Reading> reading) const {
    if (!reading || reading->date.form == WrittenDate::Form::kMonthYear) return reading;
    size_t p = reading->end;
    if (is(p, Kind::kWord) && glued(p) && (raw(p) == "T" || raw(p) == "t"))
      ++p;  // ISO 8601
    else
      skip_join(p);
    if (!goes_on(p)) return reading;
    const std::optional<Clock> clock = clock_at(p);
    if (!clock) return reading;
    reading->end = clock->end;
    if (reading->date.form == WrittenDate::Form::kMonthDay) {  // "Dec 28 16:51:00 EST 2017"
      size_t behind = clock->end;
      skip_mark(behind, ',');
      if (const int year = take_year(behind)) {
        reading = full(year, reading->date.moment.month, reading->date.moment.day, behind);
        if (!reading) return std::nullopt;
      }
    }
    put_clock(*clock, reading->date.moment);
    return reading;
  }

  // "16:51 GMT, 28 December 2017", or a clock alone where meridiem or zone say that it is one.
  std::optional<Reading> clock_first(size_t p) const {
    const std::optional<Clock> clock = clock_at(p);
    if (!clock) return std::nullopt;
    size_t next = clock->end;
    skip_join(next);
    if (goes_on(next)) {
      std::optional<Reading> reading = date_at(next);
      if (!reading && is(next, Kind::kWord)) reading = weekday_first(next);
      if (reading && (reading->date.form == WrittenDate::Form::kFull ||
                      reading->date.form == WrittenDate::Form::kMonthDay)) {
        if (reading->date.moment.precision == Precision::kDay)
          put_clock(*clock, reading->date.moment);
        return reading;
      }
    }
    if (!clock->certain) return std::nullopt;
    Reading reading;
    reading.end = clock->end;
    reading.date.form = WrittenDate::Form::kClock;
    put_clock(*clock, reading.date.moment);
    return reading;
  }

  std::optional<Clock> clock_at(size_t p) const {
    return ClockReader(text_, pieces_, words_).read(p);
  }

  bool month_first_;
};

}  // namespace

std::vector<WrittenDate> find_dates(std::string_view text, base::Bytes range,
                                    const Lexicon& lexicon, bool month_first) {
  const DateWords words(lexicon);
  return DateReader(text, cut_pieces(text, range), words, month_first).run();
}

}  // namespace hearsay::lexicon
