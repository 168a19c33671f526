// A linear model over hashed features: for each feature the few classes it speaks for or against.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
  struct Slot {
    uint32_t feature = 0;  // 0: free
    uint32_t weights = 0;  // where they begin; kDense: the number of its row among the dense ones
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
  size_t place_of(uint32_t feature) const { return feature >> shift_; }

  std::vector<std::string> classes_;
  std::vector<Slot> slots_;      // by the upper bits of the feature; some free ones behind the end
  std::vector<Weight> weights_;  // of one feature: their number in `klass`, then the weights
  // Features that speak of a good part of the classes have a weight for each, `width_` a row.
  std::vector<int8_t> dense_;
  size_t width_ = 0;  // the classes, rounded up to whole blocks
  uint32_t shift_ = 31;
};

}  // namespace hearsay::language
