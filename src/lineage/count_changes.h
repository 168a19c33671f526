// What an edge changed in the wording: kinds counted over the quotations and passages both pages
// have.
#pragma once

#include <map>

#include "lexicon/lexicon.h"
#include "lineage/evidence.h"
#include "wording/describe_change.h"

namespace hearsay::lineage {

// Changes from parent to child: each quotation of the child against the parent's quotations it came
// from (whole, so that cuts at its ends count), and the shared narration between its first and last
// shared word, paragraph by paragraph.
std::map<wording::ChangeKind, uint32_t> count_changes(const Side& parent, const Side& child,
                                                      const Pair& pair,
                                                      const lexicon::Lexicon& lexicon);

}  // namespace hearsay::lineage
