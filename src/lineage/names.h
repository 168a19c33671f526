// Outlets and addresses made comparable: "The Harbor Post", "Harbor Post" and harborpost.example
// are one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "lexicon/lexicon.h"

namespace hearsay::lineage {

// Letters and digits of the folded name without a leading article and a trailing word for the trade
// ("news agency"; lexicon list `outlet_trade`), through the lexicon's list `outlets` where it knows
// the name under another form. Empty where nothing is left.
std::string outlet_key(std::string_view name, const lexicon::Lexicon& lexicon);

// Host in lower case without "www." and port; empty where the address has none.
std::string host_of(std::string_view url);

// Address made comparable: host and path without scheme, "www.", fragment and trailing slash.
std::string address_key(std::string_view url);

// What a document may be called by: its outlets and the labels of its host. Sorted, each once.
std::vector<std::string> outlet_keys(const document::Document& document,
                                     const lexicon::Lexicon& lexicon);

// Whether two names of persons can be one: the words of one are words of the other, after folding
// and by the list `transliterations`; before a surname that both have, an initial stands for its
// name ("D. Chernev", "Dmitri Tchernev").
bool same_person(std::string_view a, std::string_view b, const lexicon::Lexicon& lexicon);

}  // namespace hearsay::lineage
