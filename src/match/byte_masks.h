// What 64 bytes of a text are to words, one bit a byte: SSE2 where there is any, else a loop.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hearsay::match {

inline constexpr size_t kMaskBytes = 64;

struct ByteMasks {
  uint64_t word = 0;        // ASCII letters and digits
  uint64_t apostrophe = 0;  // ' and `
  uint64_t beyond = 0;      // 0x80 and above
};

#if defined(__SSE2__)

inline ByteMasks byte_masks(const char* bytes) {
  ByteMasks masks;
  const auto within = [](__m128i byte, char first, char count) {
    const __m128i from = _mm_sub_epi8(byte, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(count)), from);
  };
  const auto bits = [](__m128i byte) {
    return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(byte)));
  };
  for (uint32_t i = 0; i < kMaskBytes; i += 16) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const __m128i small = _mm_or_si128(some, _mm_set1_epi8(0x20));
    const __m128i word = _mm_or_si128(within(small, 'a', 25), within(some, '0', 9));
    const __m128i apostrophe = _mm_or_si128(_mm_cmpeq_epi8(some, _mm_set1_epi8('\'')),
                                            _mm_cmpeq_epi8(some, _mm_set1_epi8('`')));
    masks.word |= bits(word) << i;
    masks.apostrophe |= bits(apostrophe) << i;
    masks.beyond |= bits(some) << i;
  }
  return masks;
}

#else

inline ByteMasks byte_masks(const char* bytes) {
  ByteMasks masks;
  for (uint32_t i = 0; i < kMaskBytes; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const auto small = static_cast<unsigned char>(byte | 0x20);
    const bool word = (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9');
    masks.word |= uint64_t{word} << i;
    masks.apostrophe |= uint64_t{byte == '\'' || byte == '`'} << i;
    masks.beyond |= uint64_t{byte >= 0x80} << i;
  }
  return masks;
}

#endif

}  // namespace hearsay::match
