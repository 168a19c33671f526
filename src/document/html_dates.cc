// Weighs the dates that a page states against those that it shows.
#include "document/html_dates.h"

#include <algorithm>
#include <array>

#include "document/html_title.h"
#include "document/metadata.h"
#include "document/month_order.h"
#include "document/own_calendar.h"
#include "document/scripted_dates.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/utf8.h"

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
        dates_(lexicon::Lexicon::built_in(document.language)) {
    find_readers();
  }

  std::optional<PublishedDate> run() {
    if (page_.published) return PublishedDate{*page_.published, DateBasis::kFeed, {}};
    if (const auto stated = read_stated(view_.head.published))
      return before_rebuilding(on_own_calendar({*stated, DateBasis::kMeta, {}}));
    if (auto shown = shown_date(Change::kFirst)) {
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
    if (!found_) set(scripted(), DateBasis::kMeta);
    if (!found_) found_ = opening_date();
    // From here on what is dated may be a later change, or something else on the page.
    if (!found_) found_ = told_date();
    if (!found_) found_ = shown_date(Change::kLater);
    if (!found_) found_ = comment_date();
    set(time_element(false), DateBasis::kMeta);
    set(read_stated(view_.head.modified), DateBasis::kMeta);
    if (!found_) set(titled_date(), DateBasis::kMeta);
    if (!found_) found_ = stray_date(Change::kLater);
    if (!found_) found_ = stray_date(Change::kFirst);
    set(date_in_url(document_.url), DateBasis::kUrl);
    if (!found_ || found_->moment.precision < base::Precision::kDay) {
      if (const auto day = only_day(page_.bytes))
        found_ = PublishedDate{*day, DateBasis::kMeta, {}};
      else if (const auto uploaded = date_of_picture())
        found_ = PublishedDate{*uploaded, DateBasis::kUrl, {}};
    }
    return found_;
  }

 private:
  const page::Page& page_;
  const PageView& view_;
  const std::vector<Label>& labels_;
  const Document& document_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::Lexicon& dates_;                 // of the page's language
  std::vector<const lexicon::Lexicon*> readers_;  // in the order in which they are tried
  mutable std::optional<bool> month_leads_;       // of numeric dates; found out when first asked
  // Whether the month comes first in dates of numbers alone, if `text` may have one.
  bool month_leads(std::string_view text) const {
    if (!has_numeric_date(text)) return true;
    if (!month_leads_) month_leads_ = month_comes_first(view_, labels_, document_, lexicon_);
    return *month_leads_;
  }
  std::optional<PublishedDate> found_;

  void set(const std::optional<base::Moment>& moment, DateBasis basis) {
    if (moment && !found_) found_ = PublishedDate{*moment, basis, {}};
  }
  void find_readers();
  std::optional<base::Moment> read_stated(std::string_view text) const;
  // What the words beside a date make it: of the publication, or of a later change of the page.
  enum class Change : uint8_t { kFirst, kLater };
  std::optional<PublishedDate> shown_date(Change wanted) const;
  std::optional<PublishedDate> date_beside_title(Change wanted) const;
  std::optional<PublishedDate> told_date() const;
  std::optional<PublishedDate> stray_date(Change wanted) const;
  std::optional<PublishedDate> date_of_block(size_t b, Change wanted) const;
  bool is_elsewhere(size_t b) const;
  std::optional<base::Moment> date_of_picture() const;
  std::vector<WrittenDate> whole_dates(std::string_view text, base::Bytes range,
                                       bool month_leads) const;
  bool tells_change(std::string_view words) const;
  bool is_of_change(NodeIndex timed) const;
  bool stands_in_change(size_t b, const WrittenDate& date) const;
  std::optional<base::Moment> scripted() const;
  std::optional<PublishedDate> opening_date() const;
  std::optional<PublishedDate> comment_date() const;
  std::optional<base::Moment> time_element(bool strict) const;
  std::optional<base::Moment> titled_date() const;
  std::optional<PublishedDate> dated_line() const;
  PublishedDate on_own_calendar(PublishedDate stated) const;
  PublishedDate before_rebuilding(PublishedDate stated) const;
  void add_clock(PublishedDate& date) const;
  bool may_hold_date(size_t b) const {
    return view_.facts.blocks[b].bytes < kLongestLine && view_.facts.blocks[b].digit_share > 0;
  }
};

