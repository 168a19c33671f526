// A run of ASCII letters and digits, most often a word, read and folded 16 bytes at a time: SSE2
// where there is any, else a loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace hearsay::text {

struct PlainRun {
  size_t size = 0;
  bool capital = false;   // its first letter is upper case
  bool all_caps = false;  // two letters or more, all upper case
  bool ends_with_digit = false;
};

inline constexpr size_t kPlainRunSlack = 16;  // bytes behind the fold that may be written, too

namespace plain_run {

inline bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

[[gnu::noinline]] inline PlainRun read_bytes(std::string_view text, size_t at, size_t end,
                                             char* fold) {
  PlainRun run;
  size_t letters = 0, uppers = 0, i = at;
  for (; i < end && (is_letter(text[i]) || is_digit(text[i])); ++i) {
    *fold++ = static_cast<char>(text[i] | 0x20);  // digits have this bit
    if (is_digit(text[i])) continue;
    const bool upper = text[i] <= 'Z';
    if (letters++ == 0) run.capital = upper;
    uppers += upper;
  }
  run.size = i - at;
  run.all_caps = letters >= 2 && uppers == letters;
  run.ends_with_digit = i > at && is_digit(text[i - 1]);
  return run;
}

}  // namespace plain_run

// The run at text[at], up to `end`; its fold goes to `fold`, which has room for it and the slack.
inline PlainRun read_plain_run(std::string_view text, size_t at, size_t end, char* fold) {
#if defined(__SSE2__)
  if (at + 16 <= text.size()) {
    const auto within = [](__m128i byte, char first, char count) {
      const __m128i from = _mm_sub_epi8(byte, _mm_set1_epi8(first));
      return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(count)), from);
    };
    const auto bits = [](__m128i byte) { return static_cast<uint32_t>(_mm_movemask_epi8(byte)); };
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i small = _mm_or_si128(some, _mm_set1_epi8(0x20));
    const __m128i letter = within(small, 'a', 25), digit = within(some, '0', 9);
    const auto size = static_cast<size_t>(__builtin_ctz(~bits(_mm_or_si128(letter, digit))));
    if (size < 16 && at + size <= end) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(fold), small);
      const uint32_t inside = (1U << size) - 1;
      const uint32_t letters = bits(letter) & inside;
      const uint32_t uppers = letters & ~bits(_mm_slli_epi16(some, 2));  // without the bit 0x20
      PlainRun run;
      run.size = size;
      run.capital = (letters & (0 - letters) & uppers) != 0;
      run.all_caps = letters == uppers && (letters & (letters - 1)) != 0;
      run.ends_with_digit = size > 0 && plain_run::is_digit(text[at + size - 1]);
      return run;
    }
  }
#endif
  return plain_run::read_bytes(text, at, end, fold);
}

}  // namespace hearsay::text
