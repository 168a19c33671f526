// A linear model over hashed features: for each feature the few classes it speaks for or against.
#pragma once

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

  // Adds every feature's weights to `scores`, which has 256 places.
  void add_scores(std::span<const uint32_t> features, int32_t* scores) const;

 private:
  struct Slot {
    uint32_t feature = 0;  // 0: free
    uint32_t weights = 0;  // where they begin
  };
  struct Weight {
    uint8_t klass = 0;
    int8_t value = 0;
  };

  size_t place_of(uint32_t feature) const { return feature >> shift_; }

  std::vector<std::string> classes_;
  std::vector<Slot> slots_;      // by the upper bits of the feature; some free ones behind the end
  std::vector<Weight> weights_;  // of one feature: their number in `klass`, then the weights
  uint32_t shift_ = 31;
};

}  // namespace hearsay::language
