// Trains the tagger and the parser: train_language DATA OUTPUT [--tagger-only] (see
// models/language/README.md).
//
// DATA holds the unpacked treebanks (ud_english_ewt/, gum/), OUTPUT the clusters and gets the
// models.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "language/clusters.h"
#include "train_language/train.h"

namespace {

using hearsay::train::Sentence;
using hearsay::train::Settings;
using hearsay::train::Tokens;

// GUM's own test documents among those of the archive; never trained or tuned on.
const std::set<std::string> kHeldOut{"academic_discrimination",
                                     "academic_eegimaa",
                                     "bio_dvorak",
                                     "bio_jespersen",
                                     "conversation_lambada",
                                     "conversation_retirement",
                                     "court_insanity",
                                     "court_mitigation",
                                     "interview_hill",
                                     "interview_libertarian",
                                     "news_nasa",
                                     "news_sensitive",
                                     "speech_austria",
                                     "speech_newzealand",
                                     "textbook_chemistry",
                                     "textbook_union",
                                     "vlog_london",
                                     "vlog_studying",
                                     "voyage_oakland",
                                     "voyage_vavau"};

struct Data {
  std::vector<Sentence> train, dev, test, test_own, news;
};

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

bool read_data(const std::string& folder, Data& data) {
  const std::string ewt = folder + "/ud_english_ewt/en_ewt-ud-";
  bool good = read_treebank(ewt + "train.conllu", Tokens::kHearsay, data.train) &&
              read_treebank(ewt + "dev.conllu", Tokens::kHearsay, data.dev) &&
              read_treebank(ewt + "test.conllu", Tokens::kHearsay, data.test) &&
              read_treebank(ewt + "test.conllu", Tokens::kOwn, data.test_own);
  std::vector<std::string> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/gum/dep", none))
    if (entry.path().extension() == ".conllu") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    const std::string name = std::filesystem::path(file).stem().string().substr(4);
    std::vector<Sentence>& into = kHeldOut.contains(name) ? data.news : data.train;
    good = good && read_treebank(file, Tokens::kHearsay, into);
  }
  return good && !files.empty();
}

void measure_all(const Data& data, const std::string& tagger, const std::string& parser) {
  hearsay::train::measure("EWT dev", data.dev, tagger, parser);
  hearsay::train::measure("EWT test", data.test, tagger, parser);
  hearsay::train::measure("EWT test, UD's own tokens", data.test_own, tagger, parser);
  hearsay::train::measure("GUM test", data.news, tagger, parser);
}

// name=number arguments, for trials: tagger.rounds=8 …
double setting(const std::map<std::string, double>& given, const std::string& name, double usual) {
  const auto found = given.find(name);
  return found == given.end() ? usual : found->second;
}

Settings settings_of(const std::map<std::string, double>& given, const std::string& model,
                     const Settings& usual) {
  Settings out;
  out.rounds = static_cast<int>(setting(given, model + ".rounds", usual.rounds));
  out.least = static_cast<uint32_t>(setting(given, model + ".least", usual.least));
  out.steps = setting(given, model + ".steps", usual.steps);
  out.margin = static_cast<int32_t>(setting(given, model + ".margin", usual.margin));
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: train_language DATA OUTPUT [name=number]...\n";
    return 2;
  }
  std::map<std::string, double> given;
  for (int i = 3; i < argc; ++i) {
    const std::string argument = argv[i];
    const size_t equal = std::min(argument.find('='), argument.size() - 1);
    given[argument.substr(0, equal)] = std::atof(argument.c_str() + equal + 1);
  }
  const std::string output = argv[2];
  Data data;
  if (!read_data(argv[1], data)) {
    std::cerr << "train_language: no treebanks in " << argv[1] << "\n";
    return 1;
  }
  const auto clusters = hearsay::language::Clusters::read(read_file(output + "/clusters.tsv"));
  if (setting(given, "headlines", 1) != 0) add_headlines(data.train);
  for (auto* part : {&data.train, &data.dev, &data.test, &data.test_own, &data.news})
    add_views(clusters, *part);

  std::vector<const Sentence*> all;
  for (const Sentence& sentence : data.train) all.push_back(&sentence);
  const Settings tagging = settings_of(given, "tagger", {8, 2, 8, 0, 1});
  const std::string tagger =
      given.contains("load") ? read_file(output + "/tagger.bin") : train_tagger(all, tagging);
  if (!write_file(output + "/tagger.bin", tagger)) return 1;
  measure_all(data, tagger, "");
  if (given.contains("tagger_only")) return 0;

  Settings guessing = tagging;
  guessing.rounds = 4;
  guess_tags(data.train, 4, guessing);
  const std::string parser = train_parser(all, settings_of(given, "parser", {10, 3, 8, 0, 1}));
  if (!write_file(output + "/parser.bin", parser)) return 1;
  measure_all(data, tagger, parser);
  return 0;
}
