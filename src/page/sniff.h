// What kind of input some bytes are, judged by the bytes alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay::page {

enum class Kind : uint8_t {
  kEmpty,
  kPlain,
  kHtml,
  kJsonl,  // a JSON object with its first key on the first line that is not blank
  kWarc,
  kArc,    // the web archive before WARC
  kFeed,   // RSS, RDF or Atom
  kMhtml,  // a page saved as a MIME message
  kGzip,
  kZstd,
  kOther,  // something this program does not read; Sniffed::name says what
};

struct Sniffed {
  Kind kind = Kind::kPlain;
  std::string_view name;  // kOther: "a PNG image"; static storage
  bool unsupported =
      false;  // kOther: text of a kind that holds pages, but which is not read yet (JSON)
};

// How many bytes sniff() looks at; fewer only where the input has no more.
inline constexpr size_t kSniffed = size_t{64} << 10;

// `head`: the first kSniffed bytes. After the MIME Sniffing Standard of the WHATWG where that has a
// rule; a few kinds more, and fragments of HTML by the density of its tags. UTF-16 counts as text.
Sniffed sniff(std::string_view head);

}  // namespace hearsay::page
