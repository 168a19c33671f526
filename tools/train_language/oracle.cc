// Counts the arcs that a move makes unreachable.
#include "oracle.h"

namespace hearsay::train {
namespace {

using language::Move;
using language::ParserState;

// Right children of `word` still in the buffer.
int children_ahead(const ParserState& state, const Tree& tree, uint16_t word) {
  int count = 0;
  for (size_t i = 0; state.buffer(i) != ParserState::kNone; ++i)
    if (tree.heads[state.buffer(i)] == word) ++count;
  return count;
}

// Words on the stack without a head whose right head is `word`.
int children_behind(const ParserState& state, const Tree& tree, uint16_t word) {
  int count = 0;
  for (size_t i = 0; i < state.depth(); ++i) {
    const uint16_t below = state.stack(i);
    if (tree.heads[below] == word && state.head(below) == ParserState::kNone) ++count;
  }
  return count;
}

bool on_stack(const ParserState& state, uint16_t word) {
  for (size_t i = 0; i < state.depth(); ++i)
    if (state.stack(i) == word) return true;
  return false;
}

}  // namespace

std::array<int, 4> costs(const ParserState& state, const Tree& tree) {
  std::array<int, 4> out{kForbidden, kForbidden, kForbidden, kForbidden};
  const uint16_t top = state.stack(0), first = state.buffer(0);
  const std::array<bool, 4> can = state.allowed();
  const auto allowed = [&](Move::Kind kind) { return can[static_cast<size_t>(kind)]; };
  const auto at = [&](Move::Kind kind) -> int& { return out[static_cast<size_t>(kind)]; };
  if (allowed(Move::Kind::kShift))
    at(Move::Kind::kShift) =
        children_behind(state, tree, first) + (on_stack(state, tree.heads[first]) ? 1 : 0);
  if (allowed(Move::Kind::kReduce)) at(Move::Kind::kReduce) = children_ahead(state, tree, top);
  if (allowed(Move::Kind::kLeft))
    at(Move::Kind::kLeft) = children_ahead(state, tree, top) + (tree.heads[top] > first ? 1 : 0);
  if (allowed(Move::Kind::kRight)) {
    const uint16_t head = tree.heads[first];
    const bool lost = head != top && (head > first || on_stack(state, head));
    at(Move::Kind::kRight) = children_behind(state, tree, first) + (lost ? 1 : 0);
  }
  return out;
}

bool label_fits(const ParserState& state, const Tree& tree, Move move) {
  const uint16_t top = state.stack(0), first = state.buffer(0);
  if (move.kind == Move::Kind::kLeft)
    return tree.heads[top] != first || tree.labels[top] == move.label;
  if (move.kind == Move::Kind::kRight)
    return tree.heads[first] != top || tree.labels[first] == move.label;
  return true;
}

}  // namespace hearsay::train
