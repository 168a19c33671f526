// Weighs stated metadata against what the page shows.
#include "document/metadata.h"

#include <algorithm>
#include <array>

#include "document/byline.h"
#include "document/html_authors.h"
#include "document/html_dates.h"
#include "document/html_title.h"
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
  std::string outlet_in_title() const;
  std::string outlet_of_home_link() const;
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

// The lexicon's name for a host, by the words of its labels: "tass.com" is TASS.
std::string outlet_of_host(const std::string& host, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& outlets = lexicon.list("outlets");
  const auto name_of = [&](std::string_view entry) -> std::string {
    const lexicon::Row* row = outlets.find(entry);
    if (row == nullptr || outlets.cell(*row, "use") == "social") return {};
    return std::string(outlets.cell(*row, "name"));
  };
  if (std::string name = name_of(host); !name.empty()) return name;
  const size_t last = host.rfind('.');
  if (last == std::string::npos) return {};
  size_t from = host.rfind('.', last - 1);
  from = from == std::string::npos ? 0 : from + 1;
  std::string label = host.substr(from, last - from);
  if (std::string name = name_of(label); !name.empty()) return name;
  std::replace(label.begin(), label.end(), '-', ' ');
  if (std::string name = name_of(label); !name.empty()) return name;
  for (size_t cut = 3; cut + 3 <= label.size(); ++cut)  // "foxnews" is "fox news"
    if (std::string name = name_of(label.substr(0, cut) + ' ' + label.substr(cut)); !name.empty())
      return name;
  return {};
}

// What <title> holds beside the title: most often the site's name, before it or behind it.
std::string Finder::outlet_in_title() const {
  const std::string& whole = head_.page_title;
  if (document_.title.empty() || whole.size() > 300) return {};
  const size_t at = whole.find(document_.title);
  if (at == std::string::npos) return {};
  const bool behind = at == 0;
  std::string_view rest = behind ? std::string_view(whole).substr(document_.title.size())
                                 : std::string_view(whole).substr(0, at);
  if (!behind && at + document_.title.size() != whole.size()) return {};
  const auto is_mark = [](char32_t c) {
    return c == '|' || c == ':' || c == '/' || c == '~' || c == 0xb7 || c == 0x2022 || c == 0xbb ||
           c == 0xab || c == 0x203a || text::is_dash(c) || text::is_space(c);
  };
  bool marked = false;
  for (text::Point point = text::point_at(rest, 0); point.bytes > 0 && is_mark(point.value);
       point = text::point_at(rest, 0)) {
    marked |= !text::is_space(point.value);
    rest.remove_prefix(point.bytes);
  }
  for (text::Point point = text::point_before(rest, rest.size());
       point.bytes > 0 && is_mark(point.value); point = text::point_before(rest, rest.size())) {
    marked |= !text::is_space(point.value);
    rest.remove_suffix(point.bytes);
  }
  const bool single =
      rest.find(" | ") == std::string_view::npos && rest.find(" - ") == std::string_view::npos;
  return marked && single && !rest.empty() && rest.size() <= 50 ? ordinary_case(rest, lexicon_)
                                                                : std::string();
}

// The words, or the image's words, of a link to the front page.
std::string Finder::outlet_of_home_link() const {
  const auto& nodes = view_.tree.nodes();
  const lexicon::WordList& home = lexicon_.list("home_words");
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag != LXB_TAG_A) continue;
    const std::string_view href = view_.tree.attribute(i, Attribute::kHref);
    const bool to_root = href == "/" || (!document_.url.empty() && href.size() > 8 &&
                                         absolute_url("/", document_.url) == href);
    if (!to_root) continue;
    std::string words, image;
    for (NodeIndex k = i; k < nodes[i].end; ++k) {
      words.append(nodes[k].text);
      if (nodes[k].tag == LXB_TAG_IMG) image = view_.tree.attribute(k, "alt");
    }
    for (const std::string* candidate : {&words, &image}) {
      const std::string name = text::squeeze(*candidate);
      const std::string key = word_key(name);
      if (key.size() < 2 || name.size() > 40 || home.has(key) ||
          stock_of(name, lexicon_) != Stock::kNone)
        continue;
      return ordinary_case(name, lexicon_);
    }
  }
  return {};
}

void Finder::find_outlet() {
  if (!page_.outlet.empty()) {
    document_.outlet = page_.outlet;
    return;
  }
  for (const std::string& name : head_.site_names) {
    if (name.size() > 80 || name.find("://") != std::string::npos) continue;
    document_.outlet = name;
    return;
  }
  const std::string host = host_of(document_.url);
  if (!host.empty()) document_.outlet = outlet_of_host(host, lexicon_);
  if (document_.outlet.empty()) document_.outlet = outlet_in_title();
  if (document_.outlet.empty()) document_.outlet = outlet_of_home_link();
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
  const std::string found = language_by_words(body, lexicon);
  return found.empty() ? view.head.language : found;
}

void find_metadata(const page::Page& page, const PageView& view, const std::vector<Label>& labels,
                   std::string_view stated_title, const lexicon::Lexicon& lexicon,
                   Document& document) {
  Finder(page, view, labels, lexicon, document).run(stated_title);
}

}  // namespace hearsay::document
