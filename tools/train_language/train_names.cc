// Trains the name finder on whole sentences (structured perceptron), and measures it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <random>

#include "language/model.h"
#include "language/tagger.h"
#include "learner.h"
#include "train.h"

namespace hearsay::train {
namespace {

using language::kRoles;

void count(const std::vector<const NamedSentence*>& data, uint32_t least, Learner& learner) {
  language::NameFeatures features;
  for (const NamedSentence* sentence : data) {
    for (size_t i = 0; i < sentence->words.size(); ++i) {
      language::name_features(sentence->input(), i, features);
      learner.count(features.list());
    }
  }
  for (uint32_t times = 0; times < least; ++times) {
    for (size_t before = 0; before <= kRoles; ++before) {
      const uint32_t feature = language::transition_feature(before);
      learner.count({&feature, 1});
    }
  }
}

class NameLearner {
 public:
  explicit NameLearner(Learner& learner) : learner_(learner) {}

  void learn(const NamedSentence& sentence) {
    guess(sentence);
    int32_t unused[256];
    size_t right_before = kRoles, said_before = kRoles;
    for (size_t i = 0; i < path_.size(); ++i) {
      const uint8_t right = sentence.classes[i], said = path_[i];
      if (right != said) {
        language::name_features(sentence.input(), i, features_);
        learner_.score(features_.list(), kRoles, unused);
        learner_.correct(right, said);
      }
      if (right != said || right_before != said_before) {
        step(right_before, right, 1);
        step(said_before, said, -1);
      }
      right_before = right;
      said_before = said;
    }
    learner_.tick();
  }

 private:
  void guess(const NamedSentence& sentence) {
    int32_t of_one[256];
    scores_.clear();
    steps_.clear();
    for (size_t i = 0; i < sentence.words.size(); ++i) {
      language::name_features(sentence.input(), i, features_);
      learner_.score(features_.list(), kRoles, of_one);
      scores_.insert(scores_.end(), of_one, of_one + kRoles);
    }
    for (size_t before = 0; before <= kRoles; ++before) {
      const uint32_t feature = language::transition_feature(before);
      learner_.score({&feature, 1}, kRoles, of_one);
      steps_.insert(steps_.end(), of_one, of_one + kRoles);
    }
    language::best_path(scores_, steps_, sentence.words.size(), path_);
  }

  void step(size_t before, uint8_t klass, int32_t direction) {
    int32_t unused[256];
    const uint32_t feature = language::transition_feature(before);
    learner_.score({&feature, 1}, kRoles, unused);
    learner_.speak(klass, direction);
  }

  Learner& learner_;
  language::NameFeatures features_;
  std::vector<int32_t> scores_, steps_;
  std::vector<uint8_t> path_;
};

struct Tally {
  size_t gold = 0, found = 0, right = 0;
};

void print(const char* title, const Tally& tally) {
  const auto part = [](size_t a, size_t b) {
    return b == 0 ? 0.0 : 100.0 * static_cast<double>(a) / static_cast<double>(b);
  };
  const double precision = part(tally.right, tally.found), recall = part(tally.right, tally.gold);
  std::printf("  %s P %.1f R %.1f F1 %.1f", title, precision, recall,
              part(2 * tally.right, tally.found + tally.gold));
}

}  // namespace

void prepare_names(const language::Clusters& clusters, const std::string& tagger_bytes,
                   std::vector<NamedSentence>& data) {
  base::Result<language::Model> model = language::Model::read(tagger_bytes);
  if (!model) return;
  const language::Tagger tagger(std::move(*model));
  for (NamedSentence& sentence : data) {
    const std::vector<std::string_view> words(sentence.words.begin(), sentence.words.end());
    sentence.views = language::view_words(words, clusters);
    tagger.tag(sentence.views, sentence.tags);
    sentence.lists = language::listings(words);
  }
}

std::string train_names(const std::vector<const NamedSentence*>& data, const Settings& settings) {
  Learner learner;
  count(data, settings.least, learner);
  learner.seal(settings.least);
  learn_in_lives(learner, settings.lives, [&](Learner& one, uint64_t seed) {
    NameLearner names(one);
    std::mt19937_64 random(seed);
    std::vector<const NamedSentence*> order = data;
    for (int round = 0; round < settings.rounds; ++round) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const NamedSentence* sentence : order) names.learn(*sentence);
    }
  });
  std::vector<std::string> classes;
  for (size_t k = 0; k < kRoles; ++k) classes.emplace_back(language::role_name(k));
  return language::Model::write(classes, learner.rows(settings.rounding));
}

void measure_names(const std::string& title, const std::vector<NamedSentence>& data,
                   const std::string& bytes) {
  base::Result<language::Model> model = language::Model::read(bytes);
  if (!model) return;
  const language::NameFinder finder(std::move(*model));
  std::array<Tally, 4> tallies;  // by kind, then of all
  std::vector<language::Name> gold;
  size_t words = 0;
  clock_t time = 0;
  for (const NamedSentence& sentence : data) {
    words += sentence.words.size();
    language::names_of(sentence.classes, gold);
    const clock_t start = clock();
    const std::vector<language::Name> found = finder.find(sentence.input());
    time += clock() - start;
    for (const language::Name& name : gold) ++tallies[static_cast<size_t>(name.kind)].gold;
    for (const language::Name& name : found) {
      Tally& tally = tallies[static_cast<size_t>(name.kind)];
      ++tally.found;
      if (std::find(gold.begin(), gold.end(), name) != gold.end()) ++tally.right;
    }
  }
  for (size_t k = 0; k < 3; ++k) {
    tallies[3].gold += tallies[k].gold;
    tallies[3].found += tallies[k].found;
    tallies[3].right += tallies[k].right;
  }
  std::printf("%-24s %6zu tokens, %zu names", title.c_str(), words, tallies[3].gold);
  print("all", tallies[3]);
  print("PER", tallies[0]);
  print("ORG", tallies[1]);
  print("LOC", tallies[2]);
  std::printf("  %.0f/s\n",
              static_cast<double>(words) * CLOCKS_PER_SEC / static_cast<double>(time + 1));
  std::fflush(stdout);
}

}  // namespace hearsay::train
