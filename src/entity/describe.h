// Joined units as entities: names, forms, dated roles, joins.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "entity/clusters.h"
#include "entity/entity.h"

namespace hearsay::entity {

// `joins`: unit, why it was joined; in the order of joining.
Entities describe_entities(std::span<const Mention> mentions, std::span<const Unit> units,
                           const Clusters& clusters,
                           const std::vector<std::pair<uint32_t, Join>>& joins);

}  // namespace hearsay::entity
