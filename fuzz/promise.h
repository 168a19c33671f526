// What a fuzz target holds its module to: a broken promise ends the process, so that the fuzzer
// keeps the input.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace hearsay::fuzz {

inline void promise(bool kept) {
  if (!kept) __builtin_trap();
}

// A span lies inside its text and does not cut a UTF-8 character.
inline void promise_inside(std::string_view text, base::Bytes span) {
  promise(span.begin <= span.end && span.end <= text.size());
  const auto is_border = [text](uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
  };
  promise(is_border(span.begin) && is_border(span.end));
}

}  // namespace hearsay::fuzz
