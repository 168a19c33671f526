// Magic numbers, tags and the share of control characters decide what bytes are.
#include "page/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "page/unfold.h"

namespace hearsay::page {

namespace {

using namespace std::string_view_literals;

struct Magic {
  size_t at;
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array kMagics = {
    Magic{0, "\x89PNG\r\n\x1a\n"sv, "a PNG image"},
    Magic{0, "\xff\xd8\xff"sv, "a JPEG image"},
    Magic{0, "GIF87a"sv, "a GIF image"},
    Magic{0, "GIF89a"sv, "a GIF image"},
    Magic{8, "WEBP"sv, "a WebP image"},
    Magic{0, "II*\0"sv, "a TIFF image"},
    Magic{0, "MM\0*"sv, "a TIFF image"},
    Magic{0, "\0\0\1\0"sv, "an icon"},
    Magic{0, "8BPS"sv, "a Photoshop image"},
    Magic{4, "ftypavif"sv, "an AVIF image"},
    Magic{4, "ftypheic"sv, "a HEIC image"},
    Magic{4, "ftyp"sv, "an MP4 file"},
    Magic{0, "\x1a\x45\xdf\xa3"sv, "a Matroska or WebM file"},
    Magic{0, "OggS"sv, "an Ogg file"},
    Magic{0, "fLaC"sv, "a FLAC file"},
    Magic{0, "ID3"sv, "an MP3 file"},
    Magic{8, "WAVE"sv, "a WAVE file"},
    Magic{8, "AVI "sv, "an AVI file"},
    Magic{0, "FLV\1"sv, "a Flash video"},
    Magic{0,
          "\x7f"
          "ELF"sv,
          "an ELF program"},
    Magic{0, "MZ"sv, "a Windows program"},
    Magic{0, "BM"sv, "a BMP image"},
    Magic{0, "\xca\xfe\xba\xbe"sv, "a compiled program"},
    Magic{0, "\xcf\xfa\xed\xfe"sv, "a Mach-O program"},
    Magic{0, "\0asm"sv, "a WebAssembly module"},
    Magic{0, "%PDF-"sv, "a PDF document"},
    Magic{0, "%!PS"sv, "a PostScript document"},
    Magic{0, "{\\rtf"sv, "an RTF document"},
    Magic{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "an old office document"},
    Magic{0, "PK\3\4"sv, "a ZIP archive"},
    Magic{0, "PK\5\6"sv, "a ZIP archive"},
    Magic{0, "7z\xbc\xaf\x27\x1c"sv, "a 7-Zip archive"},
    Magic{0, "Rar!\x1a\7"sv, "a RAR archive"},
    Magic{0,
          "\xfd"
          "7zXZ\0"sv,
          "an xz file"},
    Magic{0, "BZh"sv, "a bzip2 file"},
    Magic{0, "\x04\x22\x4d\x18"sv, "an LZ4 file"},
    Magic{0, "!<arch>\n"sv, "an ar archive"},
    Magic{257, "ustar"sv, "a tar archive"},
    Magic{0, "SQLite format 3\0"sv, "an SQLite file"},
    Magic{0, "PAR1"sv, "a Parquet file"},
    Magic{0, "wOFF"sv, "a font"},
    Magic{0, "wOF2"sv, "a font"},
    Magic{0, "OTTO\0"sv, "a font"},
    Magic{0, "\0\1\0\0"sv, "a font"},
};

// Magics that plain text may begin with: they count only where a control character stands near.
bool could_be_text(std::string_view magic) {
  return std::all_of(magic.begin(), magic.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

// Control characters that no text holds ("binary data byte" of the MIME Sniffing Standard).
bool is_binary(unsigned char c) {
  return c < 0x09 || c == 0x0b || (c >= 0x0e && c <= 0x1a) || (c >= 0x1c && c < 0x20);
}

size_t binary_bytes(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return is_binary(static_cast<unsigned char>(c)); }));
}

std::string_view magic_name(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.size() < magic.at + magic.bytes.size()) continue;
    if (head.substr(magic.at, magic.bytes.size()) != magic.bytes) continue;
    if (magic.bytes.starts_with("%") || magic.bytes.starts_with("{\\")) return magic.name;
    if (could_be_text(magic.bytes) && binary_bytes(head.substr(0, 512)) == 0) continue;
    return magic.name;
  }
  return {};
}

