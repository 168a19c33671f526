// What a page says about itself apart from its text: <meta>, <link>, <title> and JSON-LD.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/html_tree.h"

namespace hearsay::document {

// A comment as JSON-LD gives it.
struct StatedComment {
  std::string author, time, text;
};

// Strings as stated, entities resolved, white space squeezed; empty where nothing is stated.
struct HeadFacts {
  std::string headline;    // JSON-LD headline of the page's article
  std::string og_title;    // og:title, twitter:title, dc.title
  std::string page_title;  // <title>
  std::vector<std::string>
      site_names;  // og:site_name, application-name, JSON-LD publisher; best first
  std::vector<std::string>
      authors;  // JSON-LD author names, else meta author: as stated, not yet read as a byline
  std::vector<std::string>
      other_authors;                    // what else names authors where JSON-LD does, a list each
  std::vector<std::string> author_ids;  // JSON-LD: of authors given by reference
  bool authors_from_json = false;
  std::vector<std::pair<std::string, std::string>>
      cards;  // twitter:label and twitter:data: "Written by", "Jane Doe"
  std::string published,
      modified;  // JSON-LD datePublished, article:published_time, dc.date …: ISO or as written
  std::string weak_published;  // date of a WebPage, pubdate of unclear meaning
  std::string description;
  std::string article_body;            // JSON-LD articleBody
  std::string canonical_url, own_url;  // link canonical; og:url or JSON-LD url
  std::string language;  // <html lang>, content-language, og:locale; primary tag, lower case
  std::vector<StatedComment> comments;
  bool is_article = false;  // JSON-LD or og:type says so
  bool free = true;         // isAccessibleForFree
  std::vector<base::Warning> warnings;
};

// Damaged JSON-LD is passed over. Of several articles the one whose headline is the page's own
// title counts, else the first.
HeadFacts read_head(const HtmlTree& tree);

// Character references of HTML that JSON-LD strings often hold: the named ones of XML, nbsp,
// quotation marks, dashes, and numbers.
std::string resolve_entities(std::string_view text);

}  // namespace hearsay::document
