// The state of a transition parser (arc-eager; Nivre 2003): a stack, a buffer, the arcs made so
// far.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hearsay::language {

struct Move {
  enum class Kind : uint8_t {
    kShift,   // the buffer's first word onto the stack
    kReduce,  // the stack's top, which has a head, off it
    kLeft,    // the top gets the buffer's first word as head and leaves
    kRight,   // the buffer's first word gets the top as head and joins the stack
  };
  Kind kind = Kind::kShift;
  uint8_t label = 0;  // of the arc that kLeft and kRight make

  // "shift", "reduce", "left nsubj", "right obj". Of an unknown name: a shift.
  static Move read(std::string_view name);
  std::string name() const;
};

// Words are 1 … size. The stack is empty at first; what has no head in the end is the root
// (Ballesteros and Nivre 2013: a root that is chosen last is chosen best). All arrays have room for
// the longest sentence; no move allocates.
class ParserState {
 public:
  static constexpr uint16_t kNone = 0xffff;
  static constexpr size_t kRoom = 252;

  explicit ParserState(size_t size);

  bool done() const { return next_ > size_; }
  std::array<bool, 4> allowed() const;  // by Move::Kind
  void apply(Move move);                // one that is allowed

  size_t size() const { return size_; }
  // The stack from its top; kNone below its end.
  uint16_t stack(size_t depth) const { return depth < depth_ ? stack_[depth_ - 1 - depth] : kNone; }
  size_t depth() const { return depth_; }
  // The buffer from its first word; kNone behind its end.
  uint16_t buffer(size_t i) const {
    return next_ + i <= size_ ? static_cast<uint16_t>(next_ + i) : kNone;
  }
  // Of a word, or kNone / 0 where it has none yet; the root's is 0 after finish(). `word` may be
  // kNone.
  uint16_t head(uint16_t word) const { return word == kNone ? kNone : nodes_[word].head; }
  uint8_t label(uint16_t word) const { return word == kNone ? uint8_t{0} : nodes_[word].label; }

  struct Node {
    uint16_t head = kNone;
    uint8_t label = 0;
    uint8_t left_count = 0, right_count = 0;
    uint16_t left[2] = {kNone, kNone};  // the outermost child and the one before it
    uint16_t right[2] = {kNone, kNone};
    uint64_t labels = 0;  // a bit for each of its children's labels
  };
  const Node& node(uint16_t word) const { return nodes_[word]; }

  // Of the words without a head the one with the most children becomes the root (head 0), the first
  // of equals; the others hang on it, as punctuation where `tags` (one a word, or none at all) says
  // so.
  void finish(std::span<const uint8_t> tags);

 private:
  void add_arc(uint16_t head, uint16_t child, uint8_t label);

  size_t size_;
  size_t next_ = 1;
  size_t depth_ = 0;
  std::array<uint16_t, kRoom> stack_{};
  std::array<Node, kRoom> nodes_;
};

}  // namespace hearsay::language
