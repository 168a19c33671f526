// Any bytes as a page saved in one MIME message: the page in it is no larger than the message, and
// reading it as a document keeps its promises.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/read_document.h"
#include "page/mhtml.h"
#include "promise.h"
#include "text/utf8.h"

namespace {

using hearsay::fuzz::promise;
using hearsay::fuzz::promise_inside;

void read_as_document(hearsay::page::SavedPage saved) {
  hearsay::page::Page page;
  page.id = "page";
  page.media_type = saved.html ? hearsay::page::MediaType::kHtml : hearsay::page::MediaType::kPlain;
  page.http_charset = std::move(saved.charset);
  page.url = std::move(saved.url);
  page.bytes = std::move(saved.bytes);
  const auto& lexicon = hearsay::lexicon::Lexicon::built_in();
  const auto document = hearsay::document::read_document(page, lexicon);
  promise(!hearsay::text::first_broken(document.text).has_value());
  for (const auto& block : document.blocks) {
    promise_inside(document.text, block.span);
    promise(block.raw.end <= page.bytes.size());
  }
  for (const auto& credit : document.credits) promise_inside(document.text, credit.span);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view message(reinterpret_cast<const char*>(data), size);
  promise(hearsay::page::decode_quoted_printable(message).size() <= size);
  promise(hearsay::page::decode_base64(message).size() <= size);
  std::vector<hearsay::base::Warning> warnings;
  hearsay::base::Result<hearsay::page::SavedPage> saved =
      hearsay::page::read_mhtml(message, {}, warnings);
  if (!saved.ok()) {
    promise(!saved.error().note.empty());
    return 0;
  }
  promise(saved->bytes.size() <= size);
  read_as_document(std::move(saved).value());
  return 0;
}
