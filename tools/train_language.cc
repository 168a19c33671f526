// Trains the language models: train_language DATA OUTPUT [tagger|parser|names]…
// (models/language/README.md).
//
// DATA holds the unpacked archives, OUTPUT the clusters and gets the models. Without a name all
// three are trained; else those named, and the others are taken as they stand in OUTPUT.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "language/clusters.h"
#include "train_language/corpora.h"
#include "train_language/train.h"

namespace {

using namespace hearsay::train;  // NOLINT: this is their program

//                        rounds, least, lives, {steps, least weight, least row}
constexpr Settings kTagging{8, 2, 3, {8, 2, 7}};
constexpr Settings kGuessing{4, 2, 1, {8, 1, 1}};
constexpr Settings kParsing{8, 5, 3, {6, 3, 9}};
constexpr Settings kNaming{10, 2, 3, {8, 2, 5}};
constexpr size_t kFolds = 4;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  std::cout << path << ": " << bytes.size() << " bytes" << std::endl;
  return static_cast<bool>(file);
}

struct Run {
  std::string data, output;
  std::set<std::string> wanted;
  hearsay::language::Clusters clusters;
  std::string tagger, parser;

  bool wants(const std::string& model) const { return wanted.empty() || wanted.contains(model); }
};

bool train_on_treebanks(Run& run) {
  Treebanks data;
  if (!read_treebanks(run.data, data)) return false;
  add_headlines(data.train);
  for (auto* part : {&data.train, &data.dev, &data.test, &data.test_as_given, &data.gum_test})
    add_views(run.clusters, *part);
  std::vector<const Sentence*> all;
  for (const Sentence& sentence : data.train) all.push_back(&sentence);
  if (run.wants("tagger")) {
    run.tagger = train_tagger(all, kTagging);
    if (!write_file(run.output + "/tagger.bin", run.tagger)) return false;
  }
  if (run.wants("parser")) {
    guess_tags(data.train, kFolds, kGuessing);
    run.parser = train_parser(all, kParsing);
    if (!write_file(run.output + "/parser.bin", run.parser)) return false;
  }
  measure("EWT dev", data.dev, run.tagger, run.parser);
  measure("EWT test", data.test, run.tagger, run.parser);
  measure("EWT test, UD's own tokens", data.test_as_given, run.tagger, run.parser);
  measure("GUM test", data.gum_test, run.tagger, run.parser);
  return true;
}

bool train_on_names(const Run& run) {
  NameData data;
  if (!read_name_data(run.data, data)) return false;
  prepare_names(run.clusters, run.tagger, data.train);
  std::vector<const NamedSentence*> all;
  for (const NamedSentence& sentence : data.train) all.push_back(&sentence);
  const std::string names = train_names(all, kNaming);
  if (!write_file(run.output + "/names.bin", names)) return false;
  for (auto& [title, test] : data.tests) {
    prepare_names(run.clusters, run.tagger, test);
    measure_names(title, test, names);
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_language DATA OUTPUT [tagger|parser|names]...\n";
    return 2;
  }
  Run run{argv[1], argv[2], {argv + 3, argv + argc}, {}, {}, {}};
  run.clusters = hearsay::language::Clusters::read(read_file(run.output + "/clusters.tsv"));
  run.tagger = read_file(run.output + "/tagger.bin");
  run.parser = read_file(run.output + "/parser.bin");
  const bool trees = run.wants("tagger") || run.wants("parser");
  if ((trees && !train_on_treebanks(run)) || (run.wants("names") && !train_on_names(run))) {
    std::cerr << "train_language: the archives are not all in " << run.data
              << ", or the models cannot be written\n";
    return 1;
  }
  return 0;
}
