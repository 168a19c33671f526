// Tags read in one go, for which lexbor's tokeniser takes a state a piece.
#pragma once

#include <lexbor/html/html.h>

#include <array>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "document/html_lean.h"

namespace hearsay::document {

// The first of four bytes from `at` on, or `end`; 16 bytes at once where there is SSE2.
template <lxb_char_t kA, lxb_char_t kB, lxb_char_t kC, lxb_char_t kD>
const lxb_char_t* find_any(const lxb_char_t* at, const lxb_char_t* end) {
#if defined(__SSE2__)
  const auto all = [](lxb_char_t byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  for (; end - at >= 16; at += 16) {
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i a = _mm_or_si128(_mm_cmpeq_epi8(some, all(kA)), _mm_cmpeq_epi8(some, all(kB)));
    const __m128i b = _mm_or_si128(_mm_cmpeq_epi8(some, all(kC)), _mm_cmpeq_epi8(some, all(kD)));
    const int found = _mm_movemask_epi8(_mm_or_si128(a, b));
    if (found != 0) return at + __builtin_ctz(static_cast<unsigned>(found));
  }
#endif
  while (at != end && *at != kA && *at != kB && *at != kC && *at != kD) ++at;
  return at;
}

class TagReader {
 public:
  // A tag with more attributes is left to lexbor.
  explicit TagReader(uint32_t most_attributes) : most_(most_attributes) {}

  // Reads the tag whose name begins at `at`, behind "<" or "</", into the tokeniser's token, with
  // those attributes alone that somebody reads (html_lean.h). Returns the place behind its ">", or
  // null, the token left as it was, where something in it wants lexbor's own reading: a name not
  // met before on the page, a character reference, a NUL or a carriage return in what is read, no
  // end. The attributes die with the next call.
  const lxb_char_t* read(lxb_html_tokenizer_t* tokenizer, const lxb_char_t* at,
                         const lxb_char_t* end);

  // The tag whose name begins at `at`; null where it was not met before and HTML has none such.
  const lxb_tag_data_t* tag_at(const lxb_html_tokenizer_t* tokenizer, const lxb_char_t* at,
                               const lxb_char_t* end);

 private:
  enum class Wanted : uint8_t { kNone, kRead, kAll };
  struct Piece {
    const lxb_char_t *begin, *end;
    size_t size() const { return static_cast<size_t>(end - begin); }
  };
  struct KnownTag {
    uint64_t name = 0;  // its bytes
    size_t size = 0;
    const lxb_tag_data_t* tag = nullptr;
  };
  const lxb_tag_data_t* tag_of(const lxb_html_tokenizer_t* tokenizer, Piece name);
  const lxb_char_t* attribute(lxb_html_tokenizer_t* tokenizer, Wanted wanted, const lxb_char_t* at,
                              const lxb_char_t* end);
  const lxb_dom_attr_data_t* name_of(lxb_html_tokenizer_t* tokenizer, Piece name, int number);
  bool add(lxb_html_tokenizer_t* tokenizer, const lxb_dom_attr_data_t* name, Piece value);

  uint32_t most_;
  std::array<lxb_html_token_attr_t, 16> attributes_;  // of the tag under way; `used_` of them
  size_t used_ = 0;
  std::array<const lxb_dom_attr_data_t*, kReadAttributes> names_{};  // lexbor's, once met
  std::array<KnownTag, 64> tags_{};  // met last, by a hash of their names
};

}  // namespace hearsay::document
