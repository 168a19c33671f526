// Any bytes as a page, HTML or plain: reading ends, and every span of document and statements lies
// in the text.
#include <cstddef>
#include <cstdint>
#include <string>

#include "document/read_document.h"
#include "promise.h"
#include "statement/find_statements.h"
#include "text/utf8.h"

namespace {

using hearsay::fuzz::promise;
using hearsay::fuzz::promise_inside;

void check_document(const hearsay::document::Document& document) {
  promise(!hearsay::text::first_broken(document.text).has_value());
  uint32_t end = 0;
  for (const auto& block : document.blocks) {
    promise_inside(document.text, block.span);
    promise(block.span.begin >= end && block.part < document.parts.size());
    end = block.span.end;
  }
  for (const auto& part : document.parts) promise_inside(document.text, part.span);
  for (const auto& credit : document.credits) promise_inside(document.text, credit.span);
}

void check_statements(const hearsay::document::Document& document,
                      const std::vector<hearsay::statement::Statement>& statements) {
  uint32_t number = 0;
  for (const auto& statement : statements) {
    promise(statement.number == ++number && !statement.content.empty());
    for (const auto& span : statement.content) promise_inside(document.text, span);
    for (const auto& span : statement.quoted) promise_inside(document.text, span);
    if (statement.cue) promise_inside(document.text, *statement.cue);
    if (statement.source) promise_inside(document.text, *statement.source);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const auto& lexicon = hearsay::lexicon::Lexicon::built_in();
  hearsay::page::Page page;
  page.id = "page";
  page.media_type =
      data[0] == 'h' ? hearsay::page::MediaType::kHtml : hearsay::page::MediaType::kPlain;
  page.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto document = hearsay::document::read_document(page, lexicon);
  check_document(document);
  hearsay::statement::FindOptions options;
  options.comments = true;
  check_statements(document, hearsay::statement::find_statements(document, lexicon, options));
  return 0;
}
