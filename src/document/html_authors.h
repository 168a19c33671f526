// Who wrote a page, by what its markup and its visible lines say.
#pragma once

#include <string>
#include <vector>

#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// Authors in page order, each once, as the page words them (capitals made ordinary). What is stated
// (JSON-LD, <meta>) counts where it stands on the page, too, with the people whom the line below
// the title names beside them; then lines that say "By …"; then elements marked rel=author,
// itemprop=author or by class near the title; then what is stated and not shown; then bare names in
// an author's element; then who signs the text. `outlet`, the name that the address on `host` gives
// the site, names of hosts and the person whose site it is are authors only where the page names
// nobody else.
std::vector<std::string> find_authors(const PageView& view, const std::vector<Label>& labels,
                                      std::string_view outlet, std::string_view host,
                                      const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
