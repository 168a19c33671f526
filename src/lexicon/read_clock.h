// Reads a clock time: "16:51", "5:12 p.m.", "15h05", "15.05 Uhr", "午後3時05分".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/date_pieces.h"
#include "lexicon/date_words.h"

namespace hearsay::lexicon {

// Looks at the pieces of one text. Borrows all three.
class ClockReader {
 public:
  ClockReader(std::string_view text, const std::vector<Piece>& pieces, const DateWords& words)
      : text_(text), pieces_(pieces), words_(words) {}

  // The clock that piece p begins. Hours alone ("5 pm") want a word that says so, "15.05" one
  // before
  // ("kl.") or behind it ("Uhr").
  std::optional<Clock> read(size_t p) const;

 private:
  using Kind = Piece::Kind;

  bool is(size_t p, Kind kind) const { return p < pieces_.size() && pieces_[p].kind == kind; }
  bool is_mark(size_t p, char32_t c) const { return is(p, Kind::kMark) && pieces_[p].mark == c; }
  bool glued(size_t p) const { return p < pieces_.size() && pieces_[p].glued; }
  bool goes_on(size_t p) const { return p < pieces_.size() && !pieces_[p].paragraph; }
  std::string_view raw(size_t p) const {
    return text_.substr(pieces_[p].begin, pieces_[p].end - pieces_[p].begin);
  }
  std::string_view kind_of(size_t p) const {
    return is(p, Kind::kWord) ? words_.kind_of(raw(p)) : std::string_view();
  }
  int value_of(size_t p) const;
  bool behind_clock_word(size_t p) const;
  bool take_hour_word(size_t& p, Clock& clock) const;
  bool take_sixty(size_t& p, char32_t mark, int& value) const;
  void take_seconds(size_t& p, Clock& clock) const;
  bool take_meridiem(size_t& p, Clock& clock) const;
  bool take_zone(size_t& p, Clock& clock) const;
  void take_offset(size_t& p, Clock& clock, bool named) const;

  std::string_view text_;
  const std::vector<Piece>& pieces_;
  const DateWords& words_;
};

}  // namespace hearsay::lexicon
