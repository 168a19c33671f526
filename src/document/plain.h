// Plain text to a document: lines to paragraphs, paragraphs to labelled blocks, blocks to parts.
#pragma once

#include <string>

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "page/page.h"

namespace hearsay::document {

// Fills text, blocks, parts, title, byline, outlet, published and, where it is empty, language of
// `document` from decoded plain text (valid UTF-8 without a BOM), which is kept unchanged. Decides
// by itself whether the lines are hard-wrapped. Credits are left to find_credits. An empty text
// gives no blocks and no parts. Never fails; linear in the text.
void read_plain(const page::Page& page, std::string text, const lexicon::Lexicon& lexicon,
                Document& document);

}  // namespace hearsay::document
