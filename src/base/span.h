// A half-open range of offsets whose unit is part of its type.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::base {

// Offsets are 32 bits: no text of Hearsay is longer than kLongestText (see result.h for the
// refusal). Units are distinct types, so a byte offset is never taken for a code point or a token
// number.
template <class Unit>
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin >= end; }
  constexpr bool holds(uint32_t at) const { return begin <= at && at < end; }
  constexpr bool holds(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

struct ByteUnit {};
struct PointUnit {};
struct TokenUnit {};

using Bytes = Span<ByteUnit>;    // bytes of one UTF-8 text
using Points = Span<PointUnit>;  // Unicode code points of one text
using Tokens = Span<TokenUnit>;  // token numbers of one token list

inline constexpr uint32_t kLongestText = 0x7fffffff;

// The bytes of `span` in `text`, cut to the text's end. Lent: dies with the text.
inline std::string_view view(std::string_view text, Bytes span) {
  const size_t begin = std::min<size_t>(span.begin, text.size());
  const size_t end = std::clamp<size_t>(span.end, begin, text.size());
  return text.substr(begin, end - begin);
}

// An offset as it is stored. The caller has checked that it is at most kLongestText.
inline constexpr uint32_t narrow(size_t offset) { return static_cast<uint32_t>(offset); }

}  // namespace hearsay::base
