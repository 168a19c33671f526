// The forest of joined units.
#include "entity/clusters.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace hearsay::entity {

Clusters::Clusters(std::span<const Unit> units)
    : units_(units), parent_(units.size()), members_(units.size()), roles_(units.size()) {
  std::iota(parent_.begin(), parent_.end(), 0u);
  for (uint32_t u = 0; u < units.size(); ++u) {
    members_[u] = {u};
    roles_[u] = units[u].roles;
    mentions_.push_back(units[u].mentions.size());
  }
}

uint32_t Clusters::root(uint32_t unit) const {
  while (parent_[unit] != unit) {
    parent_[unit] = parent_[parent_[unit]];
    unit = parent_[unit];
  }
  return unit;
}

void Clusters::join(uint32_t a, uint32_t b) {
  uint32_t x = root(a), y = root(b);
  if (x == y) return;
  if (y < x) std::swap(x, y);
  parent_[y] = x;
  std::vector<uint32_t>& kept = members_[x];
  const auto middle = static_cast<std::ptrdiff_t>(kept.size());
  kept.insert(kept.end(), members_[y].begin(), members_[y].end());
  // Joining singles one by one is the common case; a merge keeps that near linear.
  if (middle > 0 && kept[static_cast<size_t>(middle) - 1] > kept[static_cast<size_t>(middle)])
    std::inplace_merge(kept.begin(), kept.begin() + middle, kept.end());
  for (const SeenRole& role : roles_[y])
    if (roles_[x].size() < 2 * kMostRoles) roles_[x].push_back(role);
  mentions_[x] += mentions_[y];
  members_[y].clear();
  members_[y].shrink_to_fit();
  roles_[y].clear();
}

void Clusters::part(uint32_t a, uint32_t b) {
  parted_[a].push_back(b);
  parted_[b].push_back(a);
}

bool Clusters::parted(uint32_t a, uint32_t b) const {
  if (parted_.empty()) return false;
  uint32_t x = root(a), y = root(b);
  if (members_[x].size() > members_[y].size()) std::swap(x, y);
  return std::any_of(members_[x].begin(), members_[x].end(), [&](uint32_t member) {
    const auto at = parted_.find(member);
    return at != parted_.end() && std::any_of(at->second.begin(), at->second.end(),
                                              [&](uint32_t other) { return root(other) == y; });
  });
}

bool Clusters::shares_role(uint32_t unit, uint32_t whole) const {
  for (const SeenRole& role : units_[unit].roles)
    for (const SeenRole& other : roles(whole))
      if (share(role, other)) return true;
  return false;
}

bool Clusters::excludes_role(uint32_t unit, uint32_t whole) const {
  for (const SeenRole& role : units_[unit].roles)
    for (const SeenRole& other : roles(whole))
      if (exclude(role, other)) return true;
  return false;
}

bool Clusters::shares_page(uint32_t unit, uint32_t whole) const {
  const std::vector<uint64_t>& pages = units_[unit].documents;
  const std::vector<uint32_t>& all = members(whole);
  for (size_t i = 0; i < all.size() && i < 64; ++i) {
    const std::vector<uint64_t>& others = units_[all[i]].documents;
    const bool few = pages.size() <= others.size();
    const std::vector<uint64_t>& shorter = few ? pages : others;
    const std::vector<uint64_t>& longer = few ? others : pages;
    for (const uint64_t page : shorter)
      if (std::binary_search(longer.begin(), longer.end(), page)) return true;
  }
  return false;
}

}  // namespace hearsay::entity
