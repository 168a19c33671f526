// The items of an RSS 0.9 to 2.0, RDF or Atom feed as pages: each item's content is the page.
#include <utility>

#include "page/carrier.h"
#include "page/read_stamp.h"
#include "page/xml.h"
#include "text/utf8.h"

namespace hearsay::page {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// The fields of one item, or of the feed itself.
struct Item {
  std::string title, link, id, published, updated, content, summary, author;
  bool plain_content = false, plain_summary = false;
};

class FeedCarrier final : public Carrier {
 public:
  FeedCarrier(std::string text, uint64_t taken, std::vector<base::Warning> warnings,
              std::string path, const OpenOptions& options)
      : text_(std::move(text)),
        taken_(taken),
        warnings_(std::move(warnings)),
        path_(std::move(path)),
        options_(options),
        xml_(text_) {}

  uint64_t file_taken() const override { return taken_; }

  std::optional<base::Result<Page>> next() override {
    while (const std::optional<XmlPiece> piece = xml_.next()) {
      if (piece->kind != XmlPiece::Kind::kOpen) continue;
      if (piece->name == "item" || piece->name == "entry") {
        item_at_ = piece->begin;
        ++number_;
        if (piece->empty) continue;
        Item item;
        const bool whole = read_item(item);
        return make_page(std::move(item), whole);
      }
      if (number_ == 0 && piece->name == "title" && outlet_.empty() && !piece->empty)
        outlet_ = trim(content_of(*piece, false));
      // An image of the channel has a title of its own.
      if (number_ == 0 && piece->name == "image" && !piece->empty) content_of(*piece, true);
    }
    if (number_ == 0 && !std::exchange(told_, true))
      return base::Result<Page>(refusal(base::Code::kEmpty, 0, path_, "a feed without items"));
    return std::nullopt;
  }

 private:
  // What stands between an opening tag and its closing one; its tags too where `markup`.
  std::string content_of(const XmlPiece& open, bool markup) {
    std::string out;
    const size_t begin = open.end;
    size_t depth = 1;
    while (const std::optional<XmlPiece> piece = xml_.next()) {
      // Only tags of the same name nest: content that is no XML ("<br>") must not swallow the feed.
      if (piece->name == open.name && piece->kind == XmlPiece::Kind::kOpen && !piece->empty)
        ++depth;
      if (piece->name == open.name && piece->kind == XmlPiece::Kind::kClose && --depth == 0) {
        if (markup) return text_.substr(begin, piece->begin - begin);
        return out;
      }
      if (piece->kind != XmlPiece::Kind::kText || markup) continue;
      if (piece->literal)
        out.append(piece->inside);
      else
        append_unescaped(out, piece->inside);
    }
    return markup ? text_.substr(begin) : out;
  }

  // False where the feed ends inside the item.
  bool read_item(Item& item) {
    while (const std::optional<XmlPiece> piece = xml_.next()) {
      if (piece->kind == XmlPiece::Kind::kClose &&
          (piece->name == "item" || piece->name == "entry"))
        return true;
      if (piece->kind == XmlPiece::Kind::kOpen) read_field(*piece, item);
    }
    return false;
  }

  void read_field(const XmlPiece& piece, Item& item) {
    const std::string_view name = piece.name;
    if (name == "link") return read_link(piece, item);
    if (piece.empty) return;
    const std::string type = xml_attribute(piece.inside, "type");
    if (name == "author" || name == "creator") return read_author(piece, item);
    const bool markup = type == "xhtml";
    const bool media = piece.space == "media" || piece.space == "itunes";
    std::string value = content_of(piece, markup);
    if (media) return;
    if (name == "title")
      item.title = trim(value);
    else if (name == "guid" || name == "id")
      item.id = trim(value);
    else if (name == "pubDate" || name == "published" || name == "issued" || name == "date")
      item.published = std::move(value);
    else if (name == "updated" || name == "modified")
      item.updated = std::move(value);
    else if (name == "encoded" || name == "content") {
      item.content = std::move(value);
      item.plain_content =
          name == "content" && (type.empty() || type == "text" || type == "text/plain");
    } else if (name == "description" || name == "summary") {
      item.summary = std::move(value);
      item.plain_summary = name == "summary" && (type.empty() || type == "text");
    }
  }

