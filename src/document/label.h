// Decides what each block is.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/features.h"
#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// How likely a block is of the article's text, in thousandths of log-odds. Two looks weigh features
// (features.h), the first at a block and its place, the second at the first scores around it. Small
// decision trees over measures (measures.h), the looks' scores among them, decide what the second
// leaves open.
class BlockModel {
 public:
  // What the second look puts below this is furniture; the trees are asked about the rest.
  static constexpr int kSurelyFurniture = -2500;

  // The model linked into the program (models/pages/weights.tsv).
  static const BlockModel& built_in();

  // Lines `look<TAB>group<TAB>value<TAB>weight`; trees from the root down, below before above:
  // `if<TAB>measure<TAB>threshold` and `then<TAB>weight`; # for comments. Errors name the line.
  static base::Result<BlockModel> read(std::string_view text);

  // Log-odds, in thousandths, of every block.
  std::vector<int> score(const PageView& page) const;

  std::vector<int> first, second;  // by FeatureId

  // A node of a tree: where to go on, by whether the measure is above the threshold. A leaf goes on
  // to itself, so that many trees can be walked at once.
  struct Step {
    uint16_t measure = 0;
    int16_t threshold = 0;
    std::array<uint16_t, 2> next{};
  };
  static constexpr size_t kMostSteps = 0x10000;
  std::vector<Step> steps;      // of all trees, one after the other
  std::vector<int> weights;     // of the steps that are leaves; 0 for all others
  std::vector<uint32_t> roots;  // where each starts

 private:
  std::vector<int> decide(const PageView& page, std::span<const int> first_look,
                          std::span<const int> second_look) const;
};

struct Label {
  BlockKind kind = BlockKind::kFurniture;
  std::string_view rule;  // static
  int score = 0;          // of the model, thousandths of log-odds
};

// One label a block. Comments are left to find_comments (they come out as furniture).
// Deterministic.
std::vector<Label> label_blocks(const PageView& page, const BlockModel& model,
                                const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
