// Readers' comments at the end of a plain page: where each starts and ends, whose it is, and when
// it was written.
#pragma once

#include <string_view>
#include <vector>

#include "document/plain_label.h"
#include "document/plain_units.h"

namespace hearsay::document {

// The comments of the page in order: each a range of units, with author and time. None starts
// before the first prose. `open` comments that follow a heading of comments without heads of their
// own have no author.
std::vector<Labelled> find_comments(std::string_view text, const std::vector<Unit>& units,
                                    const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
