// UTF-8 walking, checking and repairing; offset maps.
#include "text/utf8.h"

#include <algorithm>
#include <cstring>

namespace hearsay::text {
namespace {

// Length of the well-formed sequence at `at` (1..4), or 0 and in `bad` the length of the broken
// maximal subpart. Unicode 15, table 3-7.
uint32_t sequence_at(std::string_view text, size_t at, uint32_t& bad) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(at);
  bad = 1;
  if (first < 0x80) return 1;
  uint32_t length = 0;
  unsigned low = 0x80, high = 0xbf;
  if (first >= 0xc2 && first <= 0xdf) {
    length = 2;
  } else if (first >= 0xe0 && first <= 0xef) {
    length = 3;
    if (first == 0xe0) low = 0xa0;
    if (first == 0xed) high = 0x9f;
  } else if (first >= 0xf0 && first <= 0xf4) {
    length = 4;
    if (first == 0xf0) low = 0x90;
    if (first == 0xf4) high = 0x8f;
  } else {
    return 0;
  }
  for (uint32_t i = 1; i < length; ++i) {
    const unsigned next = byte(at + i);
    if (next < low || next > high) return 0;
    bad = i + 1;
    low = 0x80;
    high = 0xbf;
  }
  return length;
}

// The first byte from `at` on that is beyond ASCII, or the end.
size_t ascii_end(std::string_view text, size_t at) {
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080ULL) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

uint32_t units_of(std::string_view text, size_t from, size_t to, PointMap::Unit unit) {
  if (unit == PointMap::Unit::kByte) return static_cast<uint32_t>(to - from);
  uint32_t units = 0;
  if (unit == PointMap::Unit::kPoint) {  // eight bytes at once: all but those that go on with one
    for (uint64_t eight = 0; from + sizeof eight <= to; from += sizeof eight) {
      std::memcpy(&eight, text.data() + from, sizeof eight);
      const uint64_t going_on = (eight >> 7) & ~(eight >> 6) & 0x0101010101010101ULL;
      units += 8 - static_cast<uint32_t>(going_on * 0x0101010101010101ULL >> 56);
    }
  }
  for (size_t i = from; i < to; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xc0) != 0x80) ++units;
    if (c >= 0xf0 && unit == PointMap::Unit::kUtf16) ++units;
  }
  return units;
}

}  // namespace

Point point_at_wide(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  uint32_t bad = 1;
  switch (sequence_at(text, at, bad)) {
    case 2: return {((first & 0x1f) << 6) | (byte(1) & 0x3f), 2};
    case 3: return {((first & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f), 3};
    case 4:
      return {((first & 0x07) << 18) | ((byte(1) & 0x3f) << 12) | ((byte(2) & 0x3f) << 6) |
                  (byte(3) & 0x3f),
              4};
    default: return {0xfffd, 1};
  }
}

Point point_before(std::string_view text, size_t at) {
  if (at == 0 || at > text.size()) return {};
  size_t from = at - 1;
  while (from > 0 && at - from < 4 && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80)
    --from;
  const Point point = point_at(text, from);
  if (from + point.bytes == at) return point;
  return {0xfffd, 1};
}

void append_point(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xc0 | (value >> 6));
    put(0x80 | (value & 0x3f));
  } else if (value < 0x10000) {
    put(0xe0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3f));
    put(0x80 | (value & 0x3f));
  } else {
    put(0xf0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3f));
    put(0x80 | ((value >> 6) & 0x3f));
    put(0x80 | (value & 0x3f));
  }
}

std::optional<size_t> first_broken(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    at = ascii_end(text, at);
    if (at == text.size()) break;
    uint32_t bad = 1;
    const uint32_t length = sequence_at(text, at, bad);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t at = 0;
  while (at < text.size()) {
    uint32_t bad = 1;
    const uint32_t length = sequence_at(text, at, bad);
    if (length > 0) {
      out.append(text.substr(at, length));
      at += length;
    } else {
      append_point(out, 0xfffd);
      at += bad;
    }
  }
  return out;
}

PointMap::PointMap(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  size_t ascii = unit == Unit::kByte ? text.size() : ascii_end(text, 0);
  ascii_ = ascii == text.size();
  if (ascii_) {
    total_ = base::narrow(text.size());
    return;
  }
  marks_.reserve(text.size() / kStride + 1);
  for (size_t at = 0; at < text.size(); at += kStride) {
    const size_t end = std::min(text.size(), at + kStride);
    marks_.push_back(total_);
    if (ascii < at) ascii = ascii_end(text, at);
    total_ += ascii >= end ? static_cast<uint32_t>(end - at) : units_of(text, at, end, unit);
  }
  marks_.push_back(total_);
}

uint32_t PointMap::at(uint32_t byte) const {
  if (byte >= text_.size()) return total_;
  if (ascii_) return byte;
  while (byte > 0 && (static_cast<unsigned char>(text_[byte]) & 0xc0) == 0x80) --byte;
  const uint32_t mark = byte / kStride;
  return marks_[mark] + units_of(text_, size_t{mark} * kStride, byte, unit_);
}

uint32_t PointMap::byte_of(uint32_t unit_offset) const {
  if (unit_offset >= total_) return base::narrow(text_.size());
  if (ascii_) return unit_offset;
  const auto mark =
      std::upper_bound(marks_.begin(), marks_.end(), unit_offset) - marks_.begin() - 1;
  size_t at = static_cast<size_t>(mark) * kStride;
  while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xc0) == 0x80) ++at;
  uint32_t units = marks_[static_cast<size_t>(mark)];
  while (at < text_.size()) {
    const Point point = point_at(text_, at);
    const uint32_t width = unit_ == Unit::kUtf16 && point.value > 0xffff ? 2 : 1;
    if (units + width > unit_offset) break;
    units += width;
    at += point.bytes;
  }
  return base::narrow(at);
}

}  // namespace hearsay::text
