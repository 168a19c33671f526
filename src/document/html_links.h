// Links that say whom a page has its words from.
#pragma once

#include "document/document.h"
#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Adds a credit (kLink) for every link in the article to a page of another site that stands beside
// words of link_cues.tsv ("via", "originally published at", "reports"). Needs the document's url
// for its own site; without one every absolute link is another's.
void find_links(const PageView& view, const lexicon::Lexicon& lexicon, Document& document);

}  // namespace hearsay::document
