// Weighs stated metadata against what the page shows.
#include "document/metadata.h"

#include <algorithm>
#include <array>

#include "document/byline.h"
#include "document/html_authors.h"
#include "document/html_dates.h"
#include "document/html_title.h"
#include "document/outlet_of_page.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

class Finder {
 public:
  Finder(const page::Page& page, const PageView& view, const std::vector<Label>& labels,
         const lexicon::Lexicon& lexicon, Document& document)
      : page_(page),
        view_(view),
        head_(view.head),
        labels_(labels),
        lexicon_(lexicon),
        document_(document) {}

  void run(std::string_view stated_title) {
    find_addresses();
    document_.title = !stated_title.empty() ? std::string(stated_title) : page_.title;
    find_outlet();
    find_byline();
    document_.published = find_published(page_, view_, labels_, document_, lexicon_);
  }

 private:
  const page::Page& page_;
  const PageView& view_;
  const HeadFacts& head_;
  const std::vector<Label>& labels_;
  const lexicon::Lexicon& lexicon_;
  Document& document_;

  void find_addresses();
  void find_outlet();
  void find_byline();
};

void Finder::find_addresses() {
  document_.url = !page_.url.empty() ? page_.url : head_.own_url;
  const std::string base =
      !view_.tree.base_href().empty() ? std::string(view_.tree.base_href()) : document_.url;
  document_.canonical_url =
      head_.canonical_url.empty() ? std::string() : absolute_url(head_.canonical_url, base);
  if (document_.url.empty()) document_.url = document_.canonical_url;
}

void Finder::find_outlet() {
  document_.outlet = page_.outlet.empty()
                         ? outlet_of_page(view_, document_.title, document_.url, lexicon_)
                         : page_.outlet;
}

void Finder::find_byline() {
  document_.byline =
      find_authors(view_, labels_, document_.outlet, host_of(document_.url), lexicon_);
  if (document_.byline.empty()) document_.byline = page_.byline;
}

}  // namespace

std::string find_language(const PageView& view, const std::vector<Label>& labels,
                          const lexicon::Lexicon& lexicon) {
  std::string body;
  for (size_t b = 0; b < labels.size() && body.size() < 6000; ++b)
    if (labels[b].kind == BlockKind::kBody) body.append(view.text(b)).push_back('\n');
  if (body.size() < 200) body = view.rendering.text.substr(0, 6000);
  if (std::string found = language_by_script(body, view.head.language); !found.empty())
    return found;
  const std::string found = language_by_words(body, lexicon);
  if (!found.empty()) return found;
  return lacks_words_of(body, view.head.language, lexicon) ? std::string() : view.head.language;
}

void find_metadata(const page::Page& page, const PageView& view, const std::vector<Label>& labels,
                   std::string_view stated_title, const lexicon::Lexicon& lexicon,
                   Document& document) {
  Finder(page, view, labels, lexicon, document).run(stated_title);
}

}  // namespace hearsay::document
