// The outlet of an HTML page: by what it states, its address, its <title>, or its link to the front
// page.
#pragma once

#include <string>
#include <string_view>

#include "document/html_facts.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Empty where nothing tells. `title` and `url` are the document's. A name loses the word "logo"
// and, where the address tells which of its pieces is the name, its other pieces ("X - your paper
// since 1901"). Words of front pages and sections (home_words.tsv), templates never filled in and
// the title itself are no names.
std::string outlet_of_page(const PageView& view, std::string_view title, std::string_view url,
                           const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
