// Trains the tagger on its own choices, and tags data by taggers that have not seen it.
#include <algorithm>
#include <numeric>
#include <random>
#include <thread>

#include "language/analysis.h"
#include "language/model.h"
#include "language/tagger.h"
#include "learner.h"
#include "train.h"

namespace hearsay::train {
namespace {

struct Classes {
  std::vector<std::string> names;
  std::vector<uint8_t> of_tag = std::vector<uint8_t>(256);
  std::vector<uint8_t> tag_of;

  explicit Classes(const std::vector<const Sentence*>& data) {
    std::vector<bool> seen(256);
    for (const Sentence* sentence : data)
      for (const uint8_t tag : sentence->tags) seen[tag] = true;
    for (size_t tag = 1; tag < 256; ++tag) {
      if (!seen[tag]) continue;
      of_tag[tag] = static_cast<uint8_t>(names.size());
      tag_of.push_back(static_cast<uint8_t>(tag));
      names.emplace_back(language::tag_name(static_cast<uint8_t>(tag)));
    }
  }
};

void count_features(const std::vector<const Sentence*>& data, Learner& learner) {
  language::TagFeatures features;
  for (const Sentence* sentence : data) {
    uint8_t last = 0, second_last = 0;
    for (size_t i = 0; i < sentence->size(); ++i) {
      language::tag_features(sentence->views, i, last, second_last, features);
      learner.count(features.list());
      second_last = last;
      last = sentence->tags[i];
    }
  }
}

void learn_sentence(const Sentence& sentence, const Classes& classes, Learner& learner) {
  language::TagFeatures features;
  int32_t scores[256];
  uint8_t last = 0, second_last = 0;
  const size_t count = classes.names.size();
  for (size_t i = 0; i < sentence.size(); ++i) {
    language::tag_features(sentence.views, i, last, second_last, features);
    learner.score(features.list(), count, scores);
    const uint8_t right = classes.of_tag[sentence.tags[i]];
    const auto best = static_cast<uint8_t>(std::max_element(scores, scores + count) - scores);
    if (best != right && sentence.tags[i] != 0) learner.correct(right, best);
    learner.tick();
    second_last = last;
    last = classes.tag_of[best];
  }
}

}  // namespace

std::string train_tagger(const std::vector<const Sentence*>& data, const Settings& settings) {
  const Classes classes(data);
  Learner learner;
  count_features(data, learner);
  learner.seal(settings.least);
  learn_in_lives(learner, settings.lives, [&](Learner& one, uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<const Sentence*> order = data;
    for (int round = 0; round < settings.rounds; ++round) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const Sentence* sentence : order) learn_sentence(*sentence, classes, one);
    }
  });
  return language::Model::write(classes.names, learner.rows(settings.rounding));
}

void guess_tags(std::vector<Sentence>& data, size_t folds, const Settings& settings) {
  const auto guess_fold = [&](size_t fold) {
    std::vector<const Sentence*> others;
    for (const Sentence& sentence : data)
      if (sentence.source % folds != fold) others.push_back(&sentence);
    base::Result<language::Model> model = language::Model::read(train_tagger(others, settings));
    const language::Tagger tagger(std::move(*model));
    std::vector<uint8_t> tags;
    for (Sentence& sentence : data) {
      if (sentence.source % folds != fold) continue;
      tagger.tag(sentence.views, tags);
      sentence.guessed = tags;
    }
  };
  for (size_t fold = 0; fold < folds; fold += 2) {
    std::thread other([&] {
      if (fold + 1 < folds) guess_fold(fold + 1);
    });
    guess_fold(fold);
    other.join();
  }
}

}  // namespace hearsay::train
