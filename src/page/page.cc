// Names of media types, and ids and digests of pages.
#include "page/page.h"

#include "base/hash.h"
#include "page/carrier.h"

namespace hearsay::page {

std::string_view media_type_name(MediaType type) {
  switch (type) {
    case MediaType::kPlain: return "text/plain";
    case MediaType::kHtml: return "text/html";
  }
  return "text/plain";
}

std::string_view name_of(std::string_view path) {
  const size_t last = path.find_last_not_of('/');
  if (last == std::string_view::npos) return path;
  path = path.substr(0, last + 1);
  return path.substr(path.rfind('/') + 1);
}

void finish_page(Page& page, IdRule rule, std::string_view path, std::string_view place,
                 std::string_view carried, bool digest) {
  if (digest || rule == IdRule::kSha256) page.sha256 = base::to_hex(base::sha256(page.bytes));
  page.path = std::string(path).append(place);
  switch (rule) {
    case IdRule::kSha256: page.id = page.sha256; return;
    case IdRule::kPath: page.id = page.path; break;
    case IdRule::kName: page.id = std::string(name_of(path)).append(place); break;
  }
  if (!carried.empty()) page.id = carried;
}

base::Error refusal(base::Code code, uint64_t at, std::string_view path, std::string_view what) {
  return {code, at, std::string(path).append(": ").append(what)};
}

}  // namespace hearsay::page
