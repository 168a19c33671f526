// The forest of joined units.
#include "entity/clusters.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace hearsay::entity {
namespace {

bool holds(const std::vector<uint32_t>& sorted, uint32_t value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

}  // namespace

Clusters::Clusters(std::span<const Unit> units)
    : units_(units),
      parent_(units.size()),
      members_(units.size()),
      roles_(units.size()),
      sides_(units.size()) {
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
  std::vector<uint32_t> sides;
  std::set_union(sides_[x].begin(), sides_[x].end(), sides_[y].begin(), sides_[y].end(),
                 std::back_inserter(sides));
  sides_[x] = std::move(sides);
  members_[y].clear();
  members_[y].shrink_to_fit();
  roles_[y].clear();
}

void Clusters::part(std::span<const uint32_t> left, std::span<const uint32_t> right) {
  const uint32_t number = 2 * partings_++;
  const auto put = [&](uint32_t unit, uint32_t side) {
    std::vector<uint32_t>& sides = sides_[root(unit)];
    if (!holds(sides, side)) sides.insert(std::upper_bound(sides.begin(), sides.end(), side), side);
  };
  std::vector<uint32_t> first(left.begin(), left.end());
  std::sort(first.begin(), first.end());
  for (const uint32_t unit : first) put(unit, number);
  for (const uint32_t unit : right)
    if (!holds(first, unit)) put(unit, number + 1);
}

bool Clusters::parted(uint32_t a, uint32_t b) const {
  if (partings_ == 0) return false;
  const std::vector<uint32_t>&x = sides_[root(a)], &y = sides_[root(b)];
  return root(a) != root(b) &&
         std::any_of(x.begin(), x.end(), [&](uint32_t side) { return holds(y, side ^ 1); });
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

bool Clusters::shares_article(uint32_t unit, uint32_t whole) const {
  const std::vector<Article>& articles = units_[unit].articles;
  const std::vector<uint32_t>& all = members(whole);
  for (size_t i = 0; i < all.size() && i < 64; ++i) {
    const std::vector<Article>& others = units_[all[i]].articles;
    const bool few = articles.size() <= others.size();
    const std::vector<Article>& shorter = few ? articles : others;
    const std::vector<Article>& longer = few ? others : articles;
    for (const Article& article : shorter)
      if (std::binary_search(longer.begin(), longer.end(), article)) return true;
  }
  return false;
}

}  // namespace hearsay::entity