// Dates are written in the page's language; in English, as many frames of pages are; or, where the
// language is not known, in one of those that most pages are written in.
void Finder::find_readers() {
  const auto add = [&](std::string_view language) {
    const lexicon::Lexicon* one = &lexicon::Lexicon::built_in(language);
    if (std::find(readers_.begin(), readers_.end(), one) == readers_.end()) readers_.push_back(one);
  };
  readers_.push_back(&dates_);
  if (!view_.head.language.empty()) add(view_.head.language);
  add("en");
  if (!document_.language.empty()) return;
  for (const std::string_view language : {"de", "fr", "es", "it", "pt", "nl", "ru", "pl"})
    add(language);
}

// The dates with year, month and day, by the first reader that finds some.
std::vector<WrittenDate> Finder::whole_dates(std::string_view text, base::Bytes range,
                                             bool month_leads) const {
  for (const lexicon::Lexicon* reader : readers_) {
    std::vector<WrittenDate> dates = lexicon::find_dates(text, range, *reader, month_leads);
    std::erase_if(dates, [](const WrittenDate& date) {
      return date.form != WrittenDate::Form::kFull || date.moment.year < 1950;
    });
    if (!dates.empty()) return dates;
  }
  return {};
}

std::optional<base::Moment> Finder::read_stated(std::string_view text) const {
  if (text.empty() || text.size() > 80) return std::nullopt;
  std::optional<base::Moment> moment = base::from_iso(text);
  if (!moment) moment = moment_of_seconds(text);
  const bool meridiem = text.ends_with('M') || text.ends_with('m');  // "2020-03-04T05:22:00 PM"
  for (const size_t size : {size_t{19}, size_t{10}})  // "2021-03-04T05:06:07:008Z" and worse
    if (!moment && !meridiem && text.size() > size && text[4] == '-')
      moment = base::from_iso(text.substr(0, size));
  if (!moment) {
    const auto dates = whole_dates(text, {0, base::narrow(text.size())}, month_leads(text));
    if (!dates.empty()) moment = dates.front().moment;
  }
  if (!moment || moment->year < 1950 || moment->year > 2100) return std::nullopt;
  return moment;
}

// Whether one of the last words before a date says that something was changed then.
bool Finder::tells_change(std::string_view words) const {
  constexpr size_t kFar = 40;  // bytes
  if (words.size() > kFar) words.remove_prefix(words.size() - kFar);
  const lexicon::WordList& list = lexicon_.list("change_words");
  const std::string key = word_key(words);
  for (size_t from = 0; from < key.size();) {
    const size_t to = std::min(key.find(' ', from), key.size());
    if (list.has(std::string_view(key).substr(from, to - from))) return true;
    from = to + 1;
  }
  return false;
}

// Whether a date is the text of a <time> that is marked as the last change's, beside one of another
// day that is not: themes write both and show one.
bool Finder::stands_in_change(size_t b, const WrittenDate& date) const {
  const LeafBlock& leaf = view_.rendering.blocks[b];
  if (leaf.first == leaf.last || leaf.first == kNoNode) return false;
  const std::string_view words = base::view(document_.text, date.span);
  bool here = false, other = false;
  for (NodeIndex i = leaf.first; i <= leaf.last; ++i) {
    if (view_.tree[i].tag != LXB_TAG__TEXT) continue;
    const NodeIndex around = view_.tree[i].parent;
    const std::string_view property = view_.tree.attribute(around, Attribute::kItemprop);
    if (view_.tree[around].tag != LXB_TAG_TIME && !property.starts_with("date")) continue;
    const bool holds = text::squeeze(view_.tree[i].text).find(words) != std::string::npos;
    const bool change = is_of_change(around);
    here = here || (change && holds);
    other = other || (!change && !holds);
  }
  return here && other;
}

