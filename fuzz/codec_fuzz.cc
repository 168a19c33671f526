// Bytes as a record of an archive: decoding gives an error or a record, and a record survives being
// written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "archive/codec.h"

namespace archive = hearsay::archive;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  hearsay::document::Document document;
  std::vector<hearsay::statement::Statement> statements;
  if (archive::decode_derived(bytes, document, statements).ok()) {
    document.text.assign(size, 'x');
    (void)archive::check_record(document, statements);
    const std::string again = archive::encode_derived(document, statements);
    hearsay::document::Document second;
    std::vector<hearsay::statement::Statement> second_statements;
    if (!archive::decode_derived(again, second, second_statements).ok()) std::abort();
    if (archive::encode_derived(second, second_statements) != again) std::abort();
  }
  hearsay::page::Page page;
  if (archive::decode_page(bytes, page).ok()) {
    hearsay::page::Page second;
    if (!archive::decode_page(archive::encode_page(page), second).ok()) std::abort();
    if (archive::encode_page(second) != archive::encode_page(page)) std::abort();
  }
  return 0;
}
