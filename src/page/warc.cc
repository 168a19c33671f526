// Pages out of web archives: WARC 0.17 to 1.1, plain or in members, with damage passed over.
//
// A record is a head (lines up to an empty one), Content-Length bytes, and two line ends. Responses
// hold an HTTP response; resources and conversions hold the page itself. In practice lengths lie,
// members break off and line ends are missing, so three signs are weighed: the length, the border
// of a compressed member, and the word that every record begins with.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "page/carrier.h"
#include "page/digest.h"
#include "page/http.h"
#include "page/payload.h"

namespace hearsay::page {

namespace {

constexpr std::string_view kBegin = "WARC/";
constexpr size_t kLook = size_t{64} << 10;

struct Record {
  Fields fields;
  uint64_t length = 0;  // of its content, as it says
  uint64_t at =
      0;  // of its member in the file, or of the record in the stream where it begins no member
  std::string uri;
  std::vector<base::Warning> warnings;
};

// "<https://a.example/>" and "https://a.example/" are both written.
std::string_view bare_uri(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) return uri.substr(1, uri.size() - 2);
  return uri;
}

// Records that tools write about themselves.
bool is_about_the_crawl(std::string_view uri) {
  constexpr std::array<std::string_view, 4> kSchemes = {"metadata:", "dns:", "whois:", "urn:"};
  return std::any_of(kSchemes.begin(), kSchemes.end(),
                     [&](std::string_view scheme) { return uri.starts_with(scheme); });
}

class WarcCarrier final : public Carrier {
 public:
  WarcCarrier(std::unique_ptr<Reader> reader, std::string path, const OpenOptions& options)
      : reader_(std::move(reader)), path_(std::move(path)), options_(options) {}

  uint64_t file_taken() const override { return reader_->file_taken(); }

  // Skip to a record → read its head → pass what is no page → read the page.
  std::optional<base::Result<Page>> next() override {
    for (;;) {
      if (!reader_->pass_line_ends()) {
        if (!reader_->fault()) return std::nullopt;
        const base::Error fault = *reader_->fault();
        if (!reader_->recover()) return give_up(fault);
        if (!std::exchange(told_, false))
          return base::Result<Page>(refusal(fault.code, fault.at, path_, fault.note));
        continue;
      }
      if (!reader_->peek(kBegin.size()).starts_with(kBegin)) {
        const uint64_t at = reader_->place();
        seek_record();
        if (std::exchange(told_, false)) continue;
        return base::Result<Page>(
            refusal(base::Code::kDamaged, at, path_, "no WARC record begins here"));
      }
      told_ = false;
      std::optional<base::Result<Page>> page = read_record();
      if (page) return page;
    }
  }

 private:
  // After a fault that ends the file: one refusal, then the end.
  std::optional<base::Result<Page>> give_up(const base::Error& fault) {
    if (std::exchange(gave_up_, true) || std::exchange(told_, false)) return std::nullopt;
    return base::Result<Page>(refusal(fault.code, fault.at, path_, fault.note));
  }

  // To the next "WARC/" that stands at a line's or a member's beginning.
  void seek_record() {
    bool line_begins = false;
    for (;;) {
      const std::string_view here = reader_->peek(kLook);
      if (here.empty()) return;
      for (size_t at = here.find(kBegin); at != std::string_view::npos;
           at = here.find(kBegin, at + 1)) {
        const bool after_line = at > 0 ? here[at - 1] == '\n' : line_begins;
        if (!after_line && !reader_->border_at(reader_->offset() + at)) continue;
        reader_->skip(at);
        return;
      }
      const size_t gone = here.size() > kBegin.size() ? here.size() - kBegin.size() : here.size();
      line_begins = here[gone - 1] == '\n';
      reader_->skip(gone);
    }
  }

  // Takes `count` bytes of a record's content into `out` (null: none are kept). An Error where the
  // record is shorter: the source broke or ended, or a member begins with a new record.
  std::optional<base::Error> take_content(std::string* out, uint64_t count) {
    const auto another = [this] { return reader_->peek(kBegin.size()).starts_with(kBegin); };
    if (reader_->take_record(out, count, another) == count) return std::nullopt;
    if (!reader_->peek(1).empty())
      return base::Error{base::Code::kTruncated, reader_->place(),
                         "the record breaks off before its length"};
    if (reader_->fault()) return reader_->fault();
    return base::Error{base::Code::kTruncated, reader_->offset(), "the file ends inside a record"};
  }

  base::Result<Page> refuse(base::Code code, const Record& record, const std::string& what) const {
    return refusal(code, record.at, path_, record.uri.empty() ? what : record.uri + ": " + what);
  }

  void check_digest(Record& record, std::string_view bytes, std::string_view field) const {
    if (digest_holds(record.fields.get(field), bytes) == false)
      record.warnings.push_back({std::string(base::code_name(base::Code::kDamaged)), record.at,
                                 "the bytes of the record do not have the digest that it states"});
  }

