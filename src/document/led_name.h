// The name behind a word that leads to an author inside a line of other things.
#pragma once

#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace hearsay::document {

// The name in a line such as "5. Mai 2012 von Jana Muster | Politik" or "Posted in Ships by kestrel
// on 5 May": the words behind a lead, up to a mark or a small word. The lead opens the line or
// stands behind a number or mark, in a line of author or date (`dated`) behind any word. A login in
// small letters is taken beside a date only.
// A line break ends the name, and behind it a lead opens a line. Empty where there is none.
std::string led_name(std::string_view text, bool dated, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
