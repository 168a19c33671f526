// Tags the words of one sentence from left to right.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/model.h"
#include "language/views.h"

namespace hearsay::language {

// What the decision for one word looks at. 0 as a tag stands for "before the sentence".
struct TagFeatures {
  static constexpr size_t kMost = 64;
  uint32_t values[kMost];
  size_t size = 0;

  void add(uint32_t feature) { values[size++] = feature; }
  std::span<const uint32_t> list() const { return {values, size}; }
};

// The features of word i whose two forerunners have these tags.
void tag_features(std::span<const WordView> words, size_t i, uint8_t last, uint8_t second_last,
                  TagFeatures& out);

class Tagger {
 public:
  // Classes of the model that are no tag of tag_name count as none.
  explicit Tagger(Model model);

  // tags gets one number a word (tag_number). Linear.
  void tag(std::span<const WordView> words, std::vector<uint8_t>& tags) const;

 private:
  Model model_;
  std::vector<uint8_t> tag_of_class_;
};

}  // namespace hearsay::language
