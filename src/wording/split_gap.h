// A gap taken apart into the smallest changes that rules can name.
#pragma once

#include <optional>
#include <vector>

#include "lexicon/lexicon.h"
#include "wording/align_versions.h"
#include "wording/name_change.h"

namespace hearsay::wording {

// A part of a gap: named by a rule, or left over.
struct Part {
  base::Tokens a, b;
  std::optional<Named> named;
};

// The parts of a gap in order, covering what differs in it; neighbours of one rule or left over are
// one part. Dynamic programming over both sides: naming is cheapest, pairing unlike words dearer,
// leaving words out dearest. A gap of more than kLargestGap pairs of words is one part.
inline constexpr size_t kLargestGap = 600;
std::vector<Part> split_gap(const VersionWords& a, const VersionWords& b, const Gap& gap,
                            const lexicon::Lexicon& lexicon);

}  // namespace hearsay::wording