  void read_link(const XmlPiece& piece, Item& item) {
    const std::string href = xml_attribute(piece.inside, "href"),
                      rel = xml_attribute(piece.inside, "rel");
    const std::string value = piece.empty ? std::string() : content_of(piece, false);
    if (!href.empty() && (rel.empty() || rel == "alternate"))
      item.link = href;
    else if (href.empty() && item.link.empty())
      item.link = trim(value);
  }

  // "Ana Ruiz", "<name>Ana Ruiz</name>" or "desk@quay.example (Ana Ruiz)".
  void read_author(const XmlPiece& piece, Item& item) {
    std::string markup = content_of(piece, true), value;
    XmlReader inner(markup);
    bool in_name = markup.find("<name") == std::string::npos;
    while (const std::optional<XmlPiece> part = inner.next()) {
      if (part->name == "name") in_name = part->kind == XmlPiece::Kind::kOpen;
      if (part->kind != XmlPiece::Kind::kText || !in_name) continue;
      if (part->literal)
        value.append(part->inside);
      else
        append_unescaped(value, part->inside);
    }
    const size_t open = value.find('('), close = value.rfind(')');
    if (value.find('@') != std::string::npos)
      value = open < close && close != std::string::npos ? value.substr(open + 1, close - open - 1)
                                                         : "";
    if (item.author.empty()) item.author = trim(value);
  }

  base::Result<Page> make_page(Item item, bool whole) {
    Page page;
    const bool full = !trim(item.content).empty();
    page.bytes = full ? std::move(item.content) : std::move(item.summary);
    page.media_type =
        (full ? item.plain_content : item.plain_summary) ? MediaType::kPlain : MediaType::kHtml;
    page.is_unicode = true;
    page.url = item.link;
    page.title = item.title;
    page.outlet = outlet_;
    if (!item.author.empty()) page.byline.push_back(item.author);
    page.captured = options_.captured;
    const std::string& date = item.published.empty() ? item.updated : item.published;
    page.published = read_stamp(date);
    page.warnings = warnings_;
    if (!trim(date).empty() && !page.published)
      page.warnings.push_back({"bad_date", item_at_, "the item's date cannot be read"});
    if (!whole) page.warnings.push_back({"truncated", item_at_, "the feed ends inside this item"});
    finish_page(page, options_.id_rule, path_, ":" + std::to_string(number_),
                item.link.empty() ? item.id : item.link);
    return page;
  }

  std::string text_;
  uint64_t taken_;
  std::vector<base::Warning> warnings_;
  std::string path_;
  OpenOptions options_;
  XmlReader xml_;
  std::string outlet_;
  uint64_t number_ = 0, item_at_ = 0;
  bool told_ = false;
};

}  // namespace

base::Result<std::unique_ptr<Carrier>> open_feed(std::unique_ptr<Reader> reader, std::string path,
                                                 const OpenOptions& options) {
  std::string text;
  reader->take(text, options.limits.page + 1);
  if (text.size() > options.limits.page)
    return refusal(base::Code::kTooLarge, options.limits.page, path,
                   "more than the limit of " + std::to_string(options.limits.page) + " bytes");
  std::vector<base::Warning> warnings;
  if (const std::optional<base::Error>& fault = reader->fault())
    warnings.push_back({std::string(base::code_name(fault->code)), fault->at, fault->note});
  if (const std::optional<size_t> broken = text::first_broken(text)) {
    warnings.push_back({"bad_encoding", *broken, "the feed is not UTF-8"});
    text = text::repair(text);
  }
  return std::unique_ptr<Carrier>(std::make_unique<FeedCarrier>(
      std::move(text), reader->file_taken(), std::move(warnings), std::move(path), options));
}

}  // namespace hearsay::page
