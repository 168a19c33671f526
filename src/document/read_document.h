// The door of the document module: a page in, a document out.
#pragma once

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "page/page.h"

namespace hearsay::document {

// Reads a page: decodes its charset, renders its text, labels its blocks, splits it into parts, and
// finds title, bylines, dates, comments and credits. Never fails: damage becomes a warning in the
// record, an empty page an empty document with the warning "empty". Pure: the same page gives the
// same document; safe on several threads at once. Stages, in order: decode charset → render (HTML
// tree or text lines to blocks) → label → parts → metadata → credits.
Document read_document(const page::Page& page, const lexicon::Lexicon& lexicon);

// The same by another block model than the one linked into the program (label.h): for measuring a
// model on pages that it was not trained on.
class BlockModel;
Document read_document(const page::Page& page, const lexicon::Lexicon& lexicon,
                       const BlockModel& model);

}  // namespace hearsay::document
