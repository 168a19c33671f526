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

std::array<bool, 4> ParserState::allowed() const {
  const bool ahead = next_ <= size_, top = depth_ > 0;
  const bool headed = top && nodes_[stack_[depth_ - 1]].head != kNone;
  return {ahead, headed, ahead && top && !headed, ahead && top};
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
  const uint16_t top = stack(0);
  const auto first = static_cast<uint16_t>(next_);
  switch (move.kind) {
    case Move::Kind::kReduce: --depth_; return;
    case Move::Kind::kLeft:
      add_arc(first, top, move.label);
      --depth_;
      return;
    case Move::Kind::kRight: add_arc(top, first, move.label); break;
    case Move::Kind::kShift: break;
  }
  stack_[depth_++] = first;
  ++next_;
}

void ParserState::finish(std::span<const uint8_t> tags) {
  static const uint8_t kRoot = label_number("root"), kLoose = label_number("parataxis"),
                       kMark = label_number("punct"), kFirstLetter = tag_number("ADD");
  const auto is_mark = [&](uint16_t word) {
    // Marks come first among the tags, but for a few.
    return word <= tags.size() && tags[word - 1U] > tag_number("$") &&
           tags[word - 1U] < kFirstLetter;
  };
  uint16_t root = kNone;
  int most = -1;
  for (uint16_t word = 1; word <= size_; ++word) {
    if (nodes_[word].head != kNone) continue;
    const int children = is_mark(word) ? 0 : 1 + nodes_[word].left_count + nodes_[word].right_count;
    if (children > most) root = word;
    most = std::max(most, children);
  }
  for (uint16_t word = 1; word <= size_; ++word) {
    if (nodes_[word].head != kNone) continue;
    nodes_[word].head = word == root ? uint16_t{0} : root;
    nodes_[word].label = word == root ? kRoot : is_mark(word) ? kMark : kLoose;
  }
}

}  // namespace hearsay::language
