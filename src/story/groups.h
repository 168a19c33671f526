// Which versions tell one thing said: groups of variants, each led by its fullest version.
#pragma once

#include <span>
#include <vector>

#include "match/find_matches.h"
#include "story/versions.h"

namespace hearsay::story {

// How one version lies in a fuller one.
struct Fit {
  bool is_variant = false;
  uint32_t contained =
      0;  // 0..1000: share of the shorter one's words that stand in the longer one in order
  uint32_t similarity = 0;  // 0..1000: 2 * equal / (both, as far as they were aligned)
};

// Whether `shorter` is a variant of `longer`. The thresholds and their reasons stand in groups.cc.
Fit compare(const Version& shorter, const Version& longer, const lexicon::Lexicon& lexicon);

// Groups of two versions or more; in each the fullest first, then by length, document and
// statement.
std::vector<std::vector<uint32_t>> group_versions(std::span<const Version> versions,
                                                  const lexicon::Lexicon& lexicon);

}  // namespace hearsay::story
