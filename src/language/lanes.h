// Sums of narrow weights in vector registers, by the extensions that gcc and clang share.
#pragma once

#include <cstdint>
#include <cstring>

namespace hearsay::language {

// Eight sums of signed bytes. Up to 256 rows cannot overflow.
struct LaneSum {
  using Bytes [[gnu::vector_size(16)]] = int8_t;
  using Wide [[gnu::vector_size(16)]] = int16_t;
  Wide sums{};

  // Adds row[0] to row[7].
  void add(const int8_t* row) {
    Bytes bytes{};
    std::memcpy(&bytes, row, 8);
    sums += front(bytes);
  }
  // Adds row[0] to row[7] here, row[8] to row[15] to `behind`.
  void add(const int8_t* row, LaneSum& behind) {
    Bytes bytes;
    std::memcpy(&bytes, row, sizeof bytes);
    sums += front(bytes);
    behind.sums += back(bytes);
  }

 private:
  // A byte becomes the upper half of its lane; the shift brings it down with its sign.
  static Wide front(Bytes bytes) {
    return reinterpret_cast<Wide>(__builtin_shufflevector(Bytes{}, bytes, 0, 16, 1, 17, 2, 18, 3,
                                                          19, 4, 20, 5, 21, 6, 22, 7, 23)) >>
           8;
  }
  static Wide back(Bytes bytes) {
    return reinterpret_cast<Wide>(__builtin_shufflevector(Bytes{}, bytes, 8, 24, 9, 25, 10, 26, 11,
                                                          27, 12, 28, 13, 29, 14, 30, 15, 31)) >>
           8;
  }
};

}  // namespace hearsay::language
