// Words that stand before a name, not in it: titles, roles, bodies, places.
#pragma once

#include <cstdint>

#include "statement/view.h"

namespace hearsay::statement {

// Whether a token (or the stop of "Mr.") is a role or an honorific.
bool is_title_word(const View& view, uint32_t i);

// The gender that a title or role tells: 'm', 'f', or 0.
char title_gender(const View& view, uint32_t i);

// Whether a word of a run of capitals stands before the name.
bool is_prefix(const View& view, uint32_t k);

}  // namespace hearsay::statement
