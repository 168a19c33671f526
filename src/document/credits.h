// Whom a page has its words from: "told X", "X reports", "via X", datelines, photo credits.
#pragma once

#include "document/document.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Adds the credits found in the labelled blocks of `document` (comments and furniture left out) to
// those already there, and sorts all by place. Cues are data (credit_cues.tsv), names come from
// outlets.tsv or are capitalised names that the words beside them show to be an outlet
// (outlet_words.tsv: "News", "Agency", "newspaper"). Linear in the text.
void find_credits(Document& document, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
