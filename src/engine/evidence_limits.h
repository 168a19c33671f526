// The limits of a finding, in words, for its evidence page.
#pragma once

#include <cstddef>

#include "engine/evidence.h"
#include "engine/trace.h"

namespace hearsay::engine {

// Appends to record.limits what holds of this record; `groups_left` and `nodes_left` count what was
// found and is not shown.
void add_limits(const Pool& pool, size_t groups_left, size_t nodes_left, EvidenceRecord& record);

}  // namespace hearsay::engine
