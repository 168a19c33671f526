// Part of speech, cluster, head and relation of every word of a sentence, and the names in it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "language/clusters.h"

namespace hearsay::language {

struct Word {
  uint8_t tag = 0;       // tag_name: "NNP"
  uint8_t label = 0;     // label_name: the relation to its head, "nsubj"
  uint32_t head = 0;     // index in the sentence, its own index at the root
  uint16_t cluster = 0;  // words used alike share one; 0 for a word that is in none
};

enum class NameKind : uint8_t { kPerson, kOrganisation, kPlace };

// Words [begin, end) of a sentence.
struct Name {
  uint32_t begin = 0;
  uint32_t end = 0;
  NameKind kind = NameKind::kPerson;
  friend bool operator==(const Name&, const Name&) = default;
};

// The tagger, the parser and the name finder with their models. Immutable after loading, so one may
// be shared by all threads. A token is a word or mark as the tokeniser of text/ cuts it.
class Tools {
 public:
  // The models linked into the program. Without them (a damaged build) ready() is false, every word
  // is a noun ("NN") and the first word of a sentence is its root.
  static const Tools& built_in();

  Tools(Tools&&) noexcept;
  Tools& operator=(Tools&&) noexcept;
  ~Tools();

  bool ready() const;

  // Analyse one sentence. `words` are its tokens as written, in order; out gets the same size.
  // Sentences of more than kLongest tokens are cut at that: each piece is a sentence of its own.
  // Linear. Same input, same output.
  static constexpr size_t kLongest = 250;

  // Where a word (folded to lower case) belongs by its use. The cheapest of the tools.
  Cluster cluster(std::string_view folded) const;

  // Sets tag and cluster; head and label are those of an unparsed word (its own index, 0).
  void tag(std::span<const std::string_view> words, std::vector<Word>& out) const;

  // Sets head and label from the tags that `out` already holds; every piece gets one root and no
  // circle. Does nothing where the sizes differ.
  void parse(std::span<const std::string_view> words, std::vector<Word>& out) const;

  // The names in the sentence, in order, none overlapping, by the tags that `tagged` holds. Nothing
  // where the sizes differ.
  void find_names(std::span<const std::string_view> words, std::span<const Word> tagged,
                  std::vector<Name>& out) const;

 private:
  struct Models;
  explicit Tools(std::unique_ptr<const Models> models);
  std::unique_ptr<const Models> models_;
};

// Names of the Penn Treebank tags as UD English writes them, and of the relations of Universal
// Dependencies. Static storage; "" for 0 and for numbers that stand for none.
std::string_view tag_name(uint8_t tag);
std::string_view label_name(uint8_t label);

// The number of a name, 0 for a name that is none.
uint8_t tag_number(std::string_view name);
uint8_t label_number(std::string_view name);

}  // namespace hearsay::language
