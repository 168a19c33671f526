// Escapes hostile text for HTML and SVG.
#include "engine/html_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace hearsay::engine {
namespace {

bool turns_text(char32_t c) {
  return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7f && c < 0xa0) ||
         (c & 0xfffe) == 0xfffe;
}

void append_number(std::string& out, char32_t c) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  out += "⟨U+";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> shift) & 0xf];
  out += "⟩";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (size_t at = 0; at < text.size();) {
    const text::Point point = text::point_at(text, at);
    switch (point.value) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\'': out += "&#39;"; break;
      default:
        if (turns_text(point.value))
          append_number(out, point.value);
        else
          text::append_point(out, is_control(point.value) ? U'\uFFFD' : point.value);
    }
    at += std::max<size_t>(1, point.bytes);
  }
  return out;
}

std::string cut_points(std::string_view text, size_t most) {
  size_t at = 0;
  for (size_t n = 0; n < most && at < text.size(); ++n)
    at += std::max<size_t>(1, text::point_at(text, at).bytes);
  return at >= text.size() ? std::string(text) : std::string(text.substr(0, at)) + "…";
}

}  // namespace hearsay::engine
