// The body of an HTTP response as its page: chunks joined, content encodings undone, headers never
// believed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "page/http.h"
#include "page/open_pages.h"

namespace hearsay::page {

// `bytes` with what the transfer and the server did to it undone, as far as the bytes themselves
// show it: chunks that join to their end (or that the head names), gzip and Zstandard by their
// magic numbers, zlib, bare deflate and Brotli where the head names them and the bytes decode. What
// breaks off gives what came before and a Warning. Errors: kTooLarge (page or ratio limit),
// kDamaged where nothing could be decoded.
base::Result<std::string> decode_body(std::string bytes, const Fields& head, const Limits& limits,
                                      std::vector<base::Warning>& warnings);

}  // namespace hearsay::page
