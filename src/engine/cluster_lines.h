// Clusters as the lines of the contract and as text for a person.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/clusters.h"

namespace hearsay::engine {

using IdOf = std::function<std::string_view(uint32_t document)>;

// Appends the line of a cluster, with its end; clusters are numbered from 1.
void put_cluster_line(std::string& out, std::span<const ClusterMember> members, size_t number,
                      const IdOf& id_of);

// Appends a cluster of several documents; nothing for one alone.
void put_cluster_text(std::string& out, std::span<const ClusterMember> members, const IdOf& id_of);

inline constexpr std::string_view kNoClusters = "No document is a copy of another one.\n";

}  // namespace hearsay::engine
