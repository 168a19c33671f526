// Runs of words that one version has at another place.
#pragma once

#include <vector>

#include "lexicon/lexicon.h"
#include "wording/align_versions.h"

namespace hearsay::wording {

struct Move {
  base::Tokens a, b;
};

// Runs of at least two words, one of them no closed-class word, that stand in a gap of `a` and,
// equal, in another gap of `b`. Longest first where several are possible at one place; no word is
// in two moves. Linear but for words repeated in the gaps, of which eight places are tried.
std::vector<Move> find_moved(const VersionWords& a, const VersionWords& b,
                             const Agreement& agreement, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::wording
