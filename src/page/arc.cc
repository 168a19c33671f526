// Pages out of the older kind of web archive: ARC, versions 1 and 2, plain or in members.
//
// A record is a line "URL IP-address date content-type … length", that many bytes, and a line end.
// Its bytes are an HTTP response, or the file itself where no HTTP head begins them. The first
// record
// ("filedesc://…") describes the archive. What is no such line is passed over up to the next one.
#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "page/carrier.h"
#include "page/http.h"
#include "page/payload.h"

namespace hearsay::page {

namespace {

constexpr size_t kLongestLine = size_t{16} << 10;
constexpr size_t kLook = size_t{64} << 10;
constexpr const char* kCut = "the record is cut off";

struct Head {
  std::string url, date, type;
  uint64_t length = 0;
};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "20010304050607" as ISO 8601.
std::string iso_of(std::string_view stamp) {
  std::string out(stamp.substr(0, 4));
  for (const auto& [at, mark] : {std::pair{4, '-'}, {6, '-'}, {8, 'T'}, {10, ':'}, {12, ':'}})
    out.append(1, mark).append(stamp.substr(static_cast<size_t>(at), 2));
  return out + 'Z';
}

// The fields of a record's line; nullopt where it is none. The address itself may hold blanks.
std::optional<Head> read_head(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string_view> cells;
  for (size_t at = 0; at <= line.size();) {
    const size_t end = std::min(line.find(' ', at), line.size());
    cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  constexpr size_t kStamp = 14, kFields = 5;
  if (cells.size() < kFields || cells[0].find(':') == std::string_view::npos) return std::nullopt;
  size_t date = 2;
  while (date + 2 < cells.size() && !(all_digits(cells[date]) && cells[date].size() == kStamp))
    ++date;
  if (date + 2 >= cells.size() || !all_digits(cells.back())) return std::nullopt;
  Head head;
  const std::string_view last = cells.back();
  const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), head.length);
  if (error != std::errc()) return std::nullopt;
  head.url = line.substr(0, static_cast<size_t>(cells[date - 1].data() - line.data()) - 1);
  head.date = iso_of(cells[date]);
  head.type = cells[date + 1];
  return head;
}

class ArcCarrier final : public Carrier {
 public:
  ArcCarrier(std::unique_ptr<Reader> reader, std::string path, const OpenOptions& options)
      : reader_(std::move(reader)), path_(std::move(path)), options_(options) {}

  uint64_t file_taken() const override { return reader_->file_taken(); }

  std::optional<base::Result<Page>> next() override {
    for (;;) {
      if (!reader_->pass_line_ends()) {
        if (!reader_->fault() || gave_up_) return std::nullopt;
        const base::Error fault = *reader_->fault();
        gave_up_ = !reader_->recover();
        if (std::exchange(told_, false)) continue;
        return base::Result<Page>(refusal(fault.code, fault.at, path_, fault.note));
      }
      const uint64_t at = reader_->place();
      const auto here = head_here();
      if (!here) {
        seek_record();
        if (std::exchange(told_, true)) continue;
        return base::Result<Page>(
            refusal(base::Code::kDamaged, at, path_, "no ARC record begins here"));
      }
      told_ = false;
      reader_->skip(here->second);
      if (std::optional<base::Result<Page>> page = read_record(here->first, at)) return page;
    }
  }

 private:
  // The head at this place with the size of its line, its end included.
  std::optional<std::pair<Head, size_t>> head_here() {
    const std::string_view here = reader_->peek(kLongestLine).substr(0, kLongestLine);
    const size_t end = here.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    std::optional<Head> head = read_head(here.substr(0, end));
    if (!head) return std::nullopt;
    return std::pair{std::move(*head), end + 1};
  }

  // To the next line that is a record's, or to the end.
  void seek_record() {
    do {
      const std::string_view here = reader_->peek(kLongestLine).substr(0, kLongestLine);
      if (here.empty()) return;
      const size_t end = here.find('\n');
      reader_->skip(end == std::string_view::npos ? here.size() : end + 1);
    } while (!head_here());
  }

  base::Result<Page> refuse(base::Code code, uint64_t at, const Head& head,
                            const std::string& what) const {
    return refusal(code, at, path_, head.url + ": " + what);
  }

  std::optional<base::Result<Page>> read_record(const Head& head, uint64_t at) {
    const uint64_t most = options_.limits.page + options_.limits.header_block;
    const bool web = head.url.starts_with("http:") || head.url.starts_with("https:");
    const bool too_long = head.length > most;
    std::string content;
    const uint64_t kept = web ? (too_long ? kLook : head.length) : 0;
    uint64_t taken = take_content(&content, kept);
    if (taken == kept) taken += take_content(nullptr, head.length - kept);
    const bool cut = taken < head.length;
    std::vector<base::Warning> warnings;
    if (cut) warnings.push_back({"truncated", at, kCut});
    std::optional<base::Result<Page>> page;
    if (web && !(cut && content.empty()))
      page = read_response(head, at, std::move(content), too_long, std::move(warnings));
    if (cut) {
      told_ = true;
      if (!page) page = refuse(base::Code::kTruncated, at, head, kCut);
    }
    return page;
  }

  // A false length ends where a member begins with the head of another record.
  uint64_t take_content(std::string* out, uint64_t count) {
    return reader_->take_record(out, count, [this] { return head_here().has_value(); });
  }

  std::optional<base::Result<Page>> read_response(const Head& head, uint64_t at,
                                                  std::string content, bool too_long,
                                                  std::vector<base::Warning> warnings) {
    Fields fields;
    const ContentType listed = read_content_type(head.type);
    std::string type = listed.type, charset = listed.charset;
    if (content.starts_with("HTTP/")) {
      const std::optional<size_t> size =
          head_size(std::string_view(content).substr(0, options_.limits.header_block));
      if (!size) return refuse(base::Code::kDamaged, at, head, "an HTTP head without an end");
      const int status = status_of(content);
      if (status != 0 && (status < 200 || status > 299)) return std::nullopt;
      fields = read_fields(std::string_view(content).substr(0, *size));
      content.erase(0, *size);
      const ContentType stated = read_content_type(fields.get("content-type"));
      if (!stated.type.empty()) type = stated.type;
      charset = stated.charset;
    }
    if (type == "no-type" || type == "unk") type.clear();
    std::optional<base::Result<Payload>> payload = read_payload(
        std::move(content), fields, type, too_long ? std::optional(head.length) : std::nullopt,
        options_.limits, warnings);
    if (!payload) return std::nullopt;
    if (!payload->ok()) return refuse(payload->error().code, at, head, payload->error().note);
    Page page;
    page.bytes = std::move((*payload)->bytes);
    page.media_type = (*payload)->html ? MediaType::kHtml : MediaType::kPlain;
    page.http_charset = charset;
    page.url = head.url;
    page.captured = base::from_iso(head.date);
    if (!page.captured) page.captured = options_.captured;
    page.warnings = std::move(warnings);
    finish_page(page, options_.id_rule, path_, "@" + std::to_string(at), head.url);
    return base::Result<Page>(std::move(page));
  }

  std::unique_ptr<Reader> reader_;
  std::string path_;
  OpenOptions options_;
  bool told_ = false;  // the damage under way has been told of
  bool gave_up_ = false;
};

}  // namespace

std::unique_ptr<Carrier> open_arc(std::unique_ptr<Reader> reader, std::string path,
                                  const OpenOptions& options) {
  return std::make_unique<ArcCarrier>(std::move(reader), std::move(path), options);
}

}  // namespace hearsay::page
