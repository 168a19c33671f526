// Code points of a text that is not kept: for maps of very many texts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::text {

// Maps byte offsets of valid UTF-8 to code points as PointMap does. Takes four bytes for each byte
// with which a character goes on: nothing for ASCII. O(log n).
class LeanPoints {
 public:
  explicit LeanPoints(std::string_view text);
  uint32_t at(uint32_t byte) const;
  base::Points at(base::Bytes span) const { return {at(span.begin), at(span.end)}; }

 private:
  std::vector<uint32_t> going_on_;  // places of bytes that are not the first of their character
  uint32_t size_ = 0;               // bytes
};

}  // namespace hearsay::text
