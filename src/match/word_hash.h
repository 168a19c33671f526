// The hash of a folded word, built byte by byte so that ASCII words need no folded copy.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
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

// Little endian on every machine.
inline uint64_t eight_bytes(const char* bytes) {
  uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, sizeof value);
  } else {
    for (uint32_t i = 0; i < 8; ++i)
      value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return value;
}

// The same for a word of ASCII letters and digits of either case, eight bytes at a step: bytes up
// to the next multiple of eight behind `bytes` are read and must be there.
inline uint32_t hash_ascii_word(const char* bytes, uint32_t size) {
  uint64_t state = 0x2545f4914f6cdd1dULL;
  for (uint32_t at = 0; at < size; at += 8) {
    uint64_t chunk = eight_bytes(bytes + at);
    chunk |= 0x2020202020202020ULL;  // makes letters small and leaves digits as they are
    if (size - at < 8) chunk &= (uint64_t{1} << (8 * (size - at))) - 1;
    state = (state ^ chunk) * 0x9e3779b97f4a7c15ULL;
    state ^= state >> 29;
    state *= 0xbf58476d1ce4e5b9ULL;
  }
  return static_cast<uint32_t>(state >> 32);
}

// The hash that words_of gives a word whose folded form, without apostrophes, is `folded`.
inline uint32_t hash_word(std::string_view folded) {
  WordHash hash;
  for (const char c : folded) hash.add(static_cast<unsigned char>(c));
  return hash.value();
}

}  // namespace hearsay::match
