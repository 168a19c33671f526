// Weighs stated metadata against what the page shows.
#include "document/metadata.h"

#include <algorithm>
#include <array>

#include "document/byline.h"
#include "document/html_title.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"

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
    find_language();
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
  void find_language();
  void find_outlet();
  void find_byline();
  void find_published();
  std::vector<std::string> stated_authors() const;
  std::vector<std::string> shown_authors() const;
  bool is_site(std::string_view name) const;
  bool month_first() const;
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

void Finder::find_language() {
  std::string body;
  for (const Block& block : document_.blocks) {
    if (block.kind != BlockKind::kBody && block.kind != BlockKind::kHeading) continue;
    body.append(base::view(document_.text, block.span)).push_back('\n');
    if (body.size() > 6000) break;
  }
  if (body.size() < 200) body = document_.text.substr(0, 6000);
  const std::string found = language_by_words(body, lexicon_);
  document_.language = found.empty() ? head_.language : found;
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
  if (!document_.outlet.empty()) return;
  // The part that the <title> adds to the title is most often the site's name.
  const std::string whole = head_.page_title, shown = without_site(whole, {}, document_.title);
  if (word_key(shown) == word_key(document_.title) && shown.size() < whole.size()) {
    std::string rest = whole.starts_with(shown) ? whole.substr(shown.size()) : std::string();
    size_t cut = 0;
    while (cut < rest.size() &&
           (rest[cut] == ' ' || rest[cut] == '|' || rest[cut] == '-' || rest[cut] == ':'))
      ++cut;
    for (const std::string_view dash : {"– ", "— ", "· ", "» "})
      if (std::string_view(rest).substr(cut).starts_with(dash)) cut += dash.size();
    rest.erase(0, cut);
    const bool single =
        rest.find(" | ") == std::string::npos && rest.find(" - ") == std::string::npos;
    if (!rest.empty() && rest.size() < 50 && single) document_.outlet = rest;
  }
}

bool Finder::is_site(std::string_view name) const {
  const std::string key = word_key(name);
  if (key.empty() || key == word_key(document_.outlet)) return true;
  for (const std::string& site : head_.site_names)
    if (key == word_key(site)) return true;
  return false;
}

void add_name(std::vector<std::string>& names, std::string name) {
  const std::string key = word_key(name);
  for (const std::string& known : names)
    if (word_key(known) == key) return;
  if (!key.empty()) names.push_back(std::move(name));
}

std::vector<std::string> Finder::stated_authors() const {
  std::vector<std::string> names;
  const lexicon::WordList& none = lexicon_.list("no_authors");
  for (const std::string& stated : head_.authors) {
    if (stated.size() > 200 || stated.find("://") != std::string::npos ||
        stated.find('@') != std::string::npos)
      continue;
    const Byline byline = read_byline(stated, lexicon_);
    if (!byline.names.empty()) {
      for (const std::string& name : byline.names)
        if (!is_site(name) && !none.has(text::fold_word(name))) add_name(names, name);
      continue;
    }
    const auto words = std::count(stated.begin(), stated.end(), ' ') + 1;
    const bool bare = byline.outlets.empty() && words <= 4 && !is_site(stated) &&
                      !none.has(text::fold_word(stated));
    if (bare) add_name(names, stated);
  }
  return names;
}

std::vector<std::string> Finder::shown_authors() const {
  std::vector<std::string> names;
  for (size_t b = 0; b < labels_.size(); ++b) {
    if (labels_[b].kind != BlockKind::kByline) continue;
    for (const std::string& name : parse_byline(view_.text(b), lexicon_))
      if (!is_site(name)) add_name(names, name);
    if (names.size() >= 8) break;
  }
  return names;
}

void Finder::find_byline() {
  const std::vector<std::string> stated = stated_authors(), shown = shown_authors();
  if (!shown.empty()) {
    // What is stated may say more of the same names, or name somebody whom the page does not show.
    const bool agrees = std::all_of(shown.begin(), shown.end(), [&](const std::string& name) {
      return std::any_of(stated.begin(), stated.end(), [&](const std::string& other) {
        return word_key(other) == word_key(name);
      });
    });
    document_.byline = agrees && stated.size() <= 6 ? stated : shown;
  } else {
    document_.byline = stated;
  }
  if (document_.byline.empty()) document_.byline = page_.byline;
}

// --- dates ---------------------------------------------------------------------------------------

bool Finder::month_first() const {
  if (document_.language != "en" && !document_.language.empty()) return false;
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
                             lexicon::Lexicon::built_in(document_.language), month_first()))
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
           document_.text, span, lexicon::Lexicon::built_in(document_.language), month_first())) {
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

void Finder::find_published() {
  const auto set = [&](const std::optional<base::Moment>& moment, DateBasis basis) {
    if (moment && !document_.published) document_.published = PublishedDate{*moment, basis, {}};
  };
  set(page_.published, DateBasis::kFeed);
  set(read_stated(head_.published), DateBasis::kMeta);
  if (!document_.published) document_.published = shown_date();
  if (document_.published && document_.published->basis == DateBasis::kText) return;
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

void find_metadata(const page::Page& page, const PageView& view, const std::vector<Label>& labels,
                   std::string_view stated_title, const lexicon::Lexicon& lexicon,
                   Document& document) {
  Finder(page, view, labels, lexicon, document).run(stated_title);
}

}  // namespace hearsay::document
