// The primitives of the record codec; see codec.h for the layout.
#include "archive/bytes.h"

#include <bit>

namespace hearsay::archive {

void ByteWriter::number(uint64_t value) {
  while (value >= 0x80) {
    out_ += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out_ += static_cast<char>(value);
}

void ByteWriter::integer(int64_t value) {
  number((static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63));
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  out_ += value;
}

void ByteWriter::name(const std::string& value) {
  if (value.size() <= kLongestName) {
    const auto [place, is_new] = names_.emplace(value, names_.size() + 1);
    if (!is_new) return number(place->second);
  }
  number(0);
  text(value);
}

void ByteWriter::real(double value) {
  const uint64_t bits = std::bit_cast<uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(bits >> shift);
}

void ByteWriter::span(base::Bytes value) {
  number(value.begin);
  number(value.end >= value.begin ? value.size() : 0);
}

uint64_t ByteReader::number() {
  uint64_t value = 0;
  for (int shift = 0; shift < 64 && ok_; shift += 7) {
    if (at_ == bytes_.size()) break;
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    if (shift == 63 && byte > 1) break;
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  ok_ = false;
  return 0;
}

uint64_t ByteReader::number_below(uint64_t limit) {
  const uint64_t value = number();
  if (value < limit) return value;
  ok_ = false;
  return 0;
}

int64_t ByteReader::integer(int64_t least, int64_t most) {
  const uint64_t folded = number();
  const int64_t value = static_cast<int64_t>(folded >> 1) ^ -static_cast<int64_t>(folded & 1);
  if (value >= least && value <= most) return value;
  ok_ = false;
  return least;
}

std::string ByteReader::text() {
  const uint64_t size = number();
  if (!ok_ || size > bytes_.size() - at_) {
    ok_ = false;
    return {};
  }
  std::string value(bytes_.substr(at_, static_cast<size_t>(size)));
  at_ += static_cast<size_t>(size);
  return value;
}

std::string ByteReader::name() {
  const uint64_t which = number_below(uint64_t{names_.size()} + 1);
  if (!ok_) return {};
  if (which > 0) return names_[static_cast<size_t>(which - 1)];
  std::string value = text();
  if (ok_ && value.size() <= kLongestName) names_.push_back(value);
  return value;
}

double ByteReader::real() {
  if (!ok_ || bytes_.size() - at_ < 8) {
    ok_ = false;
    return 0;
  }
  uint64_t bits = 0;
  for (int shift = 0; shift < 64; shift += 8)
    bits |= static_cast<uint64_t>(static_cast<unsigned char>(bytes_[at_++])) << shift;
  return std::bit_cast<double>(bits);
}

base::Bytes ByteReader::span() {
  const uint64_t begin = number();
  const uint64_t size = number();
  if (ok_ && begin <= base::kLongestText && size <= base::kLongestText - begin)
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size)};
  ok_ = false;
  return {};
}

size_t ByteReader::count(size_t least_bytes) {
  const uint64_t value = number();
  if (ok_ && value <= (bytes_.size() - at_) / least_bytes) return static_cast<size_t>(value);
  ok_ = false;
  return 0;
}

}  // namespace hearsay::archive
