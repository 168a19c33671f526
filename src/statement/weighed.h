// What the learned models decided about a cue, kept only where somebody asks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay::statement {

// A decision for or against a statement. Ids and rules are static storage.
struct Weighed {
  std::string_view id;    // of what decided: "statement/model-known-cue"
  std::string_view rule;  // of the rule whose cue or content it was about; empty for none
  bool kept = false;
  uint32_t score = 0;    // thousandths, as the models gave it, before it is calibrated
  uint32_t least = 0;    // what the score was held against; 0 where no score decided
  base::Bytes cue = {};  // in Document::text

  friend bool operator==(const Weighed&, const Weighed&) = default;
};

}  // namespace hearsay::statement
