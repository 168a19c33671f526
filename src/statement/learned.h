// Attributions that the learned models find.
//
// Data flow: signs of a frame (signs.h) → cue model → for each cue, role model (seen.h) →
// attribution.
#pragma once

#include <vector>

#include "statement/attribution.h"
#include "statement/weighed.h"

namespace hearsay::statement {

// Adds to `attributions` (of the rules; ordered by content) what the models find besides, and gives
// back all, in no order. Frames of titles and headings are left to the rules.
std::vector<Attribution> add_learned(const View& view, const std::vector<Quote>& quotes,
                                     const std::vector<Frame>& frames, const People& people,
                                     std::vector<Attribution> attributions,
                                     std::vector<Weighed>* weighed);

}  // namespace hearsay::statement
