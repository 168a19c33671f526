// Whether a page writes the month before the day in dates of numbers alone.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Told, in this order, by the language (English alone leads with the month), by the page's own
// dates that can be read one way only ("25/11/2019"), by the spelling of its words, by the region
// of its language tag and by its host; true where nothing tells. `document` has text, url and
// language.
bool month_comes_first(const PageView& view, const std::vector<Label>& labels,
                       const Document& document, const lexicon::Lexicon& lexicon);

// Whether a text may hold a date of numbers alone: "03/05/2024", "3-5-2024": one or two digits, a
// mark, one or two digits, the same mark, a digit. Dates with full stops lead with the day
// everywhere and are none.
bool has_numeric_date(std::string_view text);

}  // namespace hearsay::document
