// Weighs the dates that a page states against those that it shows.
#include "document/html_dates.h"

#include <algorithm>

#include "document/html_title.h"
#include "document/metadata.h"
#include "lexicon/read_dates.h"

namespace hearsay::document {
namespace {

using lexicon::WrittenDate;
using enum ClassKind;

constexpr uint32_t kLongestLine = 200;  // bytes of a line that may give the page's date
constexpr uint32_t kAboveTitle = 6, kBelowTitle = 12;

class Finder {
 public:
  Finder(const page::Page& page, const PageView& view, const std::vector<Label>& labels,
         const Document& document, const lexicon::Lexicon& lexicon)
      : page_(page),
        view_(view),
        labels_(labels),
        document_(document),
        lexicon_(lexicon),
        dates_(lexicon::Lexicon::built_in(document.language)) {}

  std::optional<PublishedDate> run() {
    if (page_.published) return PublishedDate{*page_.published, DateBasis::kFeed, {}};
    if (const auto stated = read_stated(view_.head.published))
      return on_own_calendar({*stated, DateBasis::kMeta, {}});
    if (auto shown = shown_date()) {
      add_clock(*shown);
      return shown;
    }
    set(time_element(true), DateBasis::kMeta);
    for (const std::string* url : {&document_.url, &document_.canonical_url}) {
      const auto moment = date_in_url(*url);
      if (moment && moment->precision == base::Precision::kDay) set(moment, DateBasis::kUrl);
    }
    if (!found_)
      if (const auto weak = read_stated(view_.head.weak_published))
        found_ = on_own_calendar({*weak, DateBasis::kMeta, {}});
    if (!found_) found_ = comment_date();
    set(time_element(false), DateBasis::kMeta);
    set(read_stated(view_.head.modified), DateBasis::kMeta);
    if (!found_) found_ = stray_date();
    set(date_in_url(document_.url), DateBasis::kUrl);
    return found_;
  }

