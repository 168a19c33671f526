// Learns the weights of a linear-chain model: conditional likelihood by stochastic gradients with
// per-weight rates (AdaGrad; Duchi, Hazan and Singer 2011), with features hidden by chance, so that
// none is leaned on alone (dropout; Srivastava et al. 2014).
#pragma once

#include <cstdint>
#include <vector>

#include "language/chain.h"

namespace hearsay::tools {

struct Sequence {
  language::FeatureRows rows;
  std::vector<uint8_t> labels;
};

struct TrainOptions {
  uint32_t labels = 0;
  uint32_t bits = 20;
  int rounds = 5;
  uint32_t lives = 5;  // runs over the data, each in another order; the model is their mean
  double rate = 0.05;
  double first_square = 0.1;   // what each weight's rate begins with: rare features move slowly
  double dropped = 0.15;       // share of features hidden at each look at a sequence
  double decay = 1e-6;         // pull to zero of each weight at each step that touches it
  uint32_t least_seen = 3;     // rarer features are left out
  std::vector<uint8_t> never;  // (labels + 1) × labels: transitions that cannot be
};

// Visits the sequences in an order drawn from a fixed seed: the same input gives the same model.
language::ChainModel train_chain(const std::vector<Sequence>& sequences,
                                 const TrainOptions& options);

}  // namespace hearsay::tools
