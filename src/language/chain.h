// A linear-chain conditional random field over few labels with hashed binary features (Lafferty,
// McCallum and Pereira 2001).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/large_pages.h"
#include "base/result.h"

namespace hearsay::language {

inline constexpr size_t kMostLabels = 12;

// The features of one sequence, position by position, as hashes. Reused without allocation.
class FeatureRows {
 public:
  void clear() {
    size_ = 0;
    ends_.clear();
  }
  // A feature of the position at hand: the number of its template and up to three values.
  void add(uint32_t kind, uint64_t a = 0, uint64_t b = 0, uint64_t c = 0) {
    uint64_t h = (kind + 1) * 0x9E3779B97F4A7C15ull;
    h = (h ^ a) * 0xBF58476D1CE4E5B9ull;
    h = ((h ^ (h >> 29)) + b) * 0x94D049BB133111EBull;
    h = ((h ^ (h >> 32)) + c) * 0xD6E8FEB86659FD93ull;
    if (size_ == room_) grow();
    hashes_[size_++] = static_cast<uint32_t>(h >> 32);
  }
  void end_position() { ends_.push_back(size_); }
  size_t positions() const { return ends_.size(); }
  std::span<const uint32_t> at(size_t i) const {
    const size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {hashes_.get() + begin, ends_[i] - begin};
  }

 private:
  void grow();  // kept out of line, so that adding a feature is a few instructions

  std::unique_ptr<uint32_t[]> hashes_;  // size_ of them, with room for room_
  size_t size_ = 0, room_ = 0;
  std::vector<size_t> ends_;
};

// Scores of labels: of each position (positions × labels), and of a label behind another one
// ((labels + 1) × labels; the last row is that of the sequence's start). Natural logarithms.
struct Lattice {
  size_t labels = 0;
  std::vector<float> emissions;
  std::span<const float> transitions;

  size_t positions() const { return labels == 0 ? 0 : emissions.size() / labels; }
  // The best sequence. Ties go to the lower label.
  std::vector<uint8_t> best() const;
  // Probability of each label at each position (positions × labels); returns the logarithm of the
  // partition function. `pairs`, where given, gathers the expected counts of each transition.
  double marginals(std::vector<float>& out, std::vector<double>* pairs = nullptr) const;
};

// Trained weights. A row of the table is the weights of one hashed feature, in steps of `step`.
struct ChainModel {
  uint32_t labels = 0;
  uint32_t bits = 0;  // the table has 2^bits rows
  float step = 0;
  base::LargeVector<int8_t>
      table;  // weights(), row by row, and kLanes zeros: rows are read in lanes
  std::vector<float> transitions;

  bool ready() const { return labels > 0; }
  size_t weights() const { return (size_t{1} << bits) * labels; }
  // The lattice of a sequence; it borrows the model's transitions. At most kMostFeatures of a
  // position count.
  static constexpr size_t kLanes = 16, kMostFeatures = 256;
  void score(const FeatureRows& rows, Lattice& out) const;

  // The file: a zstd frame around a header, the transitions and the table, little-endian.
  static base::Result<ChainModel> read(std::string_view bytes);
  std::string write() const;
};

// The model that was linked into the program under `path` ("models/statements/cues.bin"); one that
// is not ready where there is none.
ChainModel built_in_chain(std::string_view path);

}  // namespace hearsay::language
