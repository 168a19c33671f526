// Narrative sentences in which each outermost quotation is one opaque piece.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "statement/quotes.h"
#include "statement/view.h"

namespace hearsay::statement {

// One piece of a frame: a token of the narrative, or a whole quotation.
struct Piece {
  base::Tokens tokens;
  int32_t quote = -1;  // index into the quotes, -1 for a token
  bool title = false;  // a word of a name in marks (Quote::title)
};

// A sentence of the narrative with the quotations it holds: “A. B,” he said is one frame of five
// pieces. Of the name of a work in marks each word is a piece; the closing mark belongs to the
// last.
struct Frame {
  std::vector<Piece> pieces;
  uint32_t paragraph = 0;  // index into View::paragraphs
};

// All frames in text order, none of more than 400 pieces. A border inside a quotation is none; a
// border after a quotation is none when a verb of saying with its subject follows (“Why?” Bo
// asked).
std::vector<Frame> make_frames(const View& view, const std::vector<Quote>& quotes);

}  // namespace hearsay::statement
