// The door of the wording module: two versions of a passage in, the typed changes between them out.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "wording/change.h"

namespace hearsay::wording {

// One version: pieces of a text (a quotation interrupted by its cue has several).
struct Version {
  std::string_view text;                // borrowed
  std::span<const base::Bytes> pieces;  // in order
};

// The changes that lead from version `a` to version `b`, ordered by place. Words are aligned after
// folding; what folds away is `typography` at most. Runs of unequal words are refined to pairs and
// named by the most specific rule that holds (date before number before name before negation before
// modality before tense before inflection before spelling before synonym before bracketed before
// replaced; name_change.cc holds the order); runs on one side are cuts or additions; a run that
// moved is `reordered`; a piece of `b` that lacks what stood between two sentences of `a` is
// `joined`. Empty where both fold to the same words and marks. Near linear; versions of more than
// four thousand words each are aligned around long shared runs.
std::vector<Change> describe_change(const Version& a, const Version& b,
                                    const lexicon::Lexicon& lexicon);

}  // namespace hearsay::wording
