// What the names of <meta> elements say about their content. All names in lower case.
#pragma once

#include <string_view>

namespace hearsay::document {

// Names such as "x:date", "datecreated", "published", "last-updated": some date of the page.
bool names_date(std::string_view name);

// Of these, the names under which pages and their systems state when they were published.
bool is_published_name(std::string_view name);

bool is_author_name(std::string_view name);

// Of these, the names of catalogues, which have the surname first: "Doe, Jane".
bool is_catalogue_name(std::string_view name);

}  // namespace hearsay::document
