// Which person a described role belongs to: "the mining minister".
#pragma once

#include <cstdint>

#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

// The article of a description.
struct Article {
  bool definite = false, indefinite = false;
};

// Borrows the view and the people. A description is its tokens without the article, and its head
// noun, a role.
class RoleHolders {
 public:
  RoleHolders(const View& view, const People& people) : view_(view), people_(people) {}

  // Whether gender and country fit.
  bool may_be(PersonId id, base::Tokens source, uint32_t head) const;

  // The person whom a description fits, the one mentioned last before it; who spoke last wins a tie
  // of roles.
  PersonId holder(base::Tokens source, uint32_t head, Article article, PersonId spoke_last) const;

  // "Orlo's transport minister has resigned. … Lind said": nobody holds the role by name; the one
  // person of the part who is named most, and without any role, does.
  PersonId nameless_role(base::Tokens source, uint32_t head, Article article) const;

 private:
  // "Ruiz's lawyer" is not Ruiz.
  bool owns(PersonId id, base::Tokens source) const;
  bool in_title(uint32_t i) const;

  const View& view_;
  const People& people_;
};

}  // namespace hearsay::statement
