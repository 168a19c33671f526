// Pages given one JSON object a line: {"id", "text" or "html", "url", "title", "published",
// "outlet"}.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "page/carrier.h"
#include "page/read_stamp.h"
#include "text/utf8.h"

namespace hearsay::page {

namespace {

enum class Line : uint8_t { kWhole, kTooLong, kBroken, kEnd };

// The next line without its end. A line over the limit is passed over without being kept.
Line take_line(Reader& reader, std::string& line, uint64_t limit) {
  line.clear();
  bool too_long = false;
  for (bool any = false;; any = true) {
    const std::string_view here = reader.peek(1);
    if (here.empty()) {
      if (reader.fault()) return Line::kBroken;
      if (too_long) return Line::kTooLong;
      return any ? Line::kWhole : Line::kEnd;
    }
    const size_t end = here.find('\n');
    const std::string_view piece = here.substr(0, end);
    if (line.size() + piece.size() > limit) too_long = true;
    if (too_long)
      line = std::string();
    else
      line.append(piece);
    reader.skip(end == std::string_view::npos ? piece.size() : end + 1);
    if (end != std::string_view::npos) return too_long ? Line::kTooLong : Line::kWhole;
  }
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The unit of a \uXXXX escape at `at` (its backslash), or -1.
int escaped_unit(std::string_view line, size_t at) {
  if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
  int unit = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_digit(line[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

// Escaped halves of surrogate pairs that stand alone become \ufffd. True where there were any.
bool mend_surrogates(std::string& line) {
  bool mended = false;
  for (size_t at = line.find('\\'); at != std::string::npos; at = line.find('\\', at)) {
    const int unit = escaped_unit(line, at);
    if (unit < 0) {
      at += 2;
      continue;
    }
    const bool high = unit >= 0xd800 && unit < 0xdc00, low = unit >= 0xdc00 && unit < 0xe000;
    const int next = high ? escaped_unit(line, at + 6) : -1;
    if (high && next >= 0xdc00 && next < 0xe000) {
      at += 12;
      continue;
    }
    if (high || low) {
      line.replace(at, 6, "\\ufffd");
      mended = true;
    }
    at += 6;
  }
  return mended;
}

// What is read of an object, by the first field of each name.
class Fields {
 public:
  enum Name : uint8_t {
    kText,
    kHtml,
    kId,
    kUrl,
    kTitle,
    kOutlet,
    kSeries,
    kByline,
    kPublished,
    kDate,
    kCaptured,
    kNames
  };

  explicit Fields(simdjson::dom::object object) {
    for (const simdjson::dom::key_value_pair field : object) {
      const auto* const known = std::find(kKeys.begin(), kKeys.end(), field.key);
      if (known == kKeys.end()) continue;
      std::optional<simdjson::dom::element>& value =
          values_[static_cast<size_t>(known - kKeys.begin())];
      if (!value) value = field.value;
    }
  }

  const std::optional<simdjson::dom::element>& operator[](Name name) const { return values_[name]; }

  // Nothing where the field is absent or no text.
  std::optional<std::string_view> text(Name name) const {
    std::string_view value;
    if (!values_[name] || values_[name]->get_string().get(value) != simdjson::SUCCESS)
      return std::nullopt;
    return value;
  }
  std::string_view text_or_empty(Name name) const { return text(name).value_or(""); }

 private:
  static constexpr std::array<std::string_view, kNames> kKeys = {
      "text",   "html",   "id",        "url",  "title",   "outlet",
      "series", "byline", "published", "date", "captured"};
  std::array<std::optional<simdjson::dom::element>, kNames> values_;
};

class JsonlCarrier final : public Carrier {
 public:
  JsonlCarrier(std::unique_ptr<Reader> reader, std::string path, const OpenOptions& options)
      : reader_(std::move(reader)), path_(std::move(path)), options_(options) {
    if (reader_->peek(3).starts_with("\xef\xbb\xbf")) reader_->skip(3);
  }

  uint64_t file_taken() const override { return reader_->file_taken(); }

  std::optional<base::Result<Page>> next() override {
    while (!ended_) {
      at_ = reader_->offset();
      ++number_;
      switch (take_line(*reader_, line_, options_.limits.jsonl_line)) {
        case Line::kEnd: ended_ = true; break;
        case Line::kTooLong:
          return refuse(base::Code::kTooLarge, "the line is longer than the limit of " +
                                                   std::to_string(options_.limits.jsonl_line) +
                                                   " bytes");
        case Line::kBroken:
          ended_ = true;
          return base::Result<Page>(refusal(reader_->fault()->code, reader_->fault()->at, path_,
                                            reader_->fault()->note + "; the rest from line " +
                                                std::to_string(number_) + " on is not read"));
        case Line::kWhole:
          if (line_.find_first_not_of(" \t\r") != std::string::npos) return read_line();
      }
    }
    return std::nullopt;
  }

 private:
  base::Result<Page> refuse(base::Code code, const std::string& what) const {
    return refusal(code, at_, path_ + place(), what);
  }

  std::string place() const { return ":" + std::to_string(number_); }

  simdjson::error_code parse(simdjson::dom::object& object) {
    const size_t size = line_.size();
    line_.append(simdjson::SIMDJSON_PADDING, '\0');
    const simdjson::error_code error =
        parser_.parse(line_.data(), size, false).get_object().get(object);
    line_.resize(size);
    return error;
  }

  base::Result<Page> read_line() {
    std::vector<base::Warning> warnings;
    simdjson::dom::object object;
    simdjson::error_code error = parse(object);
    // What could be parsed is UTF-8: the parser looks at every byte.
    const std::optional<size_t> broken =
        error == simdjson::SUCCESS ? std::nullopt : text::first_broken(line_);
    if (broken) {
      warnings.push_back({"bad_encoding", at_ + *broken, "the line is not UTF-8"});
      line_ = text::repair(line_);
      error = parse(object);
    }
    if (error == simdjson::STRING_ERROR && mend_surrogates(line_)) {
      warnings.push_back({"bad_encoding", at_, "half of a surrogate pair stands alone"});
      error = parse(object);
    }
    if (error == simdjson::INCORRECT_TYPE) return refuse(base::Code::kNoPage, "not a JSON object");
    if (error != simdjson::SUCCESS)
      return refuse(base::Code::kDamaged,
                    std::string("not JSON: ") + simdjson::error_message(error));
    return read_fields(Fields(object), std::move(warnings));
  }

  base::Result<Page> read_fields(const Fields& fields, std::vector<base::Warning> warnings) {
    const std::optional<std::string_view> text = fields.text(Fields::kText),
                                          html = fields.text(Fields::kHtml);
    if (!text && !html) return refuse(base::Code::kNoPage, "no \"text\" and no \"html\"");
    if (text && html)
      warnings.push_back(
          {"ignored", at_, "both \"text\" and \"html\" are given; \"text\" is read"});
    const std::string_view body = text ? *text : *html;
    if (body.size() > options_.limits.page)
      return refuse(base::Code::kTooLarge, std::to_string(body.size()) +
                                               " bytes, more than the limit of " +
                                               std::to_string(options_.limits.page));
    base::Result<Page> result{Page()};
    Page& page = *result;
    page.warnings = std::move(warnings);
    page.bytes = body;
    page.media_type = text ? MediaType::kPlain : MediaType::kHtml;
    page.is_unicode = true;
    page.url = fields.text_or_empty(Fields::kUrl);
    page.title = fields.text_or_empty(Fields::kTitle);
    page.outlet = fields.text_or_empty(Fields::kOutlet);
    if (page.outlet.empty()) page.outlet = fields.text_or_empty(Fields::kSeries);  // passim's name
    read_byline(fields, page);
    if (options_.dates) read_dates(fields, page);
    finish_page(page, options_.id_rule, path_, place(), read_id(fields), options_.digests);
    return result;
  }

  static std::string read_id(const Fields& fields) {
    int64_t number = 0;
    if (fields[Fields::kId] && fields[Fields::kId]->get_int64().get(number) == simdjson::SUCCESS)
      return std::to_string(number);
    return std::string(fields.text_or_empty(Fields::kId));
  }

  static void read_byline(const Fields& fields, Page& page) {
    const std::string_view one = fields.text_or_empty(Fields::kByline);
    if (!one.empty()) page.byline.emplace_back(one);
    simdjson::dom::array names;
    if (!fields[Fields::kByline] ||
        fields[Fields::kByline]->get_array().get(names) != simdjson::SUCCESS)
      return;
    for (const simdjson::dom::element name : names) {
      std::string_view value;
      if (name.get_string().get(value) == simdjson::SUCCESS && !value.empty())
        page.byline.emplace_back(value);
    }
  }

  void read_dates(const Fields& fields, Page& page) const {
    page.published = read_moment(fields, Fields::kPublished, "published", page);
    if (!page.published)  // as passim has it
      page.published = read_moment(fields, Fields::kDate, "date", page);
    page.captured = read_moment(fields, Fields::kCaptured, "captured", page);
    if (!page.captured) page.captured = options_.captured;
  }

  std::optional<base::Moment> read_moment(const Fields& fields, Fields::Name name, const char* key,
                                          Page& page) const {
    const std::string_view value = fields.text_or_empty(name);
    if (value.empty()) return std::nullopt;
    std::optional<base::Moment> moment = read_stamp(value);
    if (!moment)
      page.warnings.push_back(
          {"bad_date", at_, std::string("\"") + key + "\" cannot be read as a date"});
    return moment;
  }

  std::unique_ptr<Reader> reader_;
  std::string path_;
  OpenOptions options_;
  simdjson::dom::parser parser_;
  std::string line_;
  uint64_t number_ = 0, at_ = 0;  // of the line: counted from 1, and its byte offset
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Carrier> open_jsonl(std::unique_ptr<Reader> reader, std::string path,
                                    const OpenOptions& options) {
  return std::make_unique<JsonlCarrier>(std::move(reader), std::move(path), options);
}

}  // namespace hearsay::page
