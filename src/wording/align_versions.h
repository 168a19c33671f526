// Which words of two versions are the same, and the gaps between them.
#pragma once

#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "wording/version_words.h"

namespace hearsay::wording {

// Words of both versions that do not match: between two runs of equal words, or at an end. Never
// both empty.
struct Gap {
  base::Tokens a, b;
};

// Runs of equal words and the gaps between them, each in order.
struct Agreement {
  std::vector<Gap> same;  // both sides of equal size
  std::vector<Gap> gaps;
};

// Aligns after folding. A lone closed-class word between two changed stretches does not count as
// equal, and a gap on one side is moved to where a sentence or a mark begins when the words allow
// both.
Agreement align_versions(const VersionWords& a, const VersionWords& b,
                         const lexicon::Lexicon& lexicon);

}  // namespace hearsay::wording