bool starts_with_fold(std::string_view text, std::string_view lower_prefix) {
  return base::equal_folded(text.substr(0, lower_prefix.size()), lower_prefix);
}

// UTF-16 as bytes that can be sniffed: each unit below 256 as its byte, others as 'x'. Empty where
// it is no UTF-16.
std::string narrowed(std::string_view head) {
  const size_t units = head.size() / 2;
  if (units == 0) return {};
  bool little = head.starts_with("\xff\xfe"), big = head.starts_with("\xfe\xff");
  if (!little && !big) {
    size_t even = 0, odd = 0;
    for (size_t i = 0; i + 1 < head.size(); i += 2) {
      even += head[i] == '\0';
      odd += head[i + 1] == '\0';
    }
    little = odd * 2 > units && even * 20 < units;
    big = even * 2 > units && odd * 20 < units;
  }
  if (!little && !big) return {};
  std::string text;
  for (size_t i = 0; i + 1 < head.size(); i += 2) {
    const char high = little ? head[i + 1] : head[i];
    text += high == '\0' ? (little ? head[i] : head[i + 1]) : 'x';
  }
  return text;
}

std::string_view without_space(std::string_view text) {
  const size_t at = text.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

constexpr std::array kTags = {
    "html"sv,    "head"sv,       "body"sv,   "script"sv, "title"sv,  "meta"sv,   "link"sv,
    "div"sv,     "p"sv,          "h1"sv,     "h2"sv,     "h3"sv,     "table"sv,  "a"sv,
    "br"sv,      "b"sv,          "i"sv,      "em"sv,     "style"sv,  "font"sv,   "iframe"sv,
    "article"sv, "section"sv,    "main"sv,   "header"sv, "footer"sv, "nav"sv,    "ul"sv,
    "ol"sv,      "li"sv,         "span"sv,   "strong"sv, "img"sv,    "center"sv, "td"sv,
    "tr"sv,      "blockquote"sv, "figure"sv, "pre"sv,    "base"sv,   "form"sv,   "noscript"sv};

// Whether `text` begins with a tag of HTML, opening or closing.
bool at_tag(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return false;
  text.remove_prefix(text[1] == '/' ? 2 : 1);
  const size_t length = std::min(text.find_first_of(" \t\r\n\f/>"), text.size());
  if (length == text.size() || length > 10) return false;
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    return tag.size() == length && starts_with_fold(text, tag);
  });
}

// Past an XML declaration, processing instructions, comments and a document type; sets `doctype` to
// the type's name part.
std::string_view past_prolog(std::string_view text, std::string_view& doctype) {
  for (;;) {
    text = without_space(text);
    std::string_view end;
    if (text.starts_with("<?"))
      end = "?>";
    else if (text.starts_with("<!--"))
      end = "-->";
    else if (starts_with_fold(text, "<!doctype"))
      end = ">";
    else
      return text;
    if (end == ">") doctype = without_space(text.substr(9, 16));
    const size_t at = text.find(end, 2);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + end.size());
  }
}

// Whether so many tags stand in the text that it is a fragment of a page.
bool dense_in_tags(std::string_view text) {
  constexpr size_t kLeast = 8, kBytesPerTag = 500;
  size_t tags = 0;
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    tags += at_tag(text.substr(at, 16));
  return tags >= kLeast && tags * kBytesPerTag >= text.size();
}

bool has_html_start(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    if (starts_with_fold(text.substr(at), "<!doctype html") ||
        starts_with_fold(text.substr(at), "<html"))
      return true;
  return false;
}

