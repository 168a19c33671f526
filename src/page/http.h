// The head of an HTTP response or a WARC record, and bodies sent in chunks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::page {

// Header fields in order. Names are lower case, values trimmed, folded lines joined by a blank.
struct Fields {
  std::vector<std::pair<std::string, std::string>> all;
  // The first value of `name` (lower case), empty where there is none. Lent: dies with the fields.
  std::string_view get(std::string_view name) const;
};

// Length of the head at the front of `bytes`: its lines up to and with the empty line that ends it
// (CRLF or LF alone); nullopt where no empty line stands in `bytes`.
std::optional<size_t> head_size(std::string_view bytes);

// The fields of a head after its first line. Lines without a colon are passed over.
Fields read_fields(std::string_view head);

// The status of "HTTP/1.1 200 OK"; 0 where the line is none.
int status_of(std::string_view head);

// "text/html" and its charset parameter, both lower case.
struct ContentType {
  std::string type;
  std::string charset;
};
ContentType read_content_type(std::string_view value);

// A chunked body joined, judged by the bytes alone. nullopt where they are no chunks (the first
// chunk's line or end does not hold). `complete` is false where they break off or break their own
// rule later: what came before is given.
struct Dechunked {
  std::string body;
  bool complete = false;
};
std::optional<Dechunked> dechunk(std::string_view bytes);

}  // namespace hearsay::page
