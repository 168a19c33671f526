// From Penn Treebank tags to universal ones, after the table that UD English is made by.
#include "universal.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hearsay::train {
namespace {

using Names = std::array<std::pair<std::string_view, std::string_view>, 43>;

constexpr Names kByTag{
    {{"$", "SYM"},      {"''", "PUNCT"},  {",", "PUNCT"},  {"-LRB-", "PUNCT"}, {"-RRB-", "PUNCT"},
     {".", "PUNCT"},    {":", "PUNCT"},   {"``", "PUNCT"}, {"HYPH", "PUNCT"},  {"NFP", "PUNCT"},
     {"AFX", "ADJ"},    {"CC", "CCONJ"},  {"CD", "NUM"},   {"DT", "DET"},      {"PDT", "DET"},
     {"EX", "PRON"},    {"IN", "ADP"},    {"RP", "ADP"},   {"JJ", "ADJ"},      {"JJR", "ADJ"},
     {"JJS", "ADJ"},    {"MD", "AUX"},    {"NN", "NOUN"},  {"NNS", "NOUN"},    {"NNP", "PROPN"},
     {"NNPS", "PROPN"}, {"POS", "PART"},  {"PRP", "PRON"}, {"PRP$", "PRON"},   {"WP", "PRON"},
     {"WP$", "PRON"},   {"WDT", "PRON"},  {"RB", "ADV"},   {"RBR", "ADV"},     {"RBS", "ADV"},
     {"WRB", "ADV"},    {"SYM", "SYM"},   {"TO", "PART"},  {"UH", "INTJ"},     {"VBD", "VERB"},
     {"VBG", "VERB"},   {"ADD", "PROPN"}, {"LS", "X"}}};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view universal_part(std::string_view folded, const language::Word& word) {
  const std::string_view tag = language::tag_name(word.tag),
                         label = language::label_name(word.label);
  if (tag.starts_with("VB")) return is_one_of(label, {"aux", "aux:pass", "cop"}) ? "AUX" : "VERB";
  if (tag == "IN" && label == "mark") return "SCONJ";
  if (tag == "TO" && label == "case") return "ADP";
  if (tag == "RB" && is_one_of(folded, {"not", "n't"})) return "PART";
  if (tag == "WDT" && label == "det") return "DET";
  if (tag == "DT" && !is_one_of(label, {"det", "cc:preconj", "advmod", "fixed"})) return "PRON";
  const auto* const found =
      std::find_if(kByTag.begin(), kByTag.end(), [&](const auto& row) { return row.first == tag; });
  return found == kByTag.end() ? "X" : found->second;
}

}  // namespace hearsay::train
