// Walks the parts of a MIME message to the one that is the page.
#include "page/mhtml.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "page/http.h"

namespace hearsay::page {

namespace {

constexpr int kDeepest = 4;

// The value of a parameter of a header ("boundary", "start"), quotes taken off, case kept.
std::string parameter(std::string_view value, std::string_view name) {
  const std::string folded = base::lowered(value);
  const std::string wanted = std::string(name) + '=';
  for (size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    if (at > 0 && folded[at - 1] != ';' && folded[at - 1] != ' ' && folded[at - 1] != '\t')
      continue;
    std::string_view rest = value.substr(at + wanted.size());
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      return std::string(rest.substr(0, rest.find('"')));
    }
    return std::string(rest.substr(0, rest.find_first_of("; \t\r\n")));
  }
  return {};
}

// A head as read_fields takes one: that passes over a first line, which messages do not have.
Fields fields_of(std::string_view head) { return read_fields("\r\n" + std::string(head)); }

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct Part {
  Fields fields;
  std::string_view body;
};

Part part_of(std::string_view text) {
  const std::optional<size_t> head = head_size(text);
  if (!head) return {{}, text};
  return {fields_of(text.substr(0, *head)), text.substr(*head)};
}

// The parts between lines "--boundary", up to "--boundary--". `whole` is false where that is
// missing.
std::vector<Part> parts_of(std::string_view body, const std::string& boundary, bool& whole) {
  constexpr size_t kMost = 10000;
  const std::string line = "--" + boundary;
  std::vector<Part> parts;
  whole = false;
  size_t begin = std::string_view::npos;  // of the part under way
  for (size_t at = body.find(line); at != std::string_view::npos && parts.size() < kMost;
       at = body.find(line, at + line.size())) {
    if (at > 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos) {
      std::string_view text = body.substr(begin, at - begin);
      if (text.ends_with('\n')) text.remove_suffix(1);
      if (text.ends_with('\r')) text.remove_suffix(1);
      parts.push_back(part_of(text));
    }
    const std::string_view behind = body.substr(at + line.size());
    if (behind.starts_with("--")) {
      whole = true;
      return parts;
    }
    const size_t end = behind.find('\n');
    if (end == std::string_view::npos) return parts;
    begin = at + line.size() + end + 1;
  }
  if (begin != std::string_view::npos && begin < body.size())
    parts.push_back(part_of(body.substr(begin)));
  return parts;
}

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

// The part that is the page: the one that "start" names, else the first page, looking into parts.
std::optional<Part> page_part(const Part& part, std::vector<base::Warning>& warnings, int depth) {
  const std::string_view stated = part.fields.get("content-type");
  const ContentType type = read_content_type(stated);
  if (is_html(type.type) || (type.type == "text/plain" && depth > 0)) return part;
  if (!type.type.starts_with("multipart/") || depth >= kDeepest) return std::nullopt;
  const std::string boundary = parameter(stated, "boundary");
  if (boundary.empty()) return std::nullopt;
  bool whole = false;
  const std::vector<Part> parts = parts_of(part.body, boundary, whole);
  if (!whole) warnings.push_back({"truncated", 0, "the saved page ends before its last part does"});
  const std::string start = parameter(stated, "start");
  if (!start.empty())
    for (const Part& one : parts)
      if (one.fields.get("content-id") == start)
        if (std::optional<Part> page = page_part(one, warnings, depth + 1)) return page;
  std::optional<Part> plain;
  for (const Part& one : parts) {
    std::optional<Part> page = page_part(one, warnings, depth + 1);
    if (!page) continue;
    if (is_html(read_content_type(page->fields.get("content-type")).type)) return page;
    if (!plain) plain = page;
  }
  return plain;
}

}  // namespace

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
      continue;
    }
    // A line that goes on: "=", blanks, and the line's end.
    size_t end = i + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
    if (end < text.size() && text[end] == '\r') ++end;
    if (end >= text.size() || text[end] == '\n') {
      i = end;
      continue;
    }
    const int high = i + 2 < text.size() ? digit_of(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? digit_of(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      out += '=';
      continue;
    }
    out += static_cast<char>(high << 4 | low);
    i += 2;
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  unsigned value = 0, bits = 0;
  for (const char c : text) {
    unsigned digit = 0;
    if (c >= 'A' && c <= 'Z')
      digit = static_cast<unsigned>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      digit = static_cast<unsigned>(c - 'a' + 26);
    else if (c >= '0' && c <= '9')
      digit = static_cast<unsigned>(c - '0' + 52);
    else if (c == '+')
      digit = 62;
    else if (c == '/')
      digit = 63;
    else if (c == '=')
      break;
    else
      continue;
    value = (value << 6 | digit) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(value >> bits & 0xff);
  }
  return out;
}

base::Result<SavedPage> read_mhtml(std::string_view message, const Limits& limits,
                                   std::vector<base::Warning>& warnings) {
  const std::optional<size_t> head = head_size(message.substr(0, limits.header_block));
  if (!head) return base::Error{base::Code::kDamaged, 0, "a saved page whose head does not end"};
  const Part whole{fields_of(message.substr(0, *head)), message.substr(*head)};
  const std::optional<Part> part = page_part(whole, warnings, 0);
  if (!part) return base::Error{base::Code::kUnsupported, 0, "a MIME message without a page in it"};
  SavedPage page;
  const ContentType type = read_content_type(part->fields.get("content-type"));
  page.html = is_html(type.type);
  page.charset = type.charset;
  page.url = std::string(part->fields.get("content-location"));
  if (!page.url.starts_with("http"))
    page.url = std::string(whole.fields.get("snapshot-content-location"));
  if (!page.url.starts_with("http")) page.url = std::string(whole.fields.get("content-location"));
  page.date = std::string(whole.fields.get("date"));
  const std::string encoding = base::lowered(part->fields.get("content-transfer-encoding"));
  if (encoding == "quoted-printable")
    page.bytes = decode_quoted_printable(part->body);
  else if (encoding == "base64")
    page.bytes = decode_base64(part->body);
  else
    page.bytes = std::string(part->body);
  return page;
}

}  // namespace hearsay::page
