// The agency that a dateline names: "BERLIN, June 4 (X) –", "МОСКВА, 29 июня. /X/.",
// "【ロンドン共同】".
#pragma once

#include <string_view>
#include <vector>

#include "document/outlet_names.h"
#include "lexicon/lexicon.h"
#include "text/tokens.h"

namespace hearsay::document {

// The outlets named by the dateline that opens the paragraph of `tokens`; none where it opens with
// something else. Letters that no list knows count only behind a place in capitals, in a list or
// with a date, and not where they are the initials of the words before. `language` has the months
// of the page.
std::vector<OutletName> find_dateline(std::string_view text, const text::TokenList& tokens,
                                      const OutletFinder& finder, const lexicon::Lexicon& lexicon,
                                      const lexicon::Lexicon& language);

}  // namespace hearsay::document
