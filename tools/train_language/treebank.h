// Sentences of CoNLL-U files, as their own tokens or as the tokens that Hearsay cuts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/clusters.h"
#include "language/views.h"

namespace hearsay::train {

struct Sentence {
  std::vector<std::string> words;
  std::vector<uint8_t> tags;
  std::vector<std::string> universals;  // universal parts of speech
  std::vector<uint8_t> labels;
  std::vector<uint32_t> heads;  // the root's is its own index
  std::vector<language::WordView> views;
  uint32_t source = 0;           // copies share it with what they are copied from
  std::vector<uint8_t> guessed;  // tags by a tagger that has not seen the sentence

  size_t size() const { return words.size(); }
  std::vector<std::string_view> spans() const { return {words.begin(), words.end()}; }
};

enum class Tokens : uint8_t { kOwn, kHearsay };

// Appends the sentences of a file; false where it cannot be read. Sentences of more than 250 tokens
// are left out. With kHearsay several words of the treebank may be one token ("do" + "n't"), which
// then stands where the first of them did that hangs on a word outside; a word may be several
// tokens
// ("Mr.", addresses), the later of which hang on the first.
bool read_treebank(const std::string& path, Tokens tokens, std::vector<Sentence>& out);

// Copies of some sentences, written as headlines are: capitals for most words, or for all.
void add_headlines(std::vector<Sentence>& sentences);

void add_views(const language::Clusters& clusters, std::vector<Sentence>& sentences);

}  // namespace hearsay::train
