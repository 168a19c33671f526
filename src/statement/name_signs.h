// What stands beside capitals and tells whether they are a person's name.
#pragma once

#include <cstdint>

#include "base/span.h"
#include "statement/view.h"

namespace hearsay::statement {

// "The Blue River star", "the Texas Republican said": capitals before a role, or behind an article
// and beside a verb of saying (`speaks`); before a role and behind an article where they begin with
// a given name (`given`). Such capitals are no name of a person.
bool is_modifier(const View& view, base::Tokens words, bool given, bool speaks);

// "His wife, Meena,": one word between commas, behind a relation and whose it is.
bool is_kin_between_commas(const View& view, base::Tokens name);

// "Its director, Osip Lantos": the name at token `first` stands behind a comma and a role.
bool is_apposed_to_role(const View& view, uint32_t first);

// "Ana Ruiz, a baker", "Ana Ruiz, 42,", "Ana Ruiz, who": what follows a name that ends before token
// `end` is said of a person.
bool is_apposed(const View& view, uint32_t end);

}  // namespace hearsay::statement