// The first date of a block that is of the wanted kind. A date that opens its block is told by the
// short block before it ("Last change:").
std::optional<PublishedDate> Finder::date_of_block(size_t b, Change wanted) const {
  constexpr uint32_t kLongestLabel = 40;
  const base::Bytes span = view_.rendering.blocks[b].text;
  uint32_t from = span.begin;
  for (const WrittenDate& date : whole_dates(document_.text, span, month_leads(view_.text(b)))) {
    const base::Bytes before{from, date.span.begin};
    from = date.span.end;
    bool changed = tells_change(base::view(document_.text, before));
    changed = changed || stands_in_change(b, date);
    if (date.span.begin == span.begin && b > 0 && view_.facts.blocks[b - 1].bytes <= kLongestLabel)
      changed = changed || tells_change(view_.text(b - 1));
    if (changed != (wanted == Change::kLater)) continue;
    return PublishedDate{date.moment, DateBasis::kText, date.span};
  }
  return std::nullopt;
}

// Whether a block is of comments, of other stories or the like by the names of elements around it.
// What holds for the title as well says nothing.
bool Finder::is_elsewhere(size_t b) const {
  const size_t title = view_.facts.title_block;
  const ClassSet& around = view_.at(b).around;
  for (const ClassKind kind : {kComment, kRelated, kTeaser, kConsent, kAdvert})
    if (around.has(kind) && (title == 0xffffffff || !view_.at(title).around.has(kind))) return true;
  return false;
}

// The day in the address of the picture that stands for the page (".../2021/03/09/quay.jpg").
std::optional<base::Moment> Finder::date_of_picture() const {
  for (const HtmlTree::Meta& meta : view_.tree.metas()) {
    if (meta.name != "og:image" && meta.name != "twitter:image") continue;
    const auto moment = date_in_url(meta.content);
    if (moment && moment->precision == base::Precision::kDay) return moment;
  }
  return std::nullopt;
}

// A short line that holds little but its date, right below the title or right above it.
std::optional<PublishedDate> Finder::date_beside_title(Change wanted) const {
  constexpr size_t kBelow = 4, kAbove = 2;
  constexpr uint32_t kLongest = 120;  // bytes
  const size_t title = view_.facts.title_block;
  if (title == 0xffffffff) return std::nullopt;
  const auto date_at = [&](size_t b) -> std::optional<PublishedDate> {
    const BlockFacts& block = view_.facts.blocks[b];
    if (!may_hold_date(b) || block.bytes > kLongest || block.stops > 1 || block.link_share > 80 ||
        labels_[b].kind == BlockKind::kCaption || is_elsewhere(b))
      return std::nullopt;
    return date_of_block(b, wanted);
  };
  for (size_t b = title + 1; b < std::min(labels_.size(), title + 1 + kBelow); ++b)
    if (auto date = date_at(b)) return date;
  for (size_t b = title; b > 0 && b + kAbove > title; --b)
    if (auto date = date_at(b - 1)) return date;
  return std::nullopt;
}

// The first date in a line around the title: date lines first, then bylines, then any short line
// near the title.
std::optional<PublishedDate> Finder::shown_date(Change wanted) const {
  if (auto date = date_beside_title(wanted)) return date;
  for (const BlockKind kind : {BlockKind::kDate, BlockKind::kByline, BlockKind::kSource})
    for (size_t b = 0; b < labels_.size(); ++b)
      if (labels_[b].kind == kind)
        if (auto date = date_of_block(b, wanted)) return date;
  const uint32_t title = view_.facts.title_block;
  if (title == 0xffffffff) return std::nullopt;
  const size_t from = title < kAboveTitle ? 0 : title - kAboveTitle;
  const size_t to = std::min<size_t>(labels_.size(), title + kBelowTitle);
  for (size_t b = from; b < to; ++b)
    if (labels_[b].kind == BlockKind::kFurniture && may_hold_date(b))
      if (auto date = date_of_block(b, wanted)) return date;
  // A line of its own right below the title, even where it counts to the article.
  for (size_t b = title + size_t{1}; b < std::min<size_t>(labels_.size(), title + 4); ++b)
    if (labels_[b].kind == BlockKind::kBody && may_hold_date(b) && view_.facts.blocks[b].stops < 2)
      if (auto date = date_of_block(b, wanted)) return date;
  return std::nullopt;
}

