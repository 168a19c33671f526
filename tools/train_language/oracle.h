// What each move of the parser would lose of the right tree (dynamic oracle; Goldberg and Nivre
// 2012).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "language/parser_state.h"

namespace hearsay::train {

// The right tree as the parser counts: word 1 is the first, the root hangs on one behind the last.
struct Tree {
  std::span<const uint16_t> heads;  // [0] is unused
  std::span<const uint8_t> labels;
};

constexpr int kForbidden = 1 << 20;

// By Move::Kind: how many right arcs can be made no more after the move; kForbidden for one that is
// not allowed.
std::array<int, 4> costs(const language::ParserState& state, const Tree& tree);

// Whether the move's arc, if it makes one that is right, has the right label.
bool label_fits(const language::ParserState& state, const Tree& tree, language::Move move);

}  // namespace hearsay::train
