// Title, authors, outlet, date, addresses and language of an HTML page, from what it states and
// what it shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/comments_html.h"
#include "document/document.h"
#include "document/html_facts.h"
#include "document/label.h"
#include "lexicon/lexicon.h"
#include "page/page.h"

namespace hearsay::document {

// Fills title, byline, outlet, published, url and canonical_url of `document`, whose text
// and blocks are there. What the carrier of the page (JSONL, feed) gave comes first for outlet,
// byline, title and date; `stated_title` is find_title's.
void find_metadata(const page::Page& page, const PageView& view, const std::vector<Label>& labels,
                   std::string_view stated_title, const lexicon::Lexicon& lexicon,
                   Document& document);

// The language of the article: by its words, else as the page states it; empty where unknown.
std::string find_language(const PageView& view, const std::vector<Label>& labels,
                          const lexicon::Lexicon& lexicon);

// The language that the script of most letters tells ("gu" by Gujarati letters); `stated` where it
// is another language of that script. Empty for Latin, Cyrillic and Chinese letters.
std::string language_by_script(std::string_view text, std::string_view stated);

// Whether a text of sentences has hardly a common word of `language`, which the lists know.
bool lacks_words_of(std::string_view text, std::string_view language,
                    const lexicon::Lexicon& lexicon);

// The language of a text by its little words (language_words.tsv); empty where it is too short or
// unclear.
std::string language_by_words(std::string_view text, const lexicon::Lexicon& lexicon);

// The date in the path of an address ("/2017/12/28/", "/2017-12-28-", "/20171228/"), nullopt where
// there is none.
std::optional<base::Moment> date_in_url(std::string_view url);

// Host of an absolute http address in lower case, without "www."; empty where it is none.
std::string host_of(std::string_view url);

// Whether two hosts belong to one site: the same but for sub-domains.
bool same_site(std::string_view host_a, std::string_view host_b);

// `href` as an absolute address, seen from `base`; as it is where that cannot be told.
std::string absolute_url(std::string_view href, std::string_view base);

}  // namespace hearsay::document
