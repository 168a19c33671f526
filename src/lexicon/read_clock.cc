// Tries the shapes of a clock one after the other.
#include "lexicon/read_clock.h"

#include <string>

#include "text/fold.h"

namespace hearsay::lexicon {

int ClockReader::value_of(size_t p) const {
  const Row* row = words_.words().find(text::fold_word(raw(p)));
  return row == nullptr ? 0 : number_in(words_.words().cell(*row, "value"));
}

// "kl. 15.05".
bool ClockReader::behind_clock_word(size_t p) const {
  return p > 0 &&
         (kind_of(p - 1) == "clock" || (p > 1 && is_mark(p - 1, '.') && kind_of(p - 2) == "clock"));
}

// "h05", "h", "時05分" behind the hour.
bool ClockReader::take_hour_word(size_t& p, Clock& clock) const {
  if (!goes_on(p) || kind_of(p) != "hour") return false;
  ++p;
  if (is(p, Kind::kNumber) && goes_on(p) && pieces_[p].size() <= 2 && pieces_[p].value < 60) {
    clock.minute = pieces_[p].value;
    ++p;
    if (goes_on(p) && kind_of(p) == "minute") ++p;
  }
  return true;
}

std::optional<Clock> ClockReader::read(size_t p) const {
  Clock clock;
  int half = -1;  // hours that a word before the clock adds ("午後")
  if (kind_of(p) == "half" && is(p + 1, Kind::kNumber)) half = value_of(p++);
  if (!is(p, Kind::kNumber)) return std::nullopt;
  bool minutes = false;
  size_t next = p + 1;
  const bool short_hour = pieces_[p].size() <= 2;
  if (pieces_[p].size() == 4) {
    clock.hour = pieces_[p].value / 100;
    clock.minute = pieces_[p].value % 100;
  } else if (short_hour) {
    clock.hour = pieces_[p].value;
    minutes = take_hour_word(next, clock) || take_sixty(next, ':', clock.minute);
    bool dotted = false;
    if (!minutes) minutes = dotted = take_sixty(next, '.', clock.minute);
    if (minutes && !dotted) take_seconds(next, clock);
    if (dotted) minutes = behind_clock_word(p) || kind_of(next) == "oclock";
  } else {
    return std::nullopt;
  }
  if (half >= 0 && clock.hour <= 12) clock.hour = clock.hour % 12 + half;
  const bool meridiem = short_hour && half < 0 && take_meridiem(next, clock);
  const bool zone = take_zone(next, clock);
  clock.certain = meridiem || zone;
  if (clock.hour > 23 || clock.minute > 59) return std::nullopt;
  if (!minutes && !meridiem && !(zone && pieces_[p].size() == 4)) return std::nullopt;
  clock.end = next;
  return clock;
}

bool ClockReader::take_sixty(size_t& p, char32_t mark, int& value) const {
  if (!is_mark(p, mark) || !glued(p) || !is(p + 1, Kind::kNumber) || !glued(p + 1) ||
      pieces_[p + 1].size() != 2 || pieces_[p + 1].value > 59)
    return false;
  value = pieces_[p + 1].value;
  p += 2;
  return true;
}

void ClockReader::take_seconds(size_t& p, Clock& clock) const {
  int seconds = 0;
  if (!take_sixty(p, ':', seconds)) return;
  clock.second = seconds;
  if ((is_mark(p, '.') || is_mark(p, ',')) && glued(p) && is(p + 1, Kind::kNumber) && glued(p + 1))
    p += 2;  // fractions
}

// "pm", "p.m.", "p. m."
bool ClockReader::take_meridiem(size_t& p, Clock& clock) const {
  if (!goes_on(p) || !is(p, Kind::kWord) || clock.hour < 1 || clock.hour > 12) return false;
  size_t next = p + 1;
  std::string word = text::fold_word(raw(p));
  const bool second =
      is(next + 1, Kind::kWord) && (glued(next + 1) || text::fold_word(raw(next + 1)) == "m");
  if (word.size() == 1 && is_mark(next, '.') && glued(next) && second) {
    word += text::fold_word(raw(next + 1));
    next += 2;
    if (is_mark(next, '.') && glued(next)) ++next;
  }
  const WordList& words = words_.words();
  const Row* row = words.find(word);
  if (row == nullptr || words.cell(*row, "kind") != "meridiem") return false;
  clock.hour = clock.hour % 12 + number_in(words.cell(*row, "value"));
  p = next;
  return true;
}

bool ClockReader::take_zone(size_t& p, Clock& clock) const {
  if (!goes_on(p)) return false;
  size_t next = p;
  bool named = false;
  const bool bracket = is_mark(next, '(');
  if (bracket) ++next;
  if (is(next, Kind::kWord) && kind_of(next) == "zone" && pieces_[next].capital) {
    clock.zone = static_cast<int16_t>(value_of(next));
    named = true;
    ++next;
  }
  take_offset(next, clock, named);
  if (bracket) {
    if (!is_mark(next, ')') || !named) return false;
    ++next;
  }
  if (next == p) return false;
  p = next;
  return true;
}

// "+02:00", "+0200", "+3" after a zone's name.
void ClockReader::take_offset(size_t& p, Clock& clock, bool named) const {
  if (!is(p, Kind::kMark) || !glued(p) || !is(p + 1, Kind::kNumber) || !glued(p + 1)) return;
  const bool plus = pieces_[p].mark == '+';
  if (!plus && !text::is_dash(pieces_[p].mark)) return;
  const Piece& number = pieces_[p + 1];
  int minutes = 0;
  size_t next = p + 2;
  if (number.size() == 4) {
    minutes = number.value / 100 * 60 + number.value % 100;
  } else if (number.size() <= 2) {
    int rest = 0;
    const bool colon = take_sixty(next, ':', rest);
    if (!colon && !named) return;
    minutes = number.value * 60 + rest;
  } else {
    return;
  }
  if (minutes > 15 * 60) return;
  clock.zone = static_cast<int16_t>(plus ? minutes : -minutes);
  p = next;
}

}  // namespace hearsay::lexicon
