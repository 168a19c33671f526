// Finds the head and the relation of every word of a tagged sentence, greedily.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/model.h"
#include "language/parser_state.h"
#include "language/views.h"

namespace hearsay::language {

// What one move looks at.
struct MoveFeatures {
  static constexpr size_t kMost = 128;
  uint32_t values[kMost];
  size_t size = 0;

  void add(uint32_t feature) { values[size++] = feature; }
  std::span<const uint32_t> list() const { return {values, size}; }
};

// `words` and `tags` are those of the sentence; the state's word 1 is words[0].
void move_features(std::span<const WordView> words, std::span<const uint8_t> tags,
                   const ParserState& state, MoveFeatures& out);

class Parser {
 public:
  explicit Parser(Model model);

  // The finished state of a sentence of at most ParserState::kRoom - 2 words. At most two moves a
  // word.
  ParserState parse(std::span<const WordView> words, std::span<const uint8_t> tags) const;

 private:
  Model model_;
  std::vector<Move> moves_;  // by class
};

}  // namespace hearsay::language
