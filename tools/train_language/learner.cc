// Counting, learning and averaging of the training perceptron.
#include "learner.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace hearsay::train {

Learner::Slot& Learner::slot_of(uint32_t feature) {
  const size_t mask = slots_.size() - 1;
  size_t at = place_of(feature);
  while (slots_[at].feature != 0 && slots_[at].feature != feature) at = (at + 1) & mask;
  return slots_[at];
}

void Learner::grow() {
  std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.feature != 0) slot_of(slot.feature) = slot;
}

void Learner::count(std::span<const uint32_t> features) {
  for (const uint32_t feature : features) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot& slot = slot_of(feature);
    if (slot.feature == 0) {
      slot.feature = feature;
      ++used_;
    }
    if (slot.size < UINT16_MAX) ++slot.size;
  }
}

void Learner::seal(uint32_t least) {
  std::vector<uint32_t> kept;
  for (const Slot& slot : slots_)
    if (slot.feature != 0 && slot.size >= least) kept.push_back(slot.feature);
  std::sort(kept.begin(), kept.end());
  size_t size = 1024;
  while (size < 2 * kept.size()) size *= 2;
  slots_.assign(size, Slot{});
  used_ = kept.size();
  for (const uint32_t feature : kept) slot_of(feature).feature = feature;
}

// Three rounds, so that the memory of one feature is fetched while the others are looked at.
void Learner::score(std::span<const uint32_t> features, size_t classes, int32_t* scores) {
  std::fill_n(scores, classes, 0);
  scored_.clear();
  for (const uint32_t feature : features) __builtin_prefetch(&slots_[place_of(feature)]);
  for (const uint32_t feature : features) {
    Slot& slot = slot_of(feature);
    if (slot.feature == 0) continue;
    scored_.push_back(&slot);
    __builtin_prefetch(slot.entries);
  }
  for (const Slot* slot : scored_)
    for (const Entry& entry : std::span(slot->entries, slot->size))
      scores[entry.klass()] += entry.weight();
}

void Learner::make_room(Slot& slot) {
  constexpr size_t kBlock = 1U << 16;
  const auto room = static_cast<uint16_t>(slot.room == 0 ? 2 : slot.room * 2);
  if (free_ < room) {
    pool_.emplace_back(kBlock);
    free_ = kBlock;
  }
  Entry* entries = pool_.back().data() + (kBlock - free_);
  free_ -= room;
  std::copy_n(slot.entries, slot.size, entries);
  slot.entries = entries;
  slot.room = room;
}

void Learner::add(Slot& slot, uint8_t klass, int32_t step) {
  for (Entry& entry : std::span(slot.entries, slot.size)) {
    if (entry.klass() != klass) continue;
    entry.packed += step * 256;
    entry.sum += step * time_;
    return;
  }
  if (slot.size == slot.room) make_room(slot);
  slot.entries[slot.size++] = {step * time_, 0, step * 256 + klass};
}

void Learner::correct(uint8_t right, uint8_t wrong) {
  for (Slot* slot : scored_) {
    add(*slot, right, 1);
    add(*slot, wrong, -1);
  }
}

void Learner::speak(uint8_t klass, int32_t step) {
  for (Slot* slot : scored_) add(*slot, klass, step);
}

void Learner::settle() {
  for (Slot& slot : slots_) {
    for (Entry& entry : std::span(slot.entries, slot.size)) {
      const double average = static_cast<double>(entry.weight()) -
                             static_cast<double>(entry.sum) / static_cast<double>(time_);
      entry.settled = static_cast<float>(average);
    }
  }
  lives_ = 1;
}

void Learner::merge(const Learner& other) {
  for (size_t at = 0; at < slots_.size(); ++at) {
    Slot& slot = slots_[at];
    for (const Entry& theirs : std::span(other.slots_[at].entries, other.slots_[at].size)) {
      add(slot, theirs.klass(), 0);
      for (Entry& entry : std::span(slot.entries, slot.size))
        if (entry.klass() == theirs.klass()) entry.settled += theirs.settled;
    }
  }
  lives_ += other.lives_;
}

void learn_in_lives(Learner& learner, int lives,
                    const std::function<void(Learner&, uint64_t)>& learn) {
  std::vector<Learner> others(static_cast<size_t>(std::max(lives - 1, 0)), learner);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < others.size(); ++i)
    threads.emplace_back([&, i] {
      learn(others[i], i + 2);
      others[i].settle();
    });
  learn(learner, 1);
  learner.settle();
  for (size_t i = 0; i < others.size(); ++i) {
    threads[i].join();
    learner.merge(others[i]);
  }
}

std::vector<language::ModelRow> Learner::rows(const Rounding& rounding) const {
  std::vector<language::ModelRow> out;
  for (const Slot& slot : slots_) {
    language::ModelRow made{slot.feature, {}};
    int largest = 0;
    for (const Entry& entry : std::span(slot.entries, slot.size)) {
      const double average = static_cast<double>(entry.settled) / lives_;
      const int value =
          std::clamp(static_cast<int>(std::lround(average * rounding.steps)), -127, 127);
      largest = std::max(largest, std::abs(value));
      if (std::abs(value) >= rounding.least_weight && value != 0)
        made.weights.emplace_back(entry.klass(), static_cast<int8_t>(value));
    }
    if (made.weights.empty() || made.weights.size() > 255 || largest < rounding.least_row) continue;
    std::sort(made.weights.begin(), made.weights.end());
    out.push_back(std::move(made));
  }
  std::sort(out.begin(), out.end(), [](const language::ModelRow& a, const language::ModelRow& b) {
    return a.feature < b.feature;
  });
  return out;
}

}  // namespace hearsay::train
