// A page saved with all it needs in one MIME message (MHTML, "webarchive" of browsers): its HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "page/open_pages.h"

namespace hearsay::page {

// The root document of a multipart/related message, or the message itself where it is one part.
struct SavedPage {
  std::string bytes;    // decoded from quoted-printable or base64
  std::string charset;  // of its part, lower case, empty where not stated
  std::string url;      // Content-Location of the part, or Snapshot-Content-Location
  std::string date;     // of the message, as written
  bool html = false;
};

// Reads a whole message (RFC 2045, 2557). An Error (kUnsupported) where no part is a page; damage
// that leaves something to read becomes a warning. Linear; parts inside parts to a depth of four.
base::Result<SavedPage> read_mhtml(std::string_view message, const Limits& limits,
                                   std::vector<base::Warning>& warnings);

// RFC 2045, 6.7 and 6.8. What is no code is kept (quoted-printable) or passed over (base64).
std::string decode_quoted_printable(std::string_view text);
std::string decode_base64(std::string_view text);

}  // namespace hearsay::page
