// Finds the charset of a page and decodes it, keeping the way back to the raw bytes.
//
// Decoders and labels are lexbor's, which follow the WHATWG Encoding Standard to the byte (ICU's
// tables differ from it in windows-1252's C1 range, in gb18030, Big5 and others, and browsers show
// what the standard says).
#include "document/charset.h"

#include <lexbor/encoding/encoding.h>
#include <simdjson.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/ascii.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

constexpr size_t kPrescan = 16 << 10;
constexpr size_t kDetect = 256 << 10;  // bytes shown to uchardet

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

const lxb_encoding_data_t* data_of(std::string_view label) {
  while (!label.empty() && is_blank(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_blank(label.back())) label.remove_suffix(1);
  if (label.empty() || label.size() > 40) return nullptr;
  const auto* data = lxb_encoding_data_by_pre_name(
      reinterpret_cast<const lxb_char_t*>(label.data()), label.size());
  if (data == nullptr || data->encoding <= LXB_ENCODING_UNDEFINED) return nullptr;
  return data->encoding == LXB_ENCODING_REPLACEMENT ? nullptr : data;
}

std::string name_of(const lxb_encoding_data_t* data) {
  return base::lowered(reinterpret_cast<const char*>(data->name));
}

bool is_utf8(const std::string& name) { return name == "utf-8"; }
bool is_utf16(const std::string& name) { return name.starts_with("utf-16"); }

// --- the prescan ---------------------------------------------------------------------------------

size_t find_folded(std::string_view text, std::string_view word, size_t from) {
  for (size_t i = from; i + word.size() <= text.size(); ++i) {
    size_t k = 0;
    while (k < word.size() && base::lower(text[i + k]) == word[k]) ++k;
    if (k == word.size()) return i;
  }
  return std::string_view::npos;
}

// The value after "charset" and "=" in `text`, quoted or bare, or empty.
std::string_view charset_in(std::string_view text) {
  for (size_t at = 0; (at = find_folded(text, "charset", at)) != std::string_view::npos;) {
    at += 7;
    while (at < text.size() && is_blank(text[at])) ++at;
    if (at >= text.size() || text[at] != '=') continue;
    ++at;
    while (at < text.size() && (is_blank(text[at]) || text[at] == '"' || text[at] == '\'')) ++at;
    size_t end = at;
    while (end < text.size() && !is_blank(text[end]) && !std::strchr("\"';,/>", text[end])) ++end;
    return text.substr(at, end - at);
  }
  return {};
}

// --- the guess -----------------------------------------------------------------------------------

struct Utf8Count {
  size_t good = 0;    // long characters
  size_t broken = 0;  // maximal broken subparts
  size_t first_broken = std::string_view::npos;
};

// Bytes of the maximal prefix of a character at text[at] that is not ASCII, and whether it is whole
// (Unicode, table 3-7).
std::pair<size_t, bool> long_character(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0xc2 || lead > 0xf4) return {1, false};
  const size_t need = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  unsigned low = 0x80, high = 0xbf;
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f;
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f;
  size_t have = 1;
  while (have < need && at + have < text.size() && byte(at + have) >= low &&
         byte(at + have) <= high) {
    ++have;
    low = 0x80;
    high = 0xbf;
  }
  return {have, have == need};
}

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto [size, whole] = long_character(bytes, i);
    if (whole) {
      ++count.good;
    } else {
      if (count.broken++ == 0) count.first_broken = i;
    }
    i += size;
  }
  return count;
}

// Whether most bytes over 0x7f look like Western letters inside words or like typographic marks.
bool looks_western(std::string_view bytes) {
  size_t fits = 0, all = 0;
  const auto letter = [&](size_t i) {
    if (i >= bytes.size()) return false;
    const auto c = static_cast<unsigned char>(bytes[i]);
    return (c | 32) >= 'a' && (c | 32) <= 'z' && c < 0x80;
  };
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80) continue;
    ++all;
    if (c >= 0xc0)
      fits += c < 0xfe && (letter(i + 1) || (i > 0 && letter(i - 1)));
    else
      fits +=
          std::strchr(
              "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xbb",
              static_cast<char>(c)) != nullptr;
  }
  return all > 0 && fits * 10 >= all * 7;
}

// The bytes that uchardet should see: from a little before the first byte over 0x7f.
std::string_view telling_part(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return bytes.substr(at < 64 ? 0 : at - 64, kDetect);
}