// `{` and the first key on the same line, closed and followed by a colon.
bool is_jsonl(std::string_view text) {
  if (!text.starts_with('{')) return false;
  text.remove_prefix(1);
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  if (text.starts_with('}')) return true;
  if (!text.starts_with('"')) return false;
  size_t at = 1;
  while (at < text.size() && text[at] != '"' && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
  if (at >= text.size() || text[at] != '"') return false;
  at = text.find_first_not_of(" \t", at + 1);
  return at != std::string_view::npos && text[at] == ':';
}

bool is_other_json(std::string_view text) {
  const bool object = text.starts_with('{');
  if (!object && !text.starts_with('[')) return false;
  const std::string_view inner = without_space(text.substr(1));
  if (object) return inner.starts_with('"') && is_jsonl("{" + std::string(inner.substr(0, 400)));
  const std::string_view first = inner.substr(0, 1);
  return first == "{" && is_other_json(inner.substr(0, 400));
}

// A head of mail with MIME's version and many parts, before the first empty line.
bool is_mhtml(std::string_view text) {
  constexpr size_t kHead = 4096;
  text = text.substr(0, kHead);
  const size_t colon = text.find(':');
  if (colon == 0 || text.find_first_of(" <{\r\n\t") <= colon) return false;
  text = text.substr(0, std::min(text.find("\n\r\n"), text.find("\n\n")));
  const std::string folded = base::lowered(text);
  const bool mime =
      folded.starts_with("mime-version:") || folded.find("\nmime-version:") != std::string::npos;
  return mime && folded.find("multipart/related") != std::string::npos;
}

Sniffed other(std::string_view name, bool unsupported = false) {
  return {Kind::kOther, name, unsupported};
}

Sniffed sniff_text(std::string_view text) {
  std::string_view doctype;
  const std::string_view root = past_prolog(text, doctype);
  if (starts_with_fold(doctype, "html")) return {Kind::kHtml, {}, false};
  if (is_mhtml(text)) return {Kind::kMhtml, {}, false};
  const std::string_view first = without_space(text);
  if (is_jsonl(first)) return {Kind::kJsonl, {}, false};  // whole pages may stand in its fields
  for (const std::string_view feed : {"<rss"sv, "<feed"sv, "<rdf:rdf"sv})
    if (starts_with_fold(root, feed)) return {Kind::kFeed, {}, false};
  if (starts_with_fold(root, "<svg") || starts_with_fold(doctype, "svg"))
    return other("an SVG image");
  if (starts_with_fold(root, "<urlset") || starts_with_fold(root, "<sitemapindex"))
    return other("a sitemap");
  if (at_tag(root) || starts_with_fold(without_space(text), "<?xml"))
    return {Kind::kHtml, {}, false};
  if (has_html_start(text.substr(0, 4096)) || dense_in_tags(text)) return {Kind::kHtml, {}, false};
  if (is_other_json(first)) return other("JSON that is not one object a line", true);
  return {Kind::kPlain, {}, false};
}

}  // namespace

Sniffed sniff(std::string_view head) {
  head = head.substr(0, kSniffed);
  if (head.empty()) return {Kind::kEmpty, {}, false};
  const Packing packing = packing_of(head);
  if (packing == Packing::kGzip) return {Kind::kGzip, {}, false};
  if (packing == Packing::kZstd) return {Kind::kZstd, {}, false};
  if (head.starts_with("WARC/")) return {Kind::kWarc, {}, false};
  if (head.starts_with("filedesc:")) return {Kind::kArc, {}, false};
  const std::string_view magic = magic_name(head);
  if (!magic.empty()) return other(magic);
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::string wide = narrowed(head);
  const std::string_view text = wide.empty() ? head : std::string_view(wide);
  // One stray control character in a short text is damage; many are no text.
  const size_t binary = binary_bytes(text);
  if ((binary > 1 && binary * 10 >= text.size()) || (binary > 3 && binary * 50 >= text.size()))
    return other("binary data");
  return sniff_text(text);
}

}  // namespace hearsay::page
