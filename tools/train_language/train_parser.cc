// Trains the parser along its own moves, so that it learns what to do after a mistake.
#include <algorithm>
#include <cstdio>
#include <random>

#include "language/analysis.h"
#include "language/model.h"
#include "language/parser.h"
#include "learner.h"
#include "oracle.h"
#include "train.h"

namespace hearsay::train {
namespace {

using language::Move;
using language::ParserState;

struct Gold {
  std::vector<uint16_t> heads;
  std::vector<uint8_t> labels;

  explicit Gold(const Sentence& sentence) : heads(1), labels(1) {
    for (size_t i = 0; i < sentence.size(); ++i) {
      const bool root = sentence.heads[i] == i;
      heads.push_back(static_cast<uint16_t>((root ? sentence.size() : sentence.heads[i]) + 1));
      labels.push_back(sentence.labels[i]);
    }
  }
  Tree tree() const { return {heads, labels}; }
};

std::vector<Move> moves_of(const std::vector<const Sentence*>& data) {
  std::vector<bool> left(256), right(256);
  for (const Sentence* sentence : data)
    for (size_t i = 0; i < sentence->size(); ++i)
      if (sentence->heads[i] != i)
        (sentence->heads[i] > i ? left : right)[sentence->labels[i]] = true;
  std::vector<Move> moves{{Move::Kind::kShift, 0}, {Move::Kind::kReduce, 0}};
  for (size_t label = 1; label < 256; ++label) {
    if (left[label]) moves.push_back({Move::Kind::kLeft, static_cast<uint8_t>(label)});
    if (right[label]) moves.push_back({Move::Kind::kRight, static_cast<uint8_t>(label)});
  }
  return moves;
}

class ParserLearner {
 public:
  ParserLearner(const std::vector<Move>& moves, Learner& learner, uint64_t seed)
      : moves_(moves), learner_(learner), random_(seed) {}

  // Along the right moves: the first of the cheapest.
  void count(const Sentence& sentence) {
    const Gold gold(sentence);
    const language::ParserInput input(sentence.views, sentence.guessed);
    ParserState state(sentence.size());
    language::MoveFeatures features;
    while (!state.done()) {
      language::move_features(input, state, features);
      learner_.count(features.list());
      rate(state, gold.tree());
      size_t best = 0;
      while (!good_[best]) ++best;
      state.apply(moves_[best]);
    }
  }

  // From the second round on mostly along its own moves.
  void learn(const Sentence& sentence, int round) {
    const Gold gold(sentence);
    const language::ParserInput input(sentence.views, sentence.guessed);
    ParserState state(sentence.size());
    language::MoveFeatures features;
    int32_t scores[256];
    while (!state.done()) {
      language::move_features(input, state, features);
      learner_.score(features.list(), moves_.size(), scores);
      rate(state, gold.tree());
      const size_t said = best_of(allowed_, scores), right = best_of(good_, scores);
      std::vector<bool>& rivals = allowed_;
      for (size_t k = 0; k < moves_.size(); ++k)
        if (good_[k]) rivals[k] = false;
      const size_t rival = best_of(rivals, scores);
      if (rival < moves_.size() && scores[rival] >= scores[right])
        learner_.correct(static_cast<uint8_t>(right), static_cast<uint8_t>(rival));
      learner_.tick();
      const bool explore = round > 0 && random_() % 10 != 0;
      state.apply(moves_[explore ? said : right]);
    }
  }

 private:
  // Which moves are allowed, and which of them are as good as any.
  void rate(const ParserState& state, const Tree& tree) {
    const std::array<int, 4> cost = costs(state, tree);
    const std::array<bool, 4> allowed = state.allowed();
    const int least = *std::min_element(cost.begin(), cost.end());
    allowed_.assign(moves_.size(), false);
    good_.assign(moves_.size(), false);
    bool any = false;
    for (int strict = 1; strict >= 0 && !any; --strict) {
      for (size_t k = 0; k < moves_.size(); ++k) {
        if (!allowed[static_cast<size_t>(moves_[k].kind)]) continue;
        allowed_[k] = true;
        good_[k] = cost[static_cast<size_t>(moves_[k].kind)] == least &&
                   (strict == 0 || label_fits(state, tree, moves_[k]));
        any = any || good_[k];
      }
    }
  }

  size_t best_of(const std::vector<bool>& among, const int32_t* scores) const {
    size_t best = moves_.size();
    for (size_t k = 0; k < moves_.size(); ++k)
      if (among[k] && (best == moves_.size() || scores[k] > scores[best])) best = k;
    return best;
  }

  const std::vector<Move>& moves_;
  Learner& learner_;
  std::mt19937_64 random_;
  std::vector<bool> allowed_, good_;
};

}  // namespace

std::string train_parser(const std::vector<const Sentence*>& data, const Settings& settings) {
  const std::vector<Move> moves = moves_of(data);
  Learner learner;
  ParserLearner counting(moves, learner, 0);
  for (const Sentence* sentence : data) counting.count(*sentence);
  learner.seal(settings.least);
  learn_in_lives(learner, settings.lives, [&](Learner& one, uint64_t seed) {
    ParserLearner parser(moves, one, seed);
    std::mt19937_64 random(seed);
    std::vector<const Sentence*> order = data;
    for (int round = 0; round < settings.rounds; ++round) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const Sentence* sentence : order) parser.learn(*sentence, round);
      std::fprintf(stderr, "parser: learner %d has seen the data %d times\n",
                   static_cast<int>(seed), round + 1);
    }
  });
  std::vector<std::string> names;
  for (const Move move : moves) names.push_back(move.name());
  return language::Model::write(names, learner.rows(settings.rounding));
}

}  // namespace hearsay::train
