// Whose words they are: each source mention resolved to one person, body or group of the page.
#pragma once

#include <vector>

#include "statement/attribution.h"
#include "statement/people.h"
#include "statement/statement.h"

namespace hearsay::statement {

// The speaker of each attribution, in order. Names and pronouns go to persons; descriptions to the
// person whose role, nationality and gender fit; "the statement" to who issued it; a quotation that
// goes on to who spoke before. What cannot be told is unresolved.
std::vector<Speaker> resolve_speakers(const View& view, const std::vector<Quote>& quotes,
                                      const std::vector<Frame>& frames, const People& people,
                                      const std::vector<Attribution>& attributions);

}  // namespace hearsay::statement
