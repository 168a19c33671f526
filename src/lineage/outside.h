// Sources a page names that no document of the set can be: nodes outside the archive.
#pragma once

#include <span>
#include <vector>

#include "lineage/parents.h"

namespace hearsay::lineage {

// Adds a node for each named source that is no document sharing words with the page that names it,
// and an edge from it to that page. A credit that came along with words from a chosen parent is
// that parent's, not the page's. Nodes are ordered by id.
void add_outside(const std::vector<WeighedPair>& pairs, std::span<const Side> sides,
                 Lineage& lineage);

}  // namespace hearsay::lineage
