// The lineage of an evidence page as a drawing.
#pragma once

#include <string>

#include "engine/evidence.h"

namespace hearsay::engine {

// An inline SVG: sources left, what came from them to the right; edges bear the numbers of the
// table that follows on the page. Empty where there are fewer than two nodes.
std::string draw_lineage(const EvidenceRecord& record);

}  // namespace hearsay::engine
