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
// title; <time>; a day in the address; what the page states of itself; the first comment; the last
// change that it states; and last any short line with a whole date that is no comment and no link
// to another story. A stated moment in UTC one day off the day that the page itself shows (in a
// line near the title or its address) gives way to that day: it is the same moment on the page's
// own calendar, and where the page shows a clock time, too, the moment keeps it with the zone that
// follows. `document` has text, blocks, addresses and language.
std::optional<PublishedDate> find_published(const page::Page& page, const PageView& view,
                                            const std::vector<Label>& labels,
                                            const Document& document,
                                            const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
