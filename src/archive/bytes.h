// Writes and reads the primitives of the record codec: varints, texts, recurring texts, reals,
// spans.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::archive {

// So that a few hostile bytes cannot ask for a long text many times.
inline constexpr size_t kLongestName = 256;

class ByteWriter {
 public:
  void number(uint64_t value);
  void integer(int64_t value);  // zigzag
  void text(std::string_view value);
  void name(const std::string&
                value);  // a text that recurs; one over kLongestName is written out each time
  void real(double value);
  void span(base::Bytes value);  // begin, then size
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::map<std::string, uint64_t> names_;
};

// Reads what ByteWriter wrote. After the first fault `ok()` is false and every read gives zero or
// nothing; `at()` then says where.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  uint64_t number();
  uint64_t number_below(uint64_t limit);  // a fault where it is not
  int64_t integer(int64_t least, int64_t most);
  std::string text();
  std::string name();
  double real();
  base::Bytes span();  // a fault where it passes base::kLongestText
  // A count of items of at least `least_bytes` each: a fault where they cannot be in what is left.
  size_t count(size_t least_bytes);

  bool ok() const { return ok_; }
  bool at_end() const { return at_ == bytes_.size(); }
  size_t at() const { return at_; }
  void fail() { ok_ = false; }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
  std::vector<std::string> names_;
};

}  // namespace hearsay::archive
