// UTF-8: checked, repaired, walked, and measured in code points and UTF-16 units.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::text {

// The code point at byte `at` of valid UTF-8, and its length in bytes. At the end: {0, 0}.
// In text that is not valid UTF-8 a broken byte reads as U+FFFD of length 1.
struct Point {
  char32_t value = 0;
  uint32_t bytes = 0;
};
Point point_at_wide(std::string_view text, size_t at);  // the same for any character
inline Point point_at(std::string_view text, size_t at) {
  if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
    return {static_cast<unsigned char>(text[at]), 1};
  return point_at_wide(text, at);
}

// The code point that ends just before byte `at`.
Point point_before(std::string_view text, size_t at);

void append_point(std::string& out, char32_t value);

// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or nullopt.
std::optional<size_t> first_broken(std::string_view text);

// Well-formed UTF-8: each maximal broken subpart becomes one U+FFFD (as the WHATWG decoder does).
std::string repair(std::string_view text);

// Maps byte offsets of one text to code points or UTF-16 units. Built in one pass; each look-up is
// O(1) plus at most kStride bytes. Borrows the text. An offset inside a character maps to that
// character's start.
class PointMap {
 public:
  enum class Unit : uint8_t { kPoint, kUtf16, kByte };
  explicit PointMap(std::string_view text, Unit unit = Unit::kPoint);
  uint32_t at(uint32_t byte) const;
  uint32_t byte_of(uint32_t unit_offset) const;  // the way back; offsets past the end give the end
  uint32_t size() const { return total_; }

 private:
  static constexpr uint32_t kStride = 64;
  std::string_view text_;
  std::vector<uint32_t> marks_;  // units before byte i * kStride
  uint32_t total_ = 0;
  Unit unit_ = Unit::kPoint;
  bool ascii_ = true;
};

}  // namespace hearsay::text
