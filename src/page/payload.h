// What a record of a web archive carries, where it is a page: the same for WARC and ARC.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "page/http.h"
#include "page/open_pages.h"

namespace hearsay::page {

struct Payload {
  std::string bytes;
  bool html = false;
};

// `content` as a page by its media type (empty: none was stated) and its bytes, what `http` says
// was done to it undone. `too_long`: the size of a record over the limit, of which `content` is the
// beginning. Nothing where it is no page; an Error where it is one and cannot be had (kTooLarge,
// and those of decode_body).
std::optional<base::Result<Payload>> read_payload(std::string content, const Fields& http,
                                                  std::string_view type,
                                                  std::optional<uint64_t> too_long,
                                                  const Limits& limits,
                                                  std::vector<base::Warning>& warnings);

}  // namespace hearsay::page
