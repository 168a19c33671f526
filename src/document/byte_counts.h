// Counts what the bytes of a block are: letters, capitals, digits, words, commas, ends of
// sentences.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::document {

struct ByteCounts {
  uint32_t letters = 0;  // the first byte of a wide character is taken for one
  uint32_t uppers = 0;   // of ASCII
  uint32_t digits = 0;
  uint32_t words = 0;  // runs of bytes above 0x20
  uint32_t commas = 0;
  uint32_t stops = 0;  // . ! ? at the end of a word of two bytes or more
};

ByteCounts count_bytes(std::string_view text);

}  // namespace hearsay::document
