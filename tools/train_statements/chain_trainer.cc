// Stochastic gradient training of linear-chain models.
#include "chain_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <random>

namespace hearsay::tools {
namespace {

constexpr size_t kSnapshots = 4;  // a round

using language::ChainModel;
using language::Lattice;

class Trainer {
 public:
  Trainer(const std::vector<Sequence>& sequences, const TrainOptions& options)
      : sequences_(sequences),
        o_(options),
        labels_(options.labels),
        mask_((1u << options.bits) - 1),
        weights_((size_t{mask_} + 1) * labels_),
        squares_(weights_.size()),
        transitions_(size_t{labels_ + 1} * labels_),
        transition_squares_(transitions_.size()) {
    mean_.resize(weights_.size());
    mean_transitions_.resize(transitions_.size());
    count();
  }

  ChainModel run() {
    for (uint32_t life = 0; life < o_.lives; ++life) learn_anew(7 + life);
    settle();
    return pack();
  }

 private:
  void learn_anew(uint32_t seed) {
    std::fill(weights_.begin(), weights_.end(), 0.0F);
    std::fill(squares_.begin(), squares_.end(), static_cast<float>(o_.first_square));
    std::fill(transitions_.begin(), transitions_.end(), 0.0F);
    std::fill(transition_squares_.begin(), transition_squares_.end(), 0.0F);
    for (size_t t = 0; t < o_.never.size(); ++t)
      if (o_.never[t] != 0) transitions_[t] = -1e4F;
    std::vector<uint32_t> order(sequences_.size());
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 dice(seed);
    hidden_.seed(seed);
    for (int round = 0; round < o_.rounds; ++round) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice() % i]);
      double loss = 0;
      for (size_t i = 0; i < order.size(); ++i) {
        loss += learn(sequences_[order[i]]);
        if (round > 0 && (i + 1) % (order.size() / kSnapshots) == 0) gather();
      }
      std::printf("  round %d: loss %.4f a sequence\n", round + 1,
                  loss / static_cast<double>(sequences_.size()));
      std::fflush(stdout);
    }
  }

  void count() {
    std::vector<uint8_t> seen(size_t{mask_} + 1);
    for (const Sequence& s : sequences_)
      for (size_t i = 0; i < s.rows.positions(); ++i)
        for (const uint32_t hash : s.rows.at(i)) {
          uint8_t& n = seen[hash & mask_];
          n = static_cast<uint8_t>(std::min(250, n + 1));
        }
    known_.resize(seen.size());
    for (size_t k = 0; k < seen.size(); ++k) known_[k] = seen[k] >= o_.least_seen;
  }

  // What is kept is the mean of the weights at several moments of all lives: less of the noise of
  // the last examples, and of one order of them.
  void gather() {
    ++gathered_;
    for (size_t k = 0; k < weights_.size(); ++k) mean_[k] += weights_[k];
    for (size_t t = 0; t < transitions_.size(); ++t) mean_transitions_[t] += transitions_[t];
  }

  void settle() {
    if (gathered_ == 0) return;
    for (size_t k = 0; k < weights_.size(); ++k) weights_[k] = mean_[k] / gathered_;
    for (size_t t = 0; t < transitions_.size(); ++t)
      transitions_[t] = mean_transitions_[t] / gathered_;
  }

  // The features that are looked at this time.
  void choose_features(const Sequence& s) {
    const auto least = static_cast<uint32_t>(o_.dropped * 0x1p32);
    chosen_.clear();
    chosen_ends_.clear();
    for (size_t i = 0; i < s.rows.positions(); ++i) {
      for (const uint32_t hash : s.rows.at(i))
        if (known_[hash & mask_] && hidden_() >= least) chosen_.push_back(hash & mask_);
      chosen_ends_.push_back(chosen_.size());
    }
  }
  std::span<const size_t> features_of(size_t position) const {
    const size_t begin = position == 0 ? 0 : chosen_ends_[position - 1];
    return std::span(chosen_).subspan(begin, chosen_ends_[position] - begin);
  }

  double learn(const Sequence& s) {
    const size_t n = s.rows.positions();
    lattice_.labels = labels_;
    lattice_.transitions = transitions_;
    choose_features(s);
    lattice_.emissions.assign(n * labels_, 0);
    const auto whole = static_cast<float>(1 / (1 - o_.dropped));
    for (size_t i = 0; i < n; ++i)
      for (const size_t feature : features_of(i)) {
        const float* const row = weights_.data() + feature * labels_;
        for (size_t b = 0; b < labels_; ++b) lattice_.emissions[i * labels_ + b] += row[b] * whole;
      }
    pairs_.assign(transitions_.size(), 0);
    const double total = lattice_.marginals(chances_, &pairs_);
    double gold = 0;
    for (size_t i = 0; i < n; ++i) {
      const size_t from = i == 0 ? labels_ : s.labels[i - 1];
      gold += lattice_.emissions[i * labels_ + s.labels[i]] +
              transitions_[from * labels_ + s.labels[i]];
      pairs_[from * labels_ + s.labels[i]] -= 1;
      chances_[i * labels_ + s.labels[i]] -= 1;
    }
    update(s);
    return total - gold;
  }

  void update(const Sequence& s) {
    constexpr float kQuiet = 1e-4F;
    for (size_t i = 0; i < s.rows.positions(); ++i) {
      const float* const gradient = chances_.data() + i * labels_;
      if (std::all_of(gradient, gradient + labels_, [](float g) { return std::abs(g) < kQuiet; }))
        continue;
      for (const size_t feature : features_of(i))
        for (size_t b = 0; b < labels_; ++b)
          step(weights_[feature * labels_ + b], squares_[feature * labels_ + b], gradient[b]);
    }
    for (size_t t = 0; t < transitions_.size(); ++t)
      if (o_.never.empty() || o_.never[t] == 0)
        step(transitions_[t], transition_squares_[t], static_cast<float>(pairs_[t]));
  }

  void step(float& weight, float& squares, float gradient) const {
    gradient += static_cast<float>(o_.decay) * weight;
    squares += gradient * gradient;
    weight -= static_cast<float>(o_.rate) * gradient / (1e-3F + std::sqrt(squares));
  }

  // Weights in 8 bits: the largest one in a thousand is cut off.
  ChainModel pack() const {
    std::vector<float> sizes;
    for (const float w : weights_)
      if (w != 0) sizes.push_back(std::abs(w));
    ChainModel out;
    out.labels = static_cast<uint32_t>(labels_);
    out.bits = o_.bits;
    out.transitions = transitions_;
    out.table.resize(weights_.size() + language::ChainModel::kLanes);
    if (sizes.empty()) return out;
    const auto cut = sizes.begin() + static_cast<std::ptrdiff_t>((sizes.size() - 1) * 9995 / 10000);
    std::nth_element(sizes.begin(), cut, sizes.end());
    out.step = *cut / 127;
    for (size_t k = 0; k < weights_.size(); ++k)
      out.table[k] =
          static_cast<int8_t>(std::clamp(std::lround(weights_[k] / out.step), -127l, 127l));
    return out;
  }

  const std::vector<Sequence>& sequences_;
  const TrainOptions& o_;
  size_t labels_;
  uint32_t mask_;
  std::vector<float> weights_, squares_, transitions_, transition_squares_;
  std::vector<float> mean_, mean_transitions_;
  float gathered_ = 0;
  std::vector<bool> known_;
  std::mt19937 hidden_;
  std::vector<size_t> chosen_, chosen_ends_;  // features, position by position
  Lattice lattice_;
  std::vector<float> chances_;
  std::vector<double> pairs_;
};

}  // namespace

ChainModel train_chain(const std::vector<Sequence>& sequences, const TrainOptions& options) {
  return Trainer(sequences, options).run();
}

}  // namespace hearsay::tools
