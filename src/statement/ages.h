// Ages that a page states: beside names, and in "the 61-year-old".
#pragma once

#include <cstdint>

#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

// Years in a word of age ("61-year-old"), 0 where it begins with none.
uint32_t years_in(const View& view, uint32_t token);

// Years said beside a name: "Ana Ruiz, 61,", "Ana Ruiz (61)", "61-year-old Ana Ruiz"; 0 where none
// are.
uint32_t age_beside(const View& view, const NameMention& mention);

}  // namespace hearsay::statement
