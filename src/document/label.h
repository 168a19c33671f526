// Decides what each block is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "document/features.h"
#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Weights of features in thousandths of log-odds: that a block is of the article's text. Two looks:
// the first at a block and its place, the second at the first scores around it (see features.h).
class BlockModel {
 public:
  // The model linked into the program (models/pages/weights.tsv).
  static const BlockModel& built_in();

  // Lines `look<TAB>group<TAB>value<TAB>weight`, # for comments. Errors name the line.
  static base::Result<BlockModel> read(std::string_view text);

  // Log-odds, in thousandths, of every block.
  std::vector<int> score(const PageView& page) const;

  std::vector<int> first, second;  // by FeatureId
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
