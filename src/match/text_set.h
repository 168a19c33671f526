// The words of many texts, kept dense, for comparing them all.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "match/match.h"
#include "match/sketch.h"

namespace hearsay::match {

// Texts by the order of adding. Takes nine bytes a word.
class TextSet {
 public:
  void add(std::span<const Word> words);

  size_t size() const { return texts_.size(); }
  size_t words() const { return words_; }
  Hashes hashes(uint32_t text) const { return {texts_[text].data, texts_[text].count}; }
  // The bytes from the first to the last of some words, of which there is one at least.
  base::Bytes span(uint32_t text, base::Tokens words) const;

 private:
  // Of a text one behind the other: hashes of words, where they begin, and how long they are.
  struct Text {
    const uint32_t* data = nullptr;
    uint32_t count = 0;
  };
  static constexpr uint8_t kLong = 0xff;  // a word of so many bytes and more is looked up
  uint32_t* make_room(size_t count);

  std::vector<std::unique_ptr<uint32_t[]>> chunks_;  // NOLINT: arrays without a size of their own
  size_t room_ = 0;                                  // at the end of the last chunk
  uint32_t* next_ = nullptr;
  std::vector<Text> texts_;
  std::map<uint64_t, uint32_t> long_words_;  // bytes, by text and word
  size_t words_ = 0;
};

}  // namespace hearsay::match
