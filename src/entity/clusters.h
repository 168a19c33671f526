// Units being joined: who is with whom, who must not be, and what would join or part them.
#pragma once

#include <cstdint>
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

  // None of the one side is ever to be joined to one of the other. What is joined already stays
  // so, and a unit of both sides is of the first. Linear in the units.
  void part(std::span<const uint32_t> left, std::span<const uint32_t> right);
  bool parted(uint32_t a, uint32_t b) const;

  // Whether a unit shares a role with a joined whole, or holds one that excludes one of its.
  bool shares_role(uint32_t unit, uint32_t whole) const;
  bool excludes_role(uint32_t unit, uint32_t whole) const;
  bool shares_article(uint32_t unit, uint32_t whole) const;

 private:
  std::span<const Unit> units_;
  mutable std::vector<uint32_t> parent_;
  std::vector<std::vector<uint32_t>> members_;  // of roots
  std::vector<std::vector<SeenRole>> roles_;    // of roots, at most 2 * kMostRoles
  std::vector<uint64_t> mentions_;
  // Of roots, sorted: twice the number of a parting, plus 1 for its right side.
  std::vector<std::vector<uint32_t>> sides_;
  uint32_t partings_ = 0;
};

}  // namespace hearsay::entity
