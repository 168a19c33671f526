// Reads a clock time: "16:51", "5:12 p.m.", "15h05", "15.05 Uhr", "午後3時05分".
#pragma once

#include <optional>

#include "lexicon/piece_view.h"

namespace hearsay::lexicon {

// Looks at the pieces of one text. Borrows all three.
class ClockReader : private PieceView {
 public:
  using PieceView::PieceView;

  // The clock that piece p begins. Hours alone ("5 pm") want a word that says so, "15.05" one
  // before
  // ("kl.") or behind it ("Uhr").
  std::optional<Clock> read(size_t p) const;

 private:
  int value_of(size_t p) const;
  bool behind_clock_word(size_t p) const;
  bool take_hour_word(size_t& p, Clock& clock) const;
  bool take_sixty(size_t& p, char32_t mark, int& value) const;
  void take_seconds(size_t& p, Clock& clock) const;
  bool take_meridiem(size_t& p, Clock& clock) const;
  bool take_zone(size_t& p, Clock& clock) const;
  void take_offset(size_t& p, Clock& clock, bool named) const;
};

}  // namespace hearsay::lexicon
