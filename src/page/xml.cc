// A small scanner of XML for feeds.
#include "page/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/utf8.h"

namespace hearsay::page {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

// The end of a tag that begins at `at`: its '>' outside quotation marks, or npos.
size_t tag_end(std::string_view text, size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return std::string_view::npos;
}

XmlPiece read_tag(std::string_view tag) {
  XmlPiece piece;
  piece.kind = XmlPiece::Kind::kOpen;
  if (tag.starts_with('/')) {
    piece.kind = XmlPiece::Kind::kClose;
    tag.remove_prefix(1);
  } else if (tag.ends_with('/')) {
    piece.empty = true;
    tag.remove_suffix(1);
  }
  const size_t length = std::min(tag.find_first_of(kSpace), tag.size());
  piece.name = tag.substr(0, length);
  piece.inside = tag.substr(length);
  const size_t colon = piece.name.find(':');
  if (colon != std::string_view::npos) {
    piece.space = piece.name.substr(0, colon);
    piece.name.remove_prefix(colon + 1);
  }
  return piece;
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::optional<XmlPiece> XmlReader::next() {
  constexpr std::string_view kCdata = "<![CDATA[";
  while (at_ < text_.size()) {
    const size_t begin = at_;
    const std::string_view rest = text_.substr(begin);
    std::string_view close;
    if (rest.starts_with(kCdata))
      close = "]]>";
    else if (rest.starts_with("<!--"))
      close = "-->";
    else if (rest.starts_with("<?"))
      close = "?>";
    else if (rest.starts_with("<!"))
      close = ">";
    if (!close.empty()) {
      const size_t end = rest.find(close, 2);
      const bool broke_off = end == std::string_view::npos;
      at_ = broke_off ? text_.size() : begin + end + close.size();
      if (!rest.starts_with(kCdata)) continue;
      const size_t length = broke_off ? std::string_view::npos : end - kCdata.size();
      XmlPiece piece;
      piece.inside = rest.substr(kCdata.size(), length);
      piece.literal = true;
      piece.begin = begin;
      piece.end = at_;
      return piece;
    }
    if (rest.starts_with('<') && rest.size() > 1 && begins_name(rest[1])) {
      const size_t end = tag_end(text_, begin + 1);
      if (end == std::string_view::npos) break;
      XmlPiece piece = read_tag(text_.substr(begin + 1, end - begin - 1));
      piece.begin = begin;
      piece.end = at_ = end + 1;
      return piece;
    }
    at_ = std::min(text_.find('<', begin + 1), text_.size());
    XmlPiece piece;
    piece.inside = text_.substr(begin, at_ - begin);
    piece.begin = begin;
    piece.end = at_;
    return piece;
  }
  at_ = text_.size();
  return std::nullopt;
}

std::string xml_attribute(std::string_view attributes, std::string_view name) {
  size_t at = 0;
  for (;;) {
    at = attributes.find_first_not_of(kSpace, at);
    if (at == std::string_view::npos) return {};
    const size_t equals = attributes.find('=', at);
    if (equals == std::string_view::npos) return {};
    std::string_view found = attributes.substr(at, equals - at);
    found = found.substr(0, found.find_first_of(kSpace));
    const size_t open = attributes.find_first_of("\"'", equals);
    if (open == std::string_view::npos) return {};
    const size_t close = attributes.find(attributes[open], open + 1);
    if (close == std::string_view::npos) return {};
    if (found == name) {
      std::string value;
      append_unescaped(value, attributes.substr(open + 1, close - open - 1));
      return value;
    }
    at = close + 1;
  }
}

void append_unescaped(std::string& out, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kNamed = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  constexpr size_t kLongest = 10;
  while (!text.empty()) {
    const size_t plain = std::min(text.find('&'), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) return;
    const size_t end = text.substr(0, kLongest).find(';');
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const auto* known = std::find_if(kNamed.begin(), kNamed.end(),
                                     [&](const auto& entry) { return entry.first == name; });
    uint32_t point = 0;
    if (name.starts_with('#')) {
      const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
      const std::string_view digits = name.substr(hex ? 2 : 1);
      const auto read =
          std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
      if (read.ptr != digits.data() + digits.size()) point = 0;
    }
    if (known != kNamed.end()) {
      out += known->second;
      text.remove_prefix(end + 1);
    } else if (point > 0 && point < 0x110000 && (point < 0xd800 || point > 0xdfff)) {
      text::append_point(out, point);
      text.remove_prefix(end + 1);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
}

}  // namespace hearsay::page
