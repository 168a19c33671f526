// Several articles on one HTML page.
#pragma once

#include "document/document.h"
#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Splits the labelled blocks of `document` into parts and numbers them: each <article> that holds a
// heading and paragraphs of its own starts a part, and so does each heading of one kind that is
// followed by a byline or date. Where there are fewer than two such, the page is one part with the
// document's metadata. The heading of a part becomes a title block.
void find_parts(const PageView& view, const lexicon::Lexicon& lexicon, Document& document);

}  // namespace hearsay::document
