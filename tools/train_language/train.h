// Training and measuring of the tagger and the parser.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/names.h"
#include "learner.h"
#include "name_data.h"
#include "treebank.h"

namespace hearsay::train {

struct Settings {
  int rounds = 8;      // times over the data
  uint32_t least = 2;  // a feature counts from so many sightings on
  int lives = 1;       // learners, each seeing the data in another order; the model is their mean
  Learner::Rounding rounding;
};

// Both give the bytes of a model (language::Model).
std::string train_tagger(const std::vector<const Sentence*>& data, const Settings& settings);
// Uses the guessed tags.
std::string train_parser(const std::vector<const Sentence*>& data, const Settings& settings);

// Fills `guessed` of every sentence by taggers that have not seen it.
void guess_tags(std::vector<Sentence>& data, size_t folds, const Settings& settings);

// Views, tags and lists of every sentence.
void prepare_names(const language::Clusters& clusters, const std::string& tagger,
                   std::vector<NamedSentence>& data);
std::string train_names(const std::vector<const NamedSentence*>& data, const Settings& settings);
// Prints precision, recall and F1 of whole names, in all and by kind.
void measure_names(const std::string& title, const std::vector<NamedSentence>& data,
                   const std::string& names);

// Tags and parses with the two models and prints the share that is right and tokens a second.
void measure(const std::string& title, std::vector<Sentence> data, const std::string& tagger,
             const std::string& parser);

}  // namespace hearsay::train
