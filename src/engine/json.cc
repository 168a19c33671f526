// Values of records as JSON.
#include "engine/json.h"

#include <rapidjson/internal/dtoa.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace hearsay::engine {
namespace {

bool wants_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// The first byte from `at` on that is not written as it is, or the end: eight bytes at a time.
size_t plain_end(std::string_view text, size_t at) {
  constexpr uint64_t kOnes = 0x0101010101010101, kHigh = 0x80 * kOnes;
  const auto has_zero = [](uint64_t bytes) { return (bytes - kOnes) & ~bytes & kHigh; };
  for (uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const uint64_t controls = (eight - 0x20 * kOnes) & ~eight & kHigh;
    if ((controls | has_zero(eight ^ '"' * kOnes) | has_zero(eight ^ '\\' * kOnes)) != 0) break;
  }
  while (at < text.size() && !wants_escape(text[at])) ++at;
  return at;
}

void append_escaped(std::string& out, std::string_view value) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  constexpr std::string_view kNamed = "\b\t\n\f\r\"\\", kNames = "btnfr\"\\";
  for (size_t at = 0;;) {
    const size_t end = plain_end(value, at);
    out.append(value.substr(at, end - at));
    if (end == value.size()) return;
    const char c = value[end];
    const size_t named = kNamed.find(c);
    if (named != std::string_view::npos) {
      out.append(1, '\\').append(1, kNames[named]);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("\\u00").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    }
    at = end + 1;
  }
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  if (text::first_broken(text))
    append_escaped(out, text::repair(text));
  else
    append_escaped(out, text);
  out += '"';
}

Json& Json::text(std::string_view value) {
  put_comma();
  append_json_text(line_, value);
  comma_ = true;
  return *this;
}

Json& Json::number(uint64_t value) {
  std::array<char, 20> digits{};
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return put({digits.data(), static_cast<size_t>(end - digits.data())});
}

Json& Json::signed_number(int64_t value) {
  std::array<char, 20> digits{};
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return put({digits.data(), static_cast<size_t>(end - digits.data())});
}

// The shortest digits that read back the same.
Json& Json::real(double value) {
  if (!std::isfinite(value)) return null();
  std::array<char, 32> digits{};
  const char* end = rapidjson::internal::dtoa(value, digits.data());
  return put({digits.data(), static_cast<size_t>(end - digits.data())});
}

Json& Json::score(double value) { return real(std::round(value * 1000) / 1000); }

Json& Json::texts(const std::vector<std::string>& values) {
  begin_array();
  for (const std::string& value : values) text(value);
  return end_array();
}

Json& Json::span(base::Bytes span, const text::PointMap& map) {
  return begin_array().number(map.at(span.begin)).number(map.at(span.end)).end_array();
}

Json& Json::span_or_null(base::Bytes span, const text::PointMap& map) {
  return span == base::Bytes{} ? null() : this->span(span, map);
}

Json& Json::spans(const std::vector<base::Bytes>& spans, const text::PointMap& map) {
  begin_array();
  for (const base::Bytes span : spans) this->span(span, map);
  return end_array();
}

}  // namespace hearsay::engine
