// Units being joined: who is with whom, who must not be, and what would join or part them.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "entity/units.h"

namespace hearsay::entity {

// Joined units as a forest; the root of a tree is its smallest unit, so that the order of joining
// changes no name.
class Clusters {
 public:
  explicit Clusters(std::span<const Unit> units);

  uint32_t root(uint32_t unit) const;
  const std::vector<uint32_t>& members(uint32_t unit) const { return members_[root(unit)]; }
  const std::vector<SeenRole>& roles(uint32_t unit) const { return roles_[root(unit)]; }
  uint64_t mentions(uint32_t unit) const { return mentions_[root(unit)]; }
  void join(uint32_t a, uint32_t b);

  // Never to be joined.
  void part(uint32_t a, uint32_t b);
  bool parted(uint32_t a, uint32_t b) const;

  // Whether a unit shares a role with a joined whole, or holds one that excludes one of its.
  bool shares_role(uint32_t unit, uint32_t whole) const;
  bool excludes_role(uint32_t unit, uint32_t whole) const;
  bool shares_page(uint32_t unit, uint32_t whole) const;

 private:
  std::span<const Unit> units_;
  mutable std::vector<uint32_t> parent_;
  std::vector<std::vector<uint32_t>> members_;  // of roots
  std::vector<std::vector<SeenRole>> roles_;    // of roots, at most 2 * kMostRoles
  std::vector<uint64_t> mentions_;
  std::map<uint32_t, std::vector<uint32_t>> parted_;  // unit -> units
};

}  // namespace hearsay::entity
