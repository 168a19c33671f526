// The stages from a page to a document, in order.
#include "document/read_document.h"

#include <algorithm>

#include "document/charset.h"
#include "document/credits.h"
#include "document/html.h"
#include "document/label.h"
#include "document/plain.h"

namespace hearsay::document {
namespace {

bool is_blank(const std::string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
}

}  // namespace

Document read_document(const page::Page& page, const lexicon::Lexicon& lexicon) {
  return read_document(page, lexicon, BlockModel::built_in());
}

Document read_document(const page::Page& page, const lexicon::Lexicon& lexicon,
                       const BlockModel& model) {
  Document document;
  document.id = page.id;
  document.sha256 = page.sha256;
  document.media_type = page.media_type;
  document.url = page.url;
  document.captured = page.captured;
  document.warnings = page.warnings;

  // Bytes to Unicode.
  Decoded decoded = decode_page(page);
  document.charset = decoded.charset;
  document.warnings.insert(document.warnings.end(), decoded.warnings.begin(),
                           decoded.warnings.end());

  // Unicode to labelled blocks with parts and metadata.
  if (page.media_type == page::MediaType::kHtml)
    read_html(page, decoded, lexicon, model, document);
  else
    read_plain(page, std::move(decoded.text), lexicon, document);
  if (is_blank(document.text)) document.warnings.push_back({"empty", 0, "the page has no text"});

  // Who is said to have it from whom.
  find_credits(document, lexicon);
  return document;
}

}  // namespace hearsay::document
