// Which files of the archives are trained on, and which are held out for measuring.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "name_data.h"
#include "treebank.h"

namespace hearsay::train {

struct Treebanks {
  std::vector<Sentence> train, dev, test;
  std::vector<Sentence> test_as_given;  // the test part over the treebank's own tokens
  std::vector<Sentence> gum_test;
};

struct NameData {
  std::vector<NamedSentence> train;
  std::map<std::string, std::vector<NamedSentence>> tests;  // by title
};

// `folder` holds the unpacked archives. False where one is missing.
bool read_treebanks(const std::string& folder, Treebanks& data);
bool read_name_data(const std::string& folder, NameData& data);

}  // namespace hearsay::train
