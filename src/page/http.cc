// Heads and chunks of HTTP/1.1 (RFC 9112), read from bytes that may not keep to it.
#include "page/http.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"

namespace hearsay::page {

namespace {

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The line at `at` without its end; moves `at` past it.
std::string_view next_line(std::string_view text, size_t& at) {
  const size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = std::min(end + 1, text.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "1a3f; ext" as a number of bytes.
std::optional<uint64_t> chunk_size(std::string_view line) {
  constexpr size_t kDigits = 8;
  uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  const size_t digits = static_cast<size_t>(end - line.data());
  if (error != std::errc() || digits == 0 || digits > kDigits) return std::nullopt;
  const std::string_view rest = trim(line.substr(digits));
  if (!rest.empty() && rest[0] != ';') return std::nullopt;
  return size;
}

}  // namespace

std::string_view Fields::get(std::string_view name) const {
  for (const auto& [field, value] : all)
    if (field == name) return value;
  return {};
}

std::optional<size_t> head_size(std::string_view bytes) {
  for (size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    const std::string_view rest = bytes.substr(at + 1);
    if (rest.starts_with('\n')) return at + 2;
    if (rest.starts_with("\r\n")) return at + 3;
  }
  return std::nullopt;
}

Fields read_fields(std::string_view head) {
  Fields fields;
  size_t at = 0;
  next_line(head, at);
  while (at < head.size()) {
    const std::string_view line = next_line(head, at);
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    if (folded && !fields.all.empty()) {
      fields.all.back().second.append(" ").append(trim(line));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.all.emplace_back(base::lowered(trim(line.substr(0, colon))),
                            std::string(trim(line.substr(colon + 1))));
  }
  return fields;
}

int status_of(std::string_view head) {
  size_t at = 0;
  const std::string_view line = next_line(head, at);
  const size_t blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos) return 0;
  const std::string_view digits = trim(line.substr(blank)).substr(0, 3);
  int status = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), status);
  return status;
}

ContentType read_content_type(std::string_view value) {
  ContentType content;
  const size_t semicolon = std::min(value.find(';'), value.size());
  content.type = base::lowered(trim(value.substr(0, semicolon)));
  const std::string rest = base::lowered(value.substr(semicolon));
  const size_t at = rest.find("charset");
  if (at == std::string::npos) return content;
  std::string_view charset = trim(std::string_view(rest).substr(at + 7));
  if (!charset.starts_with('=')) return content;
  charset = trim(charset.substr(1));
  charset = charset.substr(0, charset.find(';'));
  for (const char mark : {'"', '\''}) {
    while (charset.starts_with(mark)) charset.remove_prefix(1);
    while (charset.ends_with(mark)) charset.remove_suffix(1);
  }
  content.charset = trim(charset);
  return content;
}

std::optional<Dechunked> dechunk(std::string_view bytes) {
  Dechunked out;
  size_t at = 0;
  for (bool first = true;; first = false) {
    if (bytes.find('\n', at) == std::string_view::npos && first) return std::nullopt;
    const size_t line_at = at;
    const std::string_view line = next_line(bytes, at);
    const bool ended = at > line_at && bytes[at - 1] == '\n';
    const std::optional<uint64_t> size = chunk_size(line);
    if (first && !size) return std::nullopt;
    if (!size || !ended) return out;
    if (*size == 0) {
      // A first chunk of nothing is a body of nothing only where nothing but its end follows.
      if (first && !trim(bytes.substr(at)).empty()) return std::nullopt;
      out.complete = true;
      return out;
    }
    const bool cut = *size > bytes.size() - at;
    out.body.append(bytes.substr(at, static_cast<size_t>(*size)));
    if (cut) return out;
    at += static_cast<size_t>(*size);
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("\r\n"))
      at += 2;
    else if (rest.starts_with('\n'))
      at += 1;
    else if (first && !rest.empty())
      return std::nullopt;
    else
      return out;
  }
}

}  // namespace hearsay::page
