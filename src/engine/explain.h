// Explaining a finding: every decision behind it, with the rule or model that made it, its score
// and the words it was made on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "base/span.h"

namespace hearsay::engine {

struct Decision {
  std::string stage;  // "block" "date" "credit" "statement" "speaker" "entity" "join" "lineage" …
  std::string document;  // id of the document the words stand in
  std::string what;      // the decision as a phrase: "direct statement", "parent norsk/x.html"
  std::string rule;      // id of the rule or model; empty where the stage names none
  std::optional<int32_t> score;  // thousandths
  base::Points span;             // of the words; 0,0 where there are none
  std::string words;             // at most 200 code points
};

struct Explanation {
  std::string finding;
  std::vector<Decision> decisions;  // in the order of the pipeline
};

// DOCUMENT, DOCUMENT#s1 or a pair A..B. Errors as gather_evidence.
base::Result<Explanation> explain_finding(const archive::Archive& archive,
                                          const std::string& finding);

std::string explanation_json(const Explanation& explanation);  // hearsay.explanation/1: one line
std::string explanation_text(const Explanation& explanation);

}  // namespace hearsay::engine
