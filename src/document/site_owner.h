// Who a page is of where no line says so: the person who signs it or whose site it is.
#pragma once

#include <string>
#include <vector>

#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"

namespace hearsay::document {

// A full name that stands alone at the end of the text, as a signature; empty where there is none.
std::string signature(const PageView& view, const std::vector<Label>& labels,
                      const lexicon::Lexicon& lexicon);

// The full name of a person that the site bears ("Jana Holt", "Jana Holt's blog") or that its
// copyright line names below the text ("© 2019 Jana Holt"); empty where there is none. Names begin
// with a known given name.
std::string site_owner(const PageView& view, const std::vector<Label>& labels,
                       std::string_view outlet, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::document
