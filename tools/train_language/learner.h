// An averaged perceptron over hashed features that keeps, for each feature, only the classes it
// ever touched.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "language/model.h"

namespace hearsay::train {

// First every feature list of the training data is counted, then seal() drops the rare ones, then
// learning begins. All numbers are whole, so that the same calls give the same model.
class Learner {
 public:
  void count(std::span<const uint32_t> features);
  void seal(uint32_t least);

  // scores has 256 places; the first `classes` are set.
  void score(std::span<const uint32_t> features, size_t classes, int32_t* scores);
  // Speaks for `right` and against `wrong` on the features last scored.
  void correct(uint8_t right, uint8_t wrong);
  // One decision has been looked at.
  void tick() { ++time_; }

  // The averaged weights, `steps` steps a unit, at most 127 steps; rows in order of features.
  std::vector<language::ModelRow> rows(double steps) const;

 private:
  struct Entry {
    int64_t sum = 0;
    int32_t weight = 0;
    uint32_t klass = 0;
  };
  struct Slot {
    uint32_t feature = 0;  // 0: free
    uint16_t size = 0;     // of its entries; before seal() how often it was seen
    uint16_t room = 0;
    Entry* entries = nullptr;
  };

  size_t place_of(uint32_t feature) const {
    return (feature * 0x9e3779b1U >> 3) & (slots_.size() - 1);
  }
  Slot& slot_of(uint32_t feature);
  void grow();
  void make_room(Slot& slot);
  void add(Slot& slot, uint8_t klass, int32_t step);

  std::vector<Slot> slots_;
  size_t used_ = 0;
  std::deque<std::vector<Entry>> pool_;  // blocks that entries stand in, filled one after the other
  size_t free_ = 0;                      // entries left in the last block
  std::vector<Slot*> scored_;
  int64_t time_ = 1;
};

}  // namespace hearsay::train
