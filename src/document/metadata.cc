// Weighs stated metadata against what the page shows.
#include "document/metadata.h"

#include <algorithm>
#include <array>

#include "document/byline.h"
#include "document/html_authors.h"
#include "document/html_title.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using lexicon::WrittenDate;

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
    find_published();
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
  void find_published();
  void add_clock(PublishedDate& date) const;
  bool month_first() const;
  bool month_leads_ = true;  // of numeric dates
  std::optional<base::Moment> read_stated(std::string_view text) const;
  std::optional<PublishedDate> shown_date() const;
  std::optional<PublishedDate> date_of_block(size_t b) const;
  std::optional<PublishedDate> comment_date() const;
  std::optional<base::Moment> time_element() const;
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
    const std::string_view href = view_.tree.attribute(i, "href");
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
  document_.byline = find_authors(view_, labels_, document_.outlet, lexicon_);
  if (document_.byline.empty()) document_.byline = page_.byline;
}

// --- dates ---------------------------------------------------------------------------------------

bool Finder::month_first() const {
  if (document_.language != "en" && !document_.language.empty()) return false;
  const lexicon::WordList& spellings = lexicon_.list("spellings");
  int british = 0;
  for (size_t b = 0; b < labels_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kBody && labels_[b].kind != BlockKind::kTitle) continue;
    const std::string key = word_key(view_.text(b));
    for (size_t from = 0; from < key.size();) {
      const size_t to = std::min(key.find(' ', from), key.size());
      if (const lexicon::Row* row = spellings.find(std::string_view(key).substr(from, to - from)))
        british += spellings.cell(*row, "side") == "british" ? 1 : -1;
      from = to + 1;
    }
  }
  if (british != 0) return british < 0;
  std::string tag(view_.tree.language());
  for (char& c : tag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const std::string_view region : {"-gb", "-au", "-nz", "-ie", "-in", "-za"})
    if (tag.ends_with(region)) return false;
  const std::string host = host_of(document_.url);
  for (const std::string_view end :
       {".uk", ".au", ".nz", ".ie", ".in", ".za", ".ng", ".ke", ".pk", ".my", ".sg", ".eu"})
    if (host.ends_with(end)) return false;
  return true;
}

std::optional<base::Moment> Finder::read_stated(std::string_view text) const {
  if (text.empty() || text.size() > 80) return std::nullopt;
  std::optional<base::Moment> moment = base::from_iso(text);
  if (!moment) {
    for (const WrittenDate& date :
         lexicon::find_dates(text, {0, base::narrow(text.size())},
                             lexicon::Lexicon::built_in(document_.language), month_leads_))
      if (date.form == WrittenDate::Form::kFull) {
        moment = date.moment;
        break;
      }
  }
  if (!moment || moment->year < 1950 || moment->year > 2100) return std::nullopt;
  return moment;
}

std::optional<PublishedDate> Finder::date_of_block(size_t b) const {
  const base::Bytes span = view_.rendering.blocks[b].text;
  for (const WrittenDate& date : lexicon::find_dates(
           document_.text, span, lexicon::Lexicon::built_in(document_.language), month_leads_)) {
    if (date.form != WrittenDate::Form::kFull || date.moment.year < 1950) continue;
    return PublishedDate{date.moment, DateBasis::kText, date.span};
  }
  return std::nullopt;
}

// The first date in a line around the title: date lines first, then bylines, then any short line
// near the title.
std::optional<PublishedDate> Finder::shown_date() const {
  for (const BlockKind kind : {BlockKind::kDate, BlockKind::kByline, BlockKind::kSource})
    for (size_t b = 0; b < labels_.size(); ++b)
      if (labels_[b].kind == kind)
        if (auto date = date_of_block(b)) return date;
  const uint32_t title = view_.facts.title_block;
  if (title == 0xffffffff) return std::nullopt;
  for (size_t b = title < 6 ? 0 : title - 6; b < std::min<size_t>(labels_.size(), title + 12); ++b)
    if (view_.facts.blocks[b].bytes < 200 && view_.facts.blocks[b].digit_share > 0 &&
        labels_[b].kind == BlockKind::kFurniture)
      if (auto date = date_of_block(b)) return date;
  return std::nullopt;
}

// <time datetime> outside of comments, related stories and the like.
std::optional<base::Moment> Finder::time_element() const {
  const auto& nodes = view_.tree.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    const bool timed =
        nodes[i].tag == LXB_TAG_TIME || view_.tree.attribute(i, "itemprop") == "datePublished";
    if (!timed) continue;
    const NodeFacts& facts = view_.facts.nodes[i];
    if (facts.around.any(
            {ClassKind::kComment, ClassKind::kRelated, ClassKind::kSidebar, ClassKind::kTeaser}) ||
        facts.regions.has(Region::kFooter) || facts.regions.has(Region::kNav) ||
        facts.regions.has(Region::kAside))
      continue;
    std::string_view stated = view_.tree.attribute(i, "datetime");
    if (stated.empty()) stated = view_.tree.attribute(i, "content");
    if (const auto moment = read_stated(stated)) return moment;
  }
  return std::nullopt;
}

std::optional<PublishedDate> Finder::comment_date() const {
  std::optional<base::Moment> first;
  for (const Block& block : document_.blocks)
    if (block.kind == BlockKind::kComment && block.time &&
        (!first || base::surely_before(*block.time, *first)))
      first = block.time;
  if (!first) return std::nullopt;
  base::Moment day = *first;
  day.precision = std::min(day.precision, base::Precision::kDay);
  day.hour = day.minute = day.second = 0;
  day.zone.reset();
  return PublishedDate{day, DateBasis::kComments, {}};
}

// "Sunday, March 14, 2021" above the title and "posted by Old Pilot at 10:07 PM" below: one moment.
void Finder::add_clock(PublishedDate& date) const {
  if (date.moment.precision != base::Precision::kDay) return;
  for (size_t b = 0; b < labels_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kByline || view_.facts.blocks[b].digit_share == 0) continue;
    const base::Bytes span = view_.rendering.blocks[b].text;
    const auto dates =
        lexicon::find_dates(document_.text, span, lexicon::Lexicon::built_in(document_.language));
    if (dates.size() != 1 || dates[0].form != WrittenDate::Form::kClock) continue;
    date.moment.hour = dates[0].moment.hour;
    date.moment.minute = dates[0].moment.minute;
    date.moment.precision = base::Precision::kMinute;
    return;
  }
}

void Finder::find_published() {
  month_leads_ = month_first();
  const auto set = [&](const std::optional<base::Moment>& moment, DateBasis basis) {
    if (moment && !document_.published) document_.published = PublishedDate{*moment, basis, {}};
  };
  set(page_.published, DateBasis::kFeed);
  set(read_stated(head_.published), DateBasis::kMeta);
  if (!document_.published) document_.published = shown_date();
  if (document_.published && document_.published->basis == DateBasis::kText) {
    add_clock(*document_.published);
    return;
  }
  set(time_element(), DateBasis::kMeta);
  for (const std::string* url : {&document_.url, &document_.canonical_url}) {
    const auto moment = date_in_url(*url);
    if (moment && moment->precision == base::Precision::kDay) set(moment, DateBasis::kUrl);
  }
  set(read_stated(head_.weak_published), DateBasis::kMeta);
  if (!document_.published) document_.published = comment_date();
  set(date_in_url(document_.url), DateBasis::kUrl);
  set(read_stated(head_.modified), DateBasis::kMeta);
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
