// An averaged perceptron over hashed features that keeps, for each feature, only the classes it
// ever touched.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "language/model.h"

namespace hearsay::train {

// First every feature list of the training data is counted, then seal() drops the rare ones, then
// learning begins. A sealed learner that has not begun may be copied; what the copies learned, each
// from the data in another order, is put together by merge(). The same calls give the same model.
class Learner {
 public:
  void count(std::span<const uint32_t> features);
  void seal(uint32_t least);

  // scores has 256 places; the first `classes` are set.
  void score(std::span<const uint32_t> features, size_t classes, int32_t* scores);
  // Speaks for `right` and against `wrong` on the features last scored.
  void correct(uint8_t right, uint8_t wrong);
  // Speaks for (1) or against (-1) one class on them.
  void speak(uint8_t klass, int32_t step);
  // One decision has been looked at.
  void tick() { ++time_; }

  // Ends learning: from now on only merge() and rows().
  void settle();
  // Takes in another settled learner that was sealed on the same data.
  void merge(const Learner& other);

  // The averaged weights of all merged learners, rounded to steps of which `steps` make a unit, at
  // most 127. Weights of fewer than `least_weight` steps are left out, and features none of whose
  // weights has `least_row` steps: what was corrected once or twice only says nothing of other
  // texts. Rows in order of features.
  struct Rounding {
    double steps = 8;
    int least_weight = 1;
    int least_row = 1;
  };
  std::vector<language::ModelRow> rows(const Rounding& rounding) const;

 private:
  struct Entry {
    int64_t sum = 0;     // of weight changes, each times when it came
    float settled = 0;   // the average, once settled
    int32_t packed = 0;  // the weight times 256, and the class

    uint8_t klass() const { return static_cast<uint8_t>(packed & 0xff); }
    int32_t weight() const { return packed >> 8; }
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
  int lives_ = 0;
};

// Runs learn(learner, seed) for the learner and lives - 1 copies of it, each in a thread, settles
// them and merges them into the first, in order.
void learn_in_lives(Learner& learner, int lives,
                    const std::function<void(Learner&, uint64_t)>& learn);

}  // namespace hearsay::train
