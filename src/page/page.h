// A page as it was published: bytes, and what the carrier (file, WARC, feed, JSONL) said about
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/moment.h"
#include "base/result.h"

namespace hearsay::page {

enum class MediaType : uint8_t { kPlain, kHtml };

std::string_view media_type_name(MediaType type);  // "text/plain", "text/html"

// Owns its bytes.
struct Page {
  std::string id;     // as the user chose (--id path|name|sha256) or as the carrier gives it (JSONL
                      // id, WARC target URI)
  std::string path;   // where it was read from, for messages: "dir/x.html", "a.warc.gz@1234",
                      // "pages.jsonl:17"
  std::string bytes;  // the payload before charset decoding, after transfer and content decoding
  std::string sha256;  // of `bytes`, hexadecimal
  MediaType media_type = MediaType::kPlain;
  std::string http_charset;  // charset parameter of an HTTP Content-Type header, empty where none
  std::string url;           // empty where unknown
  std::string title;         // given by JSONL or feed, empty where not
  std::string outlet;
  std::vector<std::string> byline;
  std::optional<base::Moment> published;  // given by JSONL or feed
  std::optional<base::Moment> captured;   // WARC-Date or --captured
  bool is_unicode = false;                // bytes are UTF-8 by contract (JSONL)
  std::vector<base::Warning> warnings;    // damage met on the way here
};

}  // namespace hearsay::page
