// When a page was published, by what its carrier, its head, its text and its address say.
#pragma once

#include <optional>
#include <vector>

#include "document/document.h"
#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"
#include "page/page.h"

namespace hearsay::document {

// The date with the best evidence, in this order: the carrier's (feed, JSONL); what the page states
// of its article; a date shown in a line of date, byline or source or in a short line near the
// title; <time>; a day in the address; what the page states of itself; data for scripts; a date
// that opens the text; the first comment; the last change that it states; any short line with a
// whole date that is no comment and no link to another story; and last the one day that its markup
// names, or that in the address of its picture. A stated moment gives way to the line of date right
// beside the title where that is earlier (the page was built anew), and to the day that the page
// itself shows (in a line near the title or its address) where some zone makes both the same
// moment: it is the moment on the page's own calendar, and where the page shows a clock time, too,
// the moment keeps it with the zone that follows. `document` has text, blocks, title, addresses and
// language.
std::optional<PublishedDate> find_published(const page::Page& page, const PageView& view,
                                            const std::vector<Label>& labels,
                                            const Document& document,
                                            const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
