// A linear model over hashed features: for each feature the few classes it speaks for or against.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/large_pages.h"
#include "base/result.h"

namespace hearsay::language {

// One feature's weights as they are written and read.
struct ModelRow {
  uint32_t feature = 0;
  std::vector<std::pair<uint8_t, int8_t>> weights;  // class, weight
};

class Model {
 public:
  // At most 256 classes; `rows` sorted by feature, each with 1 to 255 weights.
  static std::string write(std::span<const std::string> classes, std::span<const ModelRow> rows);

  // What write() made. Bad bytes are an error, never a fault.
  static base::Result<Model> read(std::string_view bytes);

  std::span<const std::string> classes() const { return classes_; }

  // Sums every feature's weights: scores[class]. At most kMostAtOnce features.
  static constexpr size_t kMostAtOnce = 128;
  struct Scores {
    alignas(32) std::array<int16_t, 256> of{};
    int operator[](size_t klass) const { return of[klass]; }
  };
  void score(std::span<const uint32_t> features, Scores& scores) const;

 private:
  // One line of memory: up to eight features and where the weights of each are told. Features come
  // in order; those that find their bucket full stand in the next ones.
  static constexpr size_t kBucket = 8;
  struct alignas(64) Bucket {
    std::array<uint32_t, kBucket> features{};  // 0: free
    std::array<uint32_t, kBucket> weights{};   // where they begin, or kDense and the dense row

    uint32_t find(uint32_t feature) const;  // 0: not here
    bool is_full() const { return features.back() != 0; }
  };
  static constexpr uint32_t kDense = 1U << 31;
  static constexpr size_t kBlock = 16;
  struct Weight {
    uint8_t klass = 0;
    int8_t value = 0;
  };

  bool is_dense(char count) const;  // a row of so many weights
  void make_room(std::string_view counts);
  bool put_rows(std::string_view packed_features, std::string_view counts, std::string_view names,
                std::string_view values);
  size_t bucket_of(uint32_t feature) const { return (uint64_t{feature} * spread_) >> 32; }
  uint32_t find(uint32_t feature) const;

  std::vector<std::string> classes_;
  base::LargeVector<Bucket> buckets_;
  // Of one feature: their number in `klass`, then the weights. The first is of none.
  base::LargeVector<Weight> weights_;
  // Features that speak of a good part of the classes have a weight for each, `width_` a row.
  base::LargeVector<int8_t> dense_;
  size_t width_ = 0;     // the classes, rounded up to whole blocks
  uint32_t spread_ = 0;  // the buckets, without those behind the end
};

}  // namespace hearsay::language
