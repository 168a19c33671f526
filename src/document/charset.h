// From the bytes of a page to Unicode: which charset they are in, and their text with the way back
// to the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "page/page.h"

namespace hearsay::document {

// Maps offsets of decoded text to offsets of the raw bytes. Between two marks both run alike; a
// mark stands after every character whose two lengths differ. Look-ups take O(log marks).
class RawMap {
 public:
  void mark(size_t decoded, size_t raw);  // in ascending order
  uint32_t raw_of(uint32_t decoded) const;
  base::Bytes raw_of(base::Bytes decoded) const;

 private:
  std::vector<std::pair<uint32_t, uint32_t>> marks_;  // (decoded, raw)
};

struct Decoded {
  std::string text;     // well-formed UTF-8 without a BOM
  std::string charset;  // lower-case WHATWG name
  RawMap map;
  std::vector<base::Warning> warnings;
};

// Decodes by the WHATWG order BOM, HTTP charset, (HTML only) a <meta> within the first 16 KiB;
// where none of these names a charset: UTF-8 if the bytes are UTF-8, else what uchardet makes of
// them. Two departures from the standard, because pages lie: bytes that are valid UTF-8 with at
// least one long character are UTF-8 whatever single-byte charset is declared, and bytes declared
// as UTF-8 that hold no single long character of it are read by detection. What cannot be decoded
// becomes U+FFFD; the first such place is the warning "bad_encoding".
Decoded decode_page(const page::Page& page);

// The charset that a <meta> names in the first 16 KiB of `html`, as lower-case WHATWG name; empty
// where none.
std::string prescan_meta(std::string_view html);

// The WHATWG name (lower case) for a label such as "latin1" or "ISO-8859-1"; empty for an unknown
// label.
std::string charset_of_label(std::string_view label);

}  // namespace hearsay::document
