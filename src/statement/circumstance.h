// Where and when something was said: outlet, occasion, document, network place; date.
#pragma once

#include <optional>
#include <vector>

#include "statement/attribution.h"
#include "statement/people.h"
#include "statement/statement.h"

namespace hearsay::statement {

struct Circumstance {
  std::optional<Venue> venue;
  std::optional<SpokenTime> time;
};

// The circumstances of each attribution, in order, from the words of its frame outside its content.
// The outlet that an interview was given to holds for what its giver says in the rest of the part.
// What an apposition or a relative clause says of the source is no circumstance.
std::vector<Circumstance> find_circumstances(const View& view, const std::vector<Frame>& frames,
                                             const People& people,
                                             const std::vector<Attribution>& attributions,
                                             const std::vector<Speaker>& speakers);

}  // namespace hearsay::statement
