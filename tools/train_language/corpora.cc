// Reads the corpora, part by part.
#include "corpora.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace hearsay::train {
namespace {

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

std::vector<std::string> gum_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/gum/dep", none))
    if (entry.path().extension() == ".conllu") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

bool is_held_out(const std::string& gum_file) {
  return kHeldOut.contains(std::filesystem::path(gum_file).stem().string().substr(4));
}

// Of a corpus without parts: every fifth score of sentences is held out.
bool take_apart(const std::string& file, NameData& data, std::vector<NamedSentence>& test) {
  std::vector<NamedSentence> all;
  if (!read_names(file, false, all)) return false;
  for (size_t i = 0; i < all.size(); ++i)
    (i / 20 % 5 == 4 ? test : data.train).push_back(std::move(all[i]));
  return true;
}

}  // namespace

bool read_treebanks(const std::string& folder, Treebanks& data) {
  const std::string ewt = folder + "/ud_english_ewt/en_ewt-ud-";
  bool good = read_treebank(ewt + "train.conllu", Tokens::kHearsay, data.train) &&
              read_treebank(ewt + "dev.conllu", Tokens::kHearsay, data.dev) &&
              read_treebank(ewt + "test.conllu", Tokens::kHearsay, data.test) &&
              read_treebank(ewt + "test.conllu", Tokens::kOwn, data.test_as_given);
  const std::vector<std::string> files = gum_files(folder);
  for (const std::string& file : files)
    good = good &&
           read_treebank(file, Tokens::kHearsay, is_held_out(file) ? data.gum_test : data.train);
  return good && !files.empty();
}

bool read_name_data(const std::string& folder, NameData& data) {
  auto& tests = data.tests;
  bool good =
      read_names(folder + "/uner_ewt/en_ewt-ud-dev.iob2", true, data.train) &&
      read_names(folder + "/uner_ewt/en_ewt-ud-test.iob2", true, tests["UNER EWT test"]) &&
      take_apart(folder + "/ner_small/data/wikigold/CONLL-format/data/wikigold.conll.txt", data,
                 tests["wikigold, held out"]) &&
      read_names(folder + "/ner_small/data/WNUT17/CONLL-format/data/test/emerging.test.annotated",
                 false, tests["WNUT17 test"]);
  for (const std::string& file : gum_files(folder))
    good = good && read_gum_names(file, is_held_out(file) ? tests["GUM test"] : data.train);
  for (const char* field : {"politics", "literature", "music", "science", "ai"}) {
    const std::string from = folder + "/crossner/ner_data/" + field;
    good = good && read_names(from + "/train.txt", false, data.train) &&
           read_names(from + "/dev.txt", false, data.train) &&
           read_names(from + "/test.txt", false, tests["CrossNER test, " + std::string(field)]);
  }
  return good;
}

}  // namespace hearsay::train