std::string ask_uchardet(std::string_view bytes) {
  const std::unique_ptr<struct uchardet, void (*)(uchardet_t)> detector(uchardet_new(),
                                                                        uchardet_delete);
  if (!detector) return {};
  const std::string_view part = telling_part(bytes);
  if (uchardet_handle_data(detector.get(), part.data(), part.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return charset_of_label(uchardet_get_charset(detector.get()));
}

bool is_western(const std::string& name) {
  return name.empty() || name == "windows-1252" || name.starts_with("iso-8859-1") ||
         name == "macintosh";
}

// For bytes that are not UTF-8 and of which nothing (or a falsehood) is declared. Damaged UTF-8
// stays UTF-8.
std::string guess_charset(std::string_view bytes, const Utf8Count& count) {
  if (count.good > count.broken) return "utf-8";
  const bool western = looks_western(bytes);
  const std::string guess = ask_uchardet(bytes);
  const bool many = count.good + count.broken >= 12;
  if (!many || is_western(guess)) return western ? "windows-1252" : "utf-8";
  if (is_utf8(guess) || is_utf16(guess)) return "utf-8";
  return guess;
}

// UTF-16 without a BOM: nearly every other byte is zero.
std::string utf16_without_mark(std::string_view bytes) {
  const size_t end = std::min<size_t>(bytes.size(), 512) & ~size_t{1};
  if (end < 16) return {};
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < end; i += 2) {
    even += bytes[i] == '\0';
    odd += bytes[i + 1] == '\0';
  }
  if (odd * 10 >= end / 2 * 8 && even * 10 < end / 2) return "utf-16le";
  if (even * 10 >= end / 2 * 8 && odd * 10 < end / 2) return "utf-16be";
  return {};
}

// --- decoding ------------------------------------------------------------------------------------

void warn(Decoded& out, size_t at, std::string note) {
  out.warnings.push_back({"bad_encoding", at, std::move(note)});
}

// `valid`: known to be well formed.
void decode_utf8(std::string_view bytes, size_t skip, bool valid, Decoded& out) {
  const std::string_view body = bytes.substr(skip);
  if (skip > 0) out.map.mark(0, skip);
  if (valid || simdjson::validate_utf8(body.data(), body.size())) {
    out.text = body;
    return;
  }
  size_t broken = 0, first = 0, done = 0;
  out.text.reserve(body.size());
  while (const auto next = text::first_broken(body.substr(done))) {
    const size_t at = done + *next;
    if (broken++ == 0) first = at;
    out.text.append(body.substr(done, at - done));
    out.text.append("\xef\xbf\xbd");
    done = at + long_character(body, at).first;
    out.map.mark(out.text.size(), skip + done);
  }
  out.text.append(body.substr(done));
  if (broken > 0)
    warn(out, skip + first, std::to_string(broken) + " broken sequence(s) of utf-8 became U+FFFD");
}

void decode_other(std::string_view bytes, size_t skip, const lxb_encoding_data_t* data,
                  Decoded& out) {
  if (skip > 0) out.map.mark(0, skip);
  lxb_encoding_decode_t context;
  std::memset(&context, 0, sizeof context);
  context.encoding_data = data;
  const auto* at = reinterpret_cast<const lxb_char_t*>(bytes.data());
  const lxb_char_t* const base = at;
  const lxb_char_t* const end = at + bytes.size();
  at += skip;
  size_t broken = 0, first = 0;
  out.text.reserve(bytes.size() + bytes.size() / 8);
  const bool of_ascii = out.charset.starts_with("windows-") || out.charset.starts_with("iso-8859-");
  while (at < end) {
    const lxb_char_t* const before = at;
    if (of_ascii && *at < 0x80) {  // a run of bytes that are written as they are
      while (at < end && *at < 0x80) ++at;
      out.text.append(reinterpret_cast<const char*>(before), static_cast<size_t>(at - before));
      continue;
    }
    char32_t point = data->decode_single(&context, &at, end);
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
      if (broken++ == 0) first = static_cast<size_t>(before - base);
      point = 0xfffd;
      if (at == before) at = end;  // an unfinished character at the end
    }
    const size_t size = out.text.size();
    text::append_point(out.text, point);
    if (out.text.size() - size != static_cast<size_t>(at - before))
      out.map.mark(out.text.size(), static_cast<size_t>(at - base));
  }
  if (broken > 0)
    warn(out, first,
         std::to_string(broken) + " broken character(s) of " + out.charset + " became U+FFFD");
}

struct Choice {
  std::string charset;
  size_t skip = 0;   // bytes of the BOM
  std::string note;  // why the declaration was not followed; a warning at `at` where not empty
  size_t at = 0;
  bool valid = false;  // the bytes are well-formed UTF-8
};