  // The page or refusal that a record gives, nothing where it holds no page.
  std::optional<base::Result<Page>> read_record() {
    Record record;
    record.at = reader_->place();
    const std::string_view here = reader_->peek(options_.limits.header_block);
    const std::optional<size_t> head = head_size(here.substr(0, options_.limits.header_block));
    if (!head) {
      const bool cut = here.size() < options_.limits.header_block;
      reader_->skip(std::min(here.size(), kBegin.size()));
      told_ = true;
      seek_record();
      return refuse(cut ? base::Code::kTruncated : base::Code::kTooLarge, record,
                    cut ? "the file ends inside the head of a record"
                        : "the head of a record is longer than the limit of " +
                              std::to_string(options_.limits.header_block) + " bytes");
    }
    record.fields = read_fields(here.substr(0, *head));
    reader_->skip(*head);
    record.uri = bare_uri(record.fields.get("warc-target-uri"));
    const std::string_view length = record.fields.get("content-length");
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), record.length);
    if (length.empty() || error != std::errc() || end != length.data() + length.size()) {
      told_ = true;
      return refuse(base::Code::kDamaged, record, "a record without a length");
    }
    return read_content(record);
  }

  std::optional<base::Result<Page>> read_content(Record& record) {
    const std::string_view type = record.fields.get("warc-type");
    const bool response = type == "response";
    const bool has_page =
        (response || type == "resource" || type == "conversion") && !is_about_the_crawl(record.uri);
    // What is longer than any page is still looked at, so that films pass in silence and texts are
    // refused.
    const uint64_t most =
        options_.limits.page + options_.limits.page / 8 + options_.limits.header_block;
    const bool long_record = record.length > most;
    std::string content;
    std::optional<base::Error> cut;
    if (has_page) cut = take_content(&content, long_record ? kLook : record.length);
    if (!cut && (!has_page || long_record))
      cut = take_content(nullptr, has_page ? record.length - kLook : record.length);
    std::optional<base::Result<Page>> page;
    if (has_page && !(cut && content.empty())) {
      if (!cut && !long_record) check_digest(record, content, "warc-block-digest");
      if (cut)
        record.warnings.push_back({std::string(base::code_name(cut->code)), cut->at, cut->note});
      page = response ? read_response(record, std::move(content), long_record)
                      : read_body(record, std::move(content), Fields(), record.fields, long_record);
    }
    if (cut) {
      told_ = true;
      if (!page) page = base::Result<Page>(refusal(cut->code, record.at, path_, cut->note));
    }
    return page;
  }

  std::optional<base::Result<Page>> read_response(Record& record, std::string content,
                                                  bool long_record) {
    if (!content.starts_with("HTTP/"))
      return read_body(record, std::move(content), Fields(), Fields(), long_record);
    const std::optional<size_t> head =
        head_size(std::string_view(content).substr(0, options_.limits.header_block));
    if (!head) {
      if (content.size() < options_.limits.header_block && !record.warnings.empty())
        return std::nullopt;
      return refuse(base::Code::kDamaged, record, "an HTTP head without an end");
    }
    const int status = status_of(content);
    if (status != 0 && (status < 200 || status > 299)) return std::nullopt;
    const Fields fields = read_fields(std::string_view(content).substr(0, *head));
    content.erase(0, *head);
    // Of the body as it was sent or, with some crawlers, with its chunks joined.
    const bool sound = record.warnings.empty() && !long_record;
    if (sound && record.fields.get("warc-block-digest").empty() && !dechunk(content))
      check_digest(record, content, "warc-payload-digest");
    return read_body(record, std::move(content), fields, fields, long_record);
  }

  // `http`: what was done to the payload; `typed`: where its Content-Type stands.
  std::optional<base::Result<Page>> read_body(Record& record, std::string content,
                                              const Fields& http, const Fields& typed,
                                              bool long_record) {
    const ContentType type = read_content_type(typed.get("content-type"));
    std::optional<base::Result<Payload>> payload =
        read_payload(std::move(content), http, type.type,
                     long_record ? std::optional(record.length) : std::nullopt, options_.limits,
                     record.warnings);
    if (!payload) return std::nullopt;
    if (!payload->ok()) return refuse(payload->error().code, record, payload->error().note);
    return make_page(record, std::move(**payload), type.charset);
  }

  base::Result<Page> make_page(Record& record, Payload payload, const std::string& charset) {
    Page page;
    page.bytes = std::move(payload.bytes);
    page.media_type = payload.html ? MediaType::kHtml : MediaType::kPlain;
    page.http_charset = charset;
    page.url = record.uri;
    page.captured = base::from_iso(record.fields.get("warc-date"));
    if (!page.captured) page.captured = options_.captured;
    page.warnings = std::move(record.warnings);
    const std::string_view cut = record.fields.get("warc-truncated");
    if (!cut.empty())
      page.warnings.push_back(
          {"truncated", record.at, "the crawler cut the page: " + std::string(cut)});
    if (!record.fields.get("warc-segment-number").empty())
      page.warnings.push_back({"truncated", record.at, "the record goes on in another one"});
    finish_page(page, options_.id_rule, path_, "@" + std::to_string(record.at), record.uri);
    return page;
  }

  std::unique_ptr<Reader> reader_;
  std::string path_;
  OpenOptions options_;
  bool told_ = false;  // the damage that comes next has been told of
  bool gave_up_ = false;
};

}  // namespace

std::unique_ptr<Carrier> open_warc(std::unique_ptr<Reader> reader, std::string path,
                                   const OpenOptions& options) {
  return std::make_unique<WarcCarrier>(std::move(reader), std::move(path), options);
}

}  // namespace hearsay::page
