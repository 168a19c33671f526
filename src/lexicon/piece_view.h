// The pieces of one text asked by number, as the readers of dates and clocks do.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/date_pieces.h"
#include "lexicon/date_words.h"

namespace hearsay::lexicon {

// Borrows all three. Any number may be asked for; there is nothing behind the last piece.
class PieceView {
 public:
  using Kind = Piece::Kind;

  PieceView(std::string_view text, const std::vector<Piece>& pieces, const DateWords& words)
      : text_(text), pieces_(pieces), words_(words) {}

  bool is(size_t p, Kind kind) const { return p < pieces_.size() && pieces_[p].kind == kind; }
  bool is_mark(size_t p, char32_t c) const { return is(p, Kind::kMark) && pieces_[p].mark == c; }
  bool glued(size_t p) const { return p < pieces_.size() && pieces_[p].glued; }
  // Whether a date may run on into piece p.
  bool goes_on(size_t p) const { return p < pieces_.size() && !pieces_[p].paragraph; }
  std::string_view raw(size_t p) const {
    return text_.substr(pieces_[p].begin, pieces_[p].end - pieces_[p].begin);
  }
  // The kind of a word of date_words.tsv; empty for all else.
  std::string_view kind_of(size_t p) const {
    return is(p, Kind::kWord) ? words_.kind_of(raw(p)) : std::string_view();
  }

 protected:
  std::string_view text_;
  const std::vector<Piece>& pieces_;
  const DateWords& words_;
};

}  // namespace hearsay::lexicon
