// The stages of plain text: lines → style → units → labels → blocks → parts → dates.
#include "document/plain.h"

#include <algorithm>
#include <utility>

#include "document/byline.h"
#include "document/metadata.h"
#include "document/outlet_names.h"
#include "document/plain_label.h"
#include "document/plain_lines.h"
#include "document/plain_units.h"
#include "document/replies.h"
#include "lexicon/read_dates.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

class PlainReader {
 public:
  PlainReader(const page::Page& page, const lexicon::Lexicon& lexicon, Document& document)
      : page_(page), lexicon_(lexicon), document_(document), text_(document.text) {}

  void run() {
    const std::vector<Line> lines = cut_lines(text_);
    if (lines.empty()) {
      metadata();
      return;
    }
    units_ = join_lines(text_, lines, find_wrap_style(lines), lexicon_);
    labels_ = label_units(text_, units_, lexicon_);
    blocks();
    parts();
    metadata();
  }

 private:
  std::string_view view(base::Bytes span) const { return base::view(text_, span); }

  // Where the text's first byte stands in the page's bytes; nullopt where the page was decoded from
  // another charset.
  std::optional<uint32_t> raw_offset() const {
    const std::string& bytes = page_.bytes;
    const std::string_view bom = "\xef\xbb\xbf";
    const size_t skip = bytes.starts_with(bom) ? bom.size() : 0;
    if (bytes.size() - skip != text_.size() || std::string_view(bytes).substr(skip) != text_)
      return std::nullopt;
    return base::narrow(skip);
  }

  void blocks() {
    const std::optional<uint32_t> offset = raw_offset();
    for (const Labelled& labelled : labels_.blocks) {
      Block block;
      block.kind = labelled.kind;
      block.span = {units_[labelled.first].span.begin, units_[labelled.last].span.end};
      if (offset) block.raw = {block.span.begin + *offset, block.span.end + *offset};
      block.author = labelled.author;
      block.time = labelled.time;
      block.rule = labelled.rule;
      document_.blocks.push_back(std::move(block));
    }
    replies();
  }

  void replies() {
    std::vector<Spoken> comments;
    std::vector<uint32_t> places;
    for (uint32_t i = 0; i < labels_.blocks.size(); ++i) {
      const Labelled& block = labels_.blocks[i];
      if (block.kind != BlockKind::kComment) continue;
      comments.push_back({block.author, block.parent, block.time});
      places.push_back(i);
    }
    const auto answered = replies_by_name(comments);
    for (size_t i = 0; i < places.size(); ++i)
      if (answered[i]) document_.blocks[places[i]].reply_to = places[*answered[i]];
  }

  // The first unit of each part: the starts, and what stands before the first of them if that is
  // text of its own.
  std::vector<size_t> part_borders() const {
    std::vector<size_t> borders;
    for (const ArticleStart& start : labels_.starts) borders.push_back(start.title);
    if (borders.empty()) return {0};
    bool text_before = false;
    for (const Labelled& block : labels_.blocks)
      text_before =
          text_before || (block.first < borders.front() &&
                          (block.kind == BlockKind::kBody || block.kind == BlockKind::kHeading));
    if (borders.size() == 1 || !text_before)
      borders.front() = 0;
    else
      borders.insert(borders.begin(), 0);
    return borders;
  }

  void parts() {
    const std::vector<size_t> borders = part_borders();
    size_t part = 0;
    document_.parts.resize(borders.size());
    for (size_t i = 0; i < labels_.blocks.size(); ++i) {
      while (part + 1 < borders.size() && labels_.blocks[i].first >= borders[part + 1]) ++part;
      Block& block = document_.blocks[i];
      block.part = base::narrow(part);
      take(block, labels_.blocks[i], document_.parts[part]);
    }
    for (size_t i = 0; i < document_.parts.size(); ++i)
      if (!document_.parts[i].published) dateline(base::narrow(i));
  }

  // Adds what one block says about its part.
  void take(const Block& block, const Labelled& labelled, Part& part) {
    if (part.span.empty()) part.span = block.span;
    part.span.end = block.span.end;
    switch (block.kind) {
      case BlockKind::kTitle:
        if (labels_.page_title == labelled.first)
          own_title_ = text::squeeze(view(block.span));
        else if (part.title.empty())
          part.title = text::squeeze(view(block.span));
        break;
      case BlockKind::kByline: {
        // A line at the end names helpers too, so it counts only where the head names nobody.
        if (!part.byline.empty() && !in_head(labelled)) break;
        for (std::string& name : read_byline(view(block.span), lexicon_).names)
          if (std::find(part.byline.begin(), part.byline.end(), name) == part.byline.end())
            part.byline.push_back(std::move(name));
        date_in(block, part);
        break;
      }
      case BlockKind::kDate: date_in(block, part); break;
      case BlockKind::kSource:
        if (part.outlet.empty() && in_head(labelled)) part.outlet = first_outlet(block);
        if (in_head(labelled)) date_in(block, part);
        break;
      default: break;
    }
  }

