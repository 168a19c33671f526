// Whether a name that was asked for and a speaker of the archive are one.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/check.h"
#include "lexicon/lexicon.h"
#include "statement/statement.h"

namespace hearsay::engine {

// Persons: the surnames are one (spellings of one transliteration included) and the given names go
// together: one is the other, its initial or its short form. A bare surname agrees only where
// `namesakes` (full names of the archive with that surname) are all one person; else kUnknown.
// An office ("the transport minister") that is nobody's name agrees with whom the page gives it to.
// Organisations: one's words are all among the other's, or one is the other's initials. kUnknown
// for unresolved speakers and for groups without a name ("officials"), who might be anybody.
Agreement same_speaker(std::string_view asked, const statement::Speaker& speaker,
                       std::span<const std::string> namesakes, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::engine
