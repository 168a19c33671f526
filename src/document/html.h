// An HTML page to a document.
#pragma once

#include "document/charset.h"
#include "document/document.h"
#include "document/label.h"
#include "lexicon/lexicon.h"
#include "page/page.h"

namespace hearsay::document {

// Fills everything of `document` but id, sha256, media_type, captured, charset, the credits found
// in running text, and the warnings met before. Links to other sites beside words such as "via"
// become credits (kLink). `decoded` is the page's text. Never fails; a page without visible text
// gives no blocks and no parts. Linear in the page up to the limits of HtmlTree.
void read_html(const page::Page& page, const Decoded& decoded, const lexicon::Lexicon& lexicon,
               const BlockModel& model, Document& document);

}  // namespace hearsay::document
