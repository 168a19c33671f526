// Quotations that no cue of their own sentence took: runs of one quotation, continuations, floating
// quotations.
#pragma once

#include <vector>

#include "statement/attribution.h"

namespace hearsay::statement {

// Adds to `attributions` (ordered by content) what the quotations left over are: a further sentence
// of a quotation names the cue and source of the sentence it belongs to; a quotation on its own
// after somebody spoke goes on for that speaker without a cue; a long one in a narrative sentence
// is given to the sentence's subject; few words without any cue stay unreported.
void join_runs(const View& view, const std::vector<Quote>& quotes, const std::vector<Frame>& frames,
               const People& people, std::vector<Attribution>& attributions);

}  // namespace hearsay::statement