  bool in_head(const Labelled& labelled) const {
    return std::any_of(labels_.starts.begin(), labels_.starts.end(),
                       [&](const ArticleStart& start) {
                         return labelled.first > start.title && labelled.first < start.head_end;
                       });
  }

  std::string first_outlet(const Block& block) const {
    text::TokenList tokens;
    text::tokenise(text_, block.span, tokens);
    const OutletFinder finder(text_, tokens, lexicon_);
    for (size_t p = 0; p < tokens.size(); ++p)
      if (const auto name = finder.at(p)) return name->name;
    return {};
  }

  // The first full date of a date or byline line; a line about an update gives way to another.
  void date_in(const Block& block, Part& part) {
    const bool updated = lexicon_.list("update_words").has(first_word(block.span));
    if (part.published && !update_only_) return;
    for (const lexicon::WrittenDate& date : lexicon::find_dates(text_, block.span, lexicon_)) {
      if (date.form != lexicon::WrittenDate::Form::kFull) continue;
      if (part.published && updated) return;
      part.published = PublishedDate{date.moment, DateBasis::kText, date.span};
      update_only_ = updated;
      return;
    }
  }

  std::string first_word(base::Bytes span) const {
    const std::string_view words = view(span);
    size_t end = 0;
    while (end < words.size() && words[end] != ' ' && words[end] != ':' && words[end] != '\n')
      ++end;
    return text::fold_word(words.substr(0, end));
  }

  // "EASTVALE, June 4, 2016 (X) –": a full date before the dash or bracket that opens the first
  // paragraph.
  void dateline(uint32_t part) {
    constexpr uint32_t kLongest = 90;
    for (const Block& block : document_.blocks) {
      if (block.part != part || block.kind != BlockKind::kBody) continue;
      const base::Bytes start = {block.span.begin,
                                 std::min(block.span.end, block.span.begin + kLongest)};
      const std::string_view words = view(start);
      size_t mark = words.size();
      for (const std::string_view sign : {" – ", " — ", " - ", " -- ", "/", "("})
        mark = std::min(mark, words.find(sign));
      if (mark == words.size()) return;
      for (const lexicon::WrittenDate& date : lexicon::find_dates(text_, start, lexicon_)) {
        if (date.form != lexicon::WrittenDate::Form::kFull || date.span.begin > start.begin + mark)
          continue;
        document_.parts[part].published =
            PublishedDate{date.moment, DateBasis::kDateline, date.span};
        return;
      }
      return;
    }
  }

  // The first comment's day, where nothing else dates the page.
  std::optional<PublishedDate> date_of_comments() const {
    std::optional<PublishedDate> first;
    for (const Labelled& block : labels_.blocks) {
      if (block.kind != BlockKind::kComment || !block.time) continue;
      if (first && !base::surely_before(*block.time, first->moment)) continue;
      first = PublishedDate{*block.time, DateBasis::kComments, block.time_span};
    }
    if (!first) return std::nullopt;
    base::Moment& moment = first->moment;
    moment.hour = moment.minute = moment.second = 0;
    moment.precision = std::min(moment.precision, base::Precision::kDay);
    moment.zone.reset();
    return first;
  }

  // What the carrier gave comes first; then the only part's own.
  void metadata() {
    document_.title = !page_.title.empty() ? page_.title : own_title_;
    document_.byline = page_.byline;
    document_.outlet = page_.outlet;
    if (page_.published)
      document_.published = PublishedDate{*page_.published, DateBasis::kFeed, {}};
    if (document_.language.empty()) document_.language = language_by_script(text_, {});
    if (document_.language.empty()) document_.language = language_by_words(text_, lexicon_);
    const bool single = document_.parts.size() == 1;
    Part* part = single ? &document_.parts.front() : nullptr;
    if (part != nullptr) {
      if (document_.title.empty()) document_.title = part->title;
      if (document_.byline.empty()) document_.byline = part->byline;
      if (!document_.published) document_.published = part->published;
    }
    if (!document_.published)
      if (const auto moment = date_in_url(document_.url))
        document_.published = PublishedDate{*moment, DateBasis::kUrl, {}};
    const bool dated = std::any_of(document_.parts.begin(), document_.parts.end(),
                                   [](const Part& each) { return each.published.has_value(); });
    if (!document_.published && !dated) document_.published = date_of_comments();
    if (part == nullptr) return;
    part->title = document_.title;
    part->byline = document_.byline;
    part->published = document_.published;
    if (part->outlet.empty()) part->outlet = document_.outlet;
  }

  const page::Page& page_;
  const lexicon::Lexicon& lexicon_;
  Document& document_;
  std::string_view text_;
  std::vector<Unit> units_;
  Labels labels_;
  std::string own_title_;  // of a page with several articles
  bool update_only_ = false;
};

}  // namespace

void read_plain(const page::Page& page, std::string text, const lexicon::Lexicon& lexicon,
                Document& document) {
  document.text = std::move(text);
  PlainReader(page, lexicon, document).run();
}

}  // namespace hearsay::document
