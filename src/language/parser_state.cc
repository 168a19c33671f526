// The moves of the parser and what each needs.
#include "language/parser_state.h"

#include <algorithm>

#include "language/analysis.h"

namespace hearsay::language {

Move Move::read(std::string_view name) {
  const size_t blank = name.find(' ');
  const std::string_view kind = name.substr(0, blank);
  const uint8_t label =
      blank == std::string_view::npos ? uint8_t{0} : label_number(name.substr(blank + 1));
  if (kind == "reduce") return {Kind::kReduce, 0};
  if (kind == "left") return {Kind::kLeft, label};
  if (kind == "right") return {Kind::kRight, label};
  return {Kind::kShift, 0};
}

std::string Move::name() const {
  switch (kind) {
    case Kind::kShift: return "shift";
    case Kind::kReduce: return "reduce";
    case Kind::kLeft: return "left " + std::string(label_name(label));
    case Kind::kRight: return "right " + std::string(label_name(label));
  }
  return {};
}

ParserState::ParserState(size_t size) : size_(std::min(size, kRoom - 2)) {}

bool ParserState::allows(Move::Kind kind) const {
  const uint16_t top = stack_[depth_ - 1];
  switch (kind) {
    case Move::Kind::kShift: return next_ <= size_;
    case Move::Kind::kReduce: return top != 0 && nodes_[top].head != kNone && top != root_;
    case Move::Kind::kLeft: return next_ <= size_ && top != 0 && nodes_[top].head == kNone;
    case Move::Kind::kRight: return next_ <= size_ && (top != 0 || root_ == kNone);
  }
  return false;
}

bool ParserState::allows(Move move) const {
  static const uint8_t kRootLabel = label_number("root");
  if (!allows(move.kind)) return false;
  if (move.kind == Move::Kind::kLeft) return move.label != kRootLabel;
  if (move.kind == Move::Kind::kRight)
    return (move.label == kRootLabel) == (stack_[depth_ - 1] == 0);
  return true;
}

void ParserState::add_arc(uint16_t head, uint16_t child, uint8_t label) {
  nodes_[child].head = head;
  nodes_[child].label = label;
  Node& node = nodes_[head];
  node.labels |= 1ULL << (label & 63);
  uint16_t* outer = child < head ? node.left : node.right;
  uint8_t& count = child < head ? node.left_count : node.right_count;
  if (count < 255) ++count;
  // Children come from the inside out.
  outer[1] = outer[0];
  outer[0] = child;
}

void ParserState::apply(Move move) {
  const uint16_t top = stack_[depth_ - 1];
  const auto first = static_cast<uint16_t>(next_);
  switch (move.kind) {
    case Move::Kind::kReduce: --depth_; return;
    case Move::Kind::kLeft:
      add_arc(first, top, move.label);
      --depth_;
      return;
    case Move::Kind::kRight:
      add_arc(top, first, move.label);
      if (top == 0) root_ = first;
      break;
    case Move::Kind::kShift: break;
  }
  stack_[depth_++] = first;
  ++next_;
}

void ParserState::finish() {
  static const uint8_t kRootLabel = label_number("root"), kLoose = label_number("parataxis");
  for (uint16_t word = 1; word <= size_; ++word) {
    if (nodes_[word].head != kNone) continue;
    if (root_ == kNone) {
      root_ = word;
      nodes_[word].head = 0;
      nodes_[word].label = kRootLabel;
    } else {
      nodes_[word].head = root_;
      nodes_[word].label = kLoose;
    }
  }
}

}  // namespace hearsay::language
