// Who speaks under the label of a turn: "A:", "AC:".
#pragma once

#include <optional>

#include "statement/people.h"
#include "statement/view.h"

namespace hearsay::statement {

// The person whom the label of a turn stands for. Under a label of answers ("A:") that is the
// person whom the page names most; under initials, the one person who has them; invalid where
// nobody is told by it ("Q:", or two people of the same initials). nullopt where the label is a
// name or a description.
std::optional<PersonId> person_of_label(const View& view, const People& people, base::Tokens label);

// Whether the label is who asks, and never the person who is asked: "Moderator:".
bool is_asker(const View& view, base::Tokens label);

}  // namespace hearsay::statement