// "This entry was posted on March 3, 2011 and is filed under …": the date in a sentence that speaks
// of publishing, outside of comments and other stories.
std::optional<PublishedDate> Finder::told_date() const {
  constexpr uint32_t kLongest = 500;  // bytes
  const lexicon::WordList& words = lexicon_.list("publication_words");
  for (size_t b = 0; b < labels_.size(); ++b) {
    const BlockFacts& block = view_.facts.blocks[b];
    if (block.bytes > kLongest || block.digit_share == 0 || block.link_share > 80 ||
        labels_[b].kind == BlockKind::kComment || is_elsewhere(b))
      continue;
    const std::string key = word_key(view_.text(b));
    bool told = false;
    for (size_t from = 0; from < key.size() && !told;) {
      const size_t to = std::min(key.find(' ', from), key.size());
      told = words.has(std::string_view(key).substr(from, to - from));
      from = to + 1;
    }
    if (!told) continue;
    if (auto date = date_of_block(b, Change::kFirst)) return date;
  }
  return std::nullopt;
}

// The first whole date of a short line anywhere.
std::optional<PublishedDate> Finder::stray_date(Change wanted) const {
  for (size_t b = 0; b < labels_.size(); ++b) {
    const NodeFacts& node = view_.at(b);
    if (!may_hold_date(b) || labels_[b].kind == BlockKind::kComment ||
        view_.facts.blocks[b].link_share > 50 ||
        node.around.any({kComment, kRelated, kTeaser, kConsent, kAdvert}))
      continue;
    if (auto date = date_of_block(b, wanted)) return date;
  }
  return std::nullopt;
}

// Whether a <time> is marked as the last change's and not as the publication's, too.
bool Finder::is_of_change(NodeIndex timed) const {
  if (view_.tree.attribute(timed, Attribute::kItemprop) == "dateModified") return true;
  const std::string_view classes = view_.tree.attribute(timed, "class");
  const auto says = [&](std::string_view word) {
    return classes.find(word) != std::string_view::npos;
  };
  return (says("updated") || says("modified")) && !says("publish") && !says("entry-date");
}

// The date in data for scripts that is nearest to this page's title or address.
std::optional<base::Moment> Finder::scripted() const {
  constexpr size_t kOpening = 40;  // bytes of the title; behind them it may be escaped otherwise
  std::vector<std::string_view> own = {std::string_view(document_.title).substr(0, kOpening)};
  for (const std::string* url : {&document_.url, &document_.canonical_url}) {
    std::string_view path = std::string_view(*url).substr(0, url->find_first_of("?#"));
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    own.push_back(path.substr(path.rfind('/') + 1));
  }
  return scripted_date(page_.bytes, own,
                       [&](std::string_view value) { return read_stated(value); });
}

// A date with a mark behind it that opens one of the first two paragraphs, as a dateline does:
// "27.1.2022 - The harbour was …", "(21 November 2022) Whoever owns …".
std::optional<PublishedDate> Finder::opening_date() const {
  constexpr int kParagraphs = 2;
  constexpr uint32_t kLongest = 40;  // bytes in which the date stands
  int seen = 0;
  for (size_t b = 0; b < labels_.size() && seen < kParagraphs; ++b) {
    if (labels_[b].kind != BlockKind::kBody) continue;
    ++seen;
    base::Bytes span = view_.rendering.blocks[b].text;
    if (document_.text[span.begin] == '(' || document_.text[span.begin] == '[') ++span.begin;
    const base::Bytes opening{span.begin, std::min(span.end, span.begin + kLongest)};
    const std::string_view words = base::view(document_.text, opening);
    const auto dates = whole_dates(document_.text, opening, month_leads(words));
    if (dates.empty() || dates.front().span.begin != span.begin) continue;
    const std::string_view rest =
        base::view(document_.text, base::Bytes{dates.front().span.end, span.end});
    const size_t next = rest.find_first_not_of(" \n");
    if (next == std::string_view::npos || text::is_letter(text::point_at(rest, next).value))
      continue;
    return PublishedDate{dates.front().moment, DateBasis::kDateline, dates.front().span};
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
    if (strict && is_of_change(i)) continue;
    if (strict && (facts.around.any({kSidebar, kTeaser}) || facts.regions.has(Region::kFooter) ||
                   facts.regions.has(Region::kNav) || facts.regions.has(Region::kAside)))
      continue;
    std::string_view stated = view_.tree.attribute(i, Attribute::kDatetime);
    if (stated.empty()) stated = view_.tree.attribute(i, "content");
    if (const auto moment = read_stated(stated)) return moment;
  }
  return std::nullopt;
}