Choice choose_by_bytes(std::string_view bytes, const std::string& declared) {
  if (!declared.empty() && is_utf16(declared)) return {declared, 0, {}, 0};
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    if (declared.empty() || is_utf8(declared)) return {"utf-8", 0, {}, 0, true};
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    return {ascii ? declared : "utf-8", 0, {}, 0, !ascii};
  }
  if (!declared.empty() && !is_utf8(declared)) return {declared, 0, {}, 0};
  const Utf8Count count = count_utf8(bytes);
  if (is_utf8(declared) && count.good > 0) return {"utf-8", 0, {}, 0};
  std::string guess = guess_charset(bytes, count);
  if (is_utf8(guess)) return {guess, 0, {}, 0};
  std::string note =
      (declared.empty() ? "no charset is declared and these are" : "declared as utf-8 but") +
      std::string(" not utf-8; read as ") + guess;
  return {std::move(guess), 0, std::move(note), count.first_broken};
}

Choice choose(const page::Page& page) {
  const std::string_view bytes = page.bytes;
  if (bytes.starts_with("\xef\xbb\xbf")) return {"utf-8", 3, {}, 0};
  if (page.is_unicode) return {"utf-8", 0, {}, 0};
  if (bytes.starts_with("\xfe\xff")) return {"utf-16be", 2, {}, 0};
  if (bytes.starts_with("\xff\xfe")) return {"utf-16le", 2, {}, 0};
  std::string declared = charset_of_label(page.http_charset);
  if (declared.empty() && page.media_type == page::MediaType::kHtml) declared = prescan_meta(bytes);
  if (declared.empty()) declared = utf16_without_mark(bytes);
  return choose_by_bytes(bytes, declared);
}

}  // namespace

void RawMap::mark(size_t decoded, size_t raw) {
  marks_.emplace_back(base::narrow(decoded), base::narrow(raw));
}

uint32_t RawMap::raw_of(uint32_t decoded) const {
  auto after =
      std::upper_bound(marks_.begin(), marks_.end(), decoded,
                       [](uint32_t offset, const auto& mark) { return offset < mark.first; });
  if (after == marks_.begin()) return decoded;
  const auto& mark = *std::prev(after);
  return mark.second + (decoded - mark.first);
}

base::Bytes RawMap::raw_of(base::Bytes decoded) const {
  return {raw_of(decoded.begin), raw_of(decoded.end)};
}

std::string charset_of_label(std::string_view label) {
  const lxb_encoding_data_t* data = data_of(label);
  return data == nullptr ? std::string() : name_of(data);
}

std::string prescan_meta(std::string_view html) {
  html = html.substr(0, kPrescan);
  for (size_t at = 0; at < html.size();) {
    const size_t open = html.find('<', at);
    if (open == std::string_view::npos) break;
    if (html.substr(open).starts_with("<!--")) {
      const size_t close = html.find("-->", open + 2);
      if (close == std::string_view::npos) break;
      at = close + 3;
      continue;
    }
    at = open + 1;
    if (find_folded(html.substr(open, 6), "<meta", 0) != 0 &&
        find_folded(html.substr(open, 6), "<?xml", 0) != 0)
      continue;
    const size_t close = std::min(html.find('>', open), html.size());
    std::string_view tag = html.substr(open, close - open);
    std::string_view label = charset_in(tag);
    if (label.empty() && tag[1] == '?') {
      const size_t key = find_folded(tag, "encoding=", 0);
      if (key != std::string_view::npos) {
        label = tag.substr(key + 9);
        while (!label.empty() && (label[0] == '"' || label[0] == '\'')) label.remove_prefix(1);
        label = label.substr(0, label.find_first_of("\"' ?"));
      }
    }
    std::string name = charset_of_label(label);
    if (is_utf16(name)) name = "utf-8";  // it was read as ASCII, so it cannot be
    if (name == "x-user-defined") name = "windows-1252";
    if (!name.empty()) return name;
  }
  return {};
}

Decoded decode_page(const page::Page& page) {
  Decoded out;
  const Choice choice = choose(page);
  out.charset = choice.charset;
  if (!choice.note.empty()) warn(out, choice.at, choice.note);
  if (is_utf8(choice.charset))
    decode_utf8(page.bytes, choice.skip, choice.valid, out);
  else
    decode_other(page.bytes, choice.skip, data_of(choice.charset), out);
  return out;
}

}  // namespace hearsay::document
