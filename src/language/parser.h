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

// A tagged sentence with running counts of its commas, quotation marks, verbs and the like. Lent:
// words and tags must outlive it.
class ParserInput {
 public:
  ParserInput(std::span<const WordView> words, std::span<const uint8_t> tags);

  std::span<const WordView> words;
  std::span<const uint8_t> tags;

  // What stands between two words (from 1, left < right), as a small number.
  uint32_t between(size_t left, size_t right) const;
  // How many verbs stand behind a word; 2 for more.
  uint32_t verbs_behind(size_t word) const;

 private:
  struct Counts {
    uint16_t commas = 0, quotes = 0, verbs = 0, conjunctions = 0, colons = 0;
  };
  std::vector<Counts> up_to_;  // of the words 1 … i
};

// The state's word 1 is words[0].
void move_features(const ParserInput& input, const ParserState& state, MoveFeatures& out);

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