 private:
  const page::Page& page_;
  const PageView& view_;
  const std::vector<Label>& labels_;
  const Document& document_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::Lexicon& dates_;            // of the page's language
  mutable std::optional<bool> month_leads_;  // of numeric dates; found out when first asked
  // Whether the month comes first in the numeric dates of `text`, if it has any.
  bool month_leads(std::string_view text) const {
    const auto digit = [&](size_t i) {
      return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    bool numeric = false;
    for (size_t i = 1; i + 1 < text.size() && !numeric; ++i)
      numeric =
          (text[i] == '/' || text[i] == '.' || text[i] == '-') && digit(i - 1) && digit(i + 1);
    if (!numeric) return true;
    if (!month_leads_) month_leads_ = month_first();
    return *month_leads_;
  }
  std::optional<PublishedDate> found_;

  void set(const std::optional<base::Moment>& moment, DateBasis basis) {
    if (moment && !found_) found_ = PublishedDate{*moment, basis, {}};
  }
  bool month_first() const;
  std::optional<base::Moment> read_stated(std::string_view text) const;
  std::optional<PublishedDate> shown_date() const;
  std::optional<PublishedDate> stray_date() const;
  std::optional<PublishedDate> date_of_block(size_t b) const;
  std::optional<PublishedDate> comment_date() const;
  std::optional<base::Moment> time_element(bool strict) const;
  PublishedDate on_own_calendar(PublishedDate stated) const;
  void add_clock(PublishedDate& date) const;
  bool may_hold_date(size_t b) const {
    return view_.facts.blocks[b].bytes < kLongestLine && view_.facts.blocks[b].digit_share > 0;
  }
};

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
  for (const size_t size : {size_t{19}, size_t{10}})  // "2021-03-04T05:06:07:008Z" and worse
    if (!moment && text.size() > size && text[4] == '-')
      moment = base::from_iso(text.substr(0, size));
  if (!moment) {
    for (const WrittenDate& date :
         lexicon::find_dates(text, {0, base::narrow(text.size())}, dates_, month_leads(text)))
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
  for (const WrittenDate& date :
       lexicon::find_dates(document_.text, span, dates_, month_leads(view_.text(b)))) {
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
  const size_t from = title < kAboveTitle ? 0 : title - kAboveTitle;
  const size_t to = std::min<size_t>(labels_.size(), title + kBelowTitle);
  for (size_t b = from; b < to; ++b)
    if (labels_[b].kind == BlockKind::kFurniture && may_hold_date(b))
      if (auto date = date_of_block(b)) return date;
  // A line of its own right below the title, even where it counts to the article.
  for (size_t b = title + size_t{1}; b < std::min<size_t>(labels_.size(), title + 4); ++b)
    if (labels_[b].kind == BlockKind::kBody && may_hold_date(b) && view_.facts.blocks[b].stops < 2)
      if (auto date = date_of_block(b)) return date;
  return std::nullopt;
}

// The first whole date of a short line anywhere.
std::optional<PublishedDate> Finder::stray_date() const {
  for (size_t b = 0; b < labels_.size(); ++b) {
    const NodeFacts& node = view_.at(b);
    if (!may_hold_date(b) || labels_[b].kind == BlockKind::kComment ||
        view_.facts.blocks[b].link_share > 50 ||
        node.around.any({kComment, kRelated, kTeaser, kConsent, kAdvert}))
      continue;
    if (auto date = date_of_block(b)) return date;
  }
  return std::nullopt;
}

// <time datetime> outside of comments, related stories and the like; where not `strict`, also in
// headers, asides and cards.
std::optional<base::Moment> Finder::time_element(bool strict) const {
  const auto& nodes = view_.tree.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].element == nullptr) continue;
    const bool timed = nodes[i].tag == LXB_TAG_TIME ||
                       view_.tree.attribute(i, Attribute::kItemprop) == "datePublished";
    if (!timed) continue;
    const NodeFacts& facts = view_.facts.nodes[i];
    if (facts.around.any({kComment, kRelated})) continue;
    if (strict && (facts.around.any({kSidebar, kTeaser}) || facts.regions.has(Region::kFooter) ||
                   facts.regions.has(Region::kNav) || facts.regions.has(Region::kAside)))
      continue;
    std::string_view stated = view_.tree.attribute(i, Attribute::kDatetime);
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
    const auto dates = lexicon::find_dates(document_.text, span, dates_);
    if (dates.size() != 1 || dates[0].form != WrittenDate::Form::kClock) continue;
    date.moment.hour = dates[0].moment.hour;
    date.moment.minute = dates[0].moment.minute;
    date.moment.precision = base::Precision::kMinute;
    return;
  }
}

// Minutes since 1970 of the fields as they stand.
int64_t minutes_of(const base::Moment& moment) {
  return int64_t{base::day_number(moment)} * 1440 + moment.hour * 60 + moment.minute;
}

PublishedDate Finder::on_own_calendar(PublishedDate stated) const {
  const base::Moment& utc = stated.moment;
  if (utc.precision < base::Precision::kMinute || !utc.zone || *utc.zone != 0) return stated;
  const auto is_next_day = [&](const base::Moment& own) {
    return own.precision >= base::Precision::kDay &&
           std::abs(base::day_number(own) - base::day_number(utc)) == 1;
  };
  std::optional<PublishedDate> own = shown_date();
  if (!own || !is_next_day(own->moment)) {
    own.reset();
    for (const std::string* url : {&document_.url, &document_.canonical_url})
      if (const auto day = date_in_url(*url); day && !own && is_next_day(*day))
        own = PublishedDate{*day, DateBasis::kUrl, {}};
  }
  if (!own) return stated;
  if (own->moment.precision >= base::Precision::kMinute && !own->moment.zone) {
    constexpr int64_t kWidest = 14 * 60, kStep = 30;
    const int64_t shift = minutes_of(own->moment) - minutes_of(utc);
    const int64_t zone = (shift >= 0 ? shift + kStep / 2 : shift - kStep / 2) / kStep * kStep;
    if (std::abs(zone) <= kWidest && std::abs(zone - shift) <= 5)
      own->moment.zone = static_cast<int16_t>(zone);
  }
  return *own;
}

}  // namespace

std::optional<PublishedDate> find_published(const page::Page& page, const PageView& view,
                                            const std::vector<Label>& labels,
                                            const Document& document,
                                            const lexicon::Lexicon& lexicon) {
  return Finder(page, view, labels, document, lexicon).run();
}

}  // namespace hearsay::document
