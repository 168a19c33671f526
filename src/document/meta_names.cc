// Lists of names, searched one by one: few metas pass the first test.
#include "document/meta_names.h"

#include <algorithm>
#include <array>

namespace hearsay::document {

bool is_published_name(std::string_view name) {
  constexpr std::array<std::string_view, 45> kNames = {"article:published_time",
                                                       "og:article:published_time",
                                                       "datepublished",
                                                       "dcterms.created",
                                                       "dcterms.date",
                                                       "dcterms.issued",
                                                       "dc.date.issued",
                                                       "dc.date.created",
                                                       "dc.date.publication",
                                                       "dc.created",
                                                       "dc.date",
                                                       "pubdate",
                                                       "publishdate",
                                                       "publish-date",
                                                       "publish_date",
                                                       "publish_time",
                                                       "published-date",
                                                       "published_date",
                                                       "publisheddate",
                                                       "published_time",
                                                       "publication_date",
                                                       "publication-date",
                                                       "parsely-pub-date",
                                                       "sailthru.date",
                                                       "citation_publication_date",
                                                       "citation_online_date",
                                                       "citation_date",
                                                       "article.published",
                                                       "article.created",
                                                       "article:published",
                                                       "article:published_date",
                                                       "article:publicationdate",
                                                       "article:post_date",
                                                       "og:published_time",
                                                       "og:publish_date",
                                                       "og:pubdate",
                                                       "og:datepublished",
                                                       "date_published",
                                                       "originalpublicationdate",
                                                       "cxenseparse:recs:publishtime",
                                                       "vr:published_time",
                                                       "rnews:datepublished",
                                                       "bt:pubdate",
                                                       "dateposted",
                                                       "mediator_published_time"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_author_name(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames = {
      "author",          "article:author",      "dc.creator",
      "dcterms.creator", "parsely-author",      "sailthru.author",
      "citation_author", "article:author_name", "byl"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_catalogue_name(std::string_view name) {
  return name == "citation_author" || name == "dc.creator" || name == "dcterms.creator";
}

bool names_date(std::string_view name) {
  for (const std::string_view word : {"date", "publi", "modified", "created", "updated", "issued"})
    if (name.find(word) != std::string_view::npos)
      return name.find("publisher") == std::string_view::npos &&
             name.find("expir") == std::string_view::npos;
  return false;
}

}  // namespace hearsay::document
