// The words, numbers and marks that dates are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/moment.h"
#include "base/span.h"

namespace hearsay::lexicon {

// A run of letters, a run of ASCII digits, or one mark. Unlike tokens these never join "12/28/2017"
// or "28th".
struct Piece {
  enum class Kind : uint8_t { kWord, kNumber, kMark };
  uint32_t begin = 0;
  uint32_t end = 0;
  char32_t mark = 0;  // kMark: the character
  int32_t value = 0;  // kNumber of at most nine digits
  Kind kind = Kind::kMark;
  bool glued = false;      // nothing stands between it and the piece before
  bool paragraph = false;  // a blank line stands before it
  bool capital = false;

  uint32_t size() const { return end - begin; }
};

// The pieces of text[range] in order; white space parts them. Linear. `text` is valid UTF-8.
std::vector<Piece> cut_pieces(std::string_view text, base::Bytes range);

// A clock time under way.
struct Clock {
  int hour = 0;
  int minute = 0;
  int second = -1;
  std::optional<int16_t> zone;
  size_t end = 0;        // piece behind it
  bool certain = false;  // a meridiem or zone was written
};

// Gives a moment the hour, minute, zone and, where one was written, second of a clock.
void put_clock(const Clock& clock, base::Moment& moment);

// Whether a month (1..12) of that year has that day; in the year 0, which stands for none, February
// has 29.
bool is_day(int year, int month, int day);

// The number a cell of a list holds, 0 where none.
int number_in(std::string_view cell);

}  // namespace hearsay::lexicon