// Microformats: <span class="updated" title="2021-03-04T05:06:07Z">.
std::optional<base::Moment> Finder::titled_date() const {
  const auto& nodes = view_.tree.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    const NodeFacts& facts = view_.facts.nodes[i];
    if (nodes[i].element == nullptr || !facts.own.has(kDate) ||
        facts.around.any({kComment, kRelated, kSidebar, kTeaser}))
      continue;
    if (const auto moment = read_stated(view_.tree.attribute(i, "title"))) return moment;
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

// The date of a line that dates the page: right beside its title, or a date or byline near it. Not
// one in a caption, in the text or in a box behind it.
std::optional<PublishedDate> Finder::dated_line() const {
  if (auto date = date_beside_title(Change::kFirst)) return date;
  const uint32_t title = view_.facts.title_block;
  if (title == 0xffffffff) return std::nullopt;
  for (size_t b = title < 2 ? 0 : title - 2;
       b < std::min<size_t>(labels_.size(), title + kBelowTitle); ++b)
    if (labels_[b].kind == BlockKind::kDate || labels_[b].kind == BlockKind::kByline)
      if (auto date = date_of_block(b, Change::kFirst)) return date;
  return std::nullopt;
}

PublishedDate Finder::on_own_calendar(PublishedDate stated) const {
  const base::Moment& given = stated.moment;
  if (given.precision < base::Precision::kMinute) return stated;
  std::optional<PublishedDate> own = dated_line();
  if (!own || !is_neighbouring_day(own->moment, given)) {
    own.reset();
    for (const std::string* url : {&document_.url, &document_.canonical_url})
      if (const auto day = date_in_url(*url); day && !own && is_neighbouring_day(*day, given))
        own = PublishedDate{*day, DateBasis::kUrl, {}};
  }
  if (!own) return stated;
  own->moment.zone = zone_between(own->moment, given);
  return *own;
}

// A page that was built anew states that day; the line of date beside its title keeps the first.
PublishedDate Finder::before_rebuilding(PublishedDate stated) const {
  constexpr uint32_t kOtherWords =
      30;  // bytes beside the date; a subtitle that tells a day has more
  if (stated.basis != DateBasis::kMeta) return stated;
  const std::optional<PublishedDate> shown = date_beside_title(Change::kFirst);
  if (!shown || base::day_number(shown->moment) >= base::day_number(stated.moment)) return stated;
  const bool turned = shown->moment.month == stated.moment.day &&
                      shown->moment.day == stated.moment.month &&
                      shown->moment.year == stated.moment.year;
  if (turned) return stated;  // "01/11/2021" read the other way round
  for (size_t b = 0; b < labels_.size(); ++b) {
    const base::Bytes span = view_.rendering.blocks[b].text;
    if (shown->span.begin < span.begin || shown->span.end > span.end) continue;
    const bool line =
        labels_[b].kind != BlockKind::kHeading && labels_[b].kind != BlockKind::kTitle;
    return line && span.size() - shown->span.size() <= kOtherWords ? *shown : stated;
  }
  return stated;
}

}  // namespace

std::optional<PublishedDate> find_published(const page::Page& page, const PageView& view,
                                            const std::vector<Label>& labels,
                                            const Document& document,
                                            const lexicon::Lexicon& lexicon) {
  return Finder(page, view, labels, document, lexicon).run();
}

}  // namespace hearsay::document
