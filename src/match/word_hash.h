// The hash of a folded word, built byte by byte so that ASCII words need no folded copy.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::match {

// Takes bytes of a folded word, eight to a mix. Stable over platforms: archives hold what is made
// of it.
class WordHash {
 public:
  void add(unsigned char byte) {
    chunk_ |= static_cast<uint64_t>(byte) << shift_;
    shift_ += 8;
    if (shift_ == 64) flush();
  }
  uint32_t value() {
    if (shift_ > 0) flush();
    return static_cast<uint32_t>(state_ >> 32);
  }

 private:
  void flush() {
    state_ = (state_ ^ chunk_) * 0x9e3779b97f4a7c15ULL;
    state_ ^= state_ >> 29;
    state_ *= 0xbf58476d1ce4e5b9ULL;
    chunk_ = 0;
    shift_ = 0;
  }

  uint64_t state_ = 0x2545f4914f6cdd1dULL;
  uint64_t chunk_ = 0;
  uint32_t shift_ = 0;
};

// The hash that words_of gives a word whose folded form, without apostrophes, is `folded`.
inline uint32_t hash_word(std::string_view folded) {
  WordHash hash;
  for (const char c : folded) hash.add(static_cast<unsigned char>(c));
  return hash.value();
}

}  // namespace hearsay::match
