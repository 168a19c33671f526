// Media types first, then the bytes themselves.
#include "page/payload.h"

#include <utility>

#include "page/decode_body.h"
#include "page/sniff.h"

namespace hearsay::page {

std::optional<base::Result<Payload>> read_payload(std::string content, const Fields& http,
                                                  std::string_view type,
                                                  std::optional<uint64_t> too_long,
                                                  const Limits& limits,
                                                  std::vector<base::Warning>& warnings) {
  const bool as_html = type == "text/html" || type == "application/xhtml+xml";
  if (!as_html && type != "text/plain" && !type.empty()) return std::nullopt;
  if (too_long) {
    if (sniff(content).kind == Kind::kOther) return std::nullopt;
    return base::Error{base::Code::kTooLarge, 0,
                       "a record of " + std::to_string(*too_long) +
                           " bytes, more than the limit of " + std::to_string(limits.page) +
                           " for a page"};
  }
  base::Result<std::string> body = decode_body(std::move(content), http, limits, warnings);
  if (!body.ok()) return body.error();
  const Kind kind = sniff(*body).kind;
  if (kind != Kind::kHtml && kind != Kind::kPlain && !(kind == Kind::kEmpty && as_html))
    return std::nullopt;
  return Payload{std::move(*body), kind == Kind::kHtml || as_html};
}

}  // namespace hearsay::page
