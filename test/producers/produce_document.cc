// Makes the text of test/cases/document: metadata, blocks, parts and credits of a page.
#include <string>
#include <string_view>

#include "document/read_document.h"
#include "producers/produce.h"
#include "text/fold.h"

namespace hearsay::test {
namespace {

std::string line(std::initializer_list<std::string_view> cells) {
  std::string out;
  for (const std::string_view cell : cells) {
    if (!out.empty()) out += " | ";
    out += cell.empty() ? "-" : text::squeeze(cell);
  }
  return out + "\n";
}

std::string date_line(const document::PublishedDate& date) {
  return line({"published", base::to_iso(date.moment), base::precision_name(date.moment.precision),
               document::date_basis_name(date.basis)});
}

std::string part_lines(const document::Part& part) {
  std::string out;
  if (!part.title.empty()) out += line({"title", part.title});
  for (const std::string& name : part.byline) out += line({"byline", name});
  if (!part.outlet.empty()) out += line({"outlet", part.outlet});
  if (part.published) out += date_line(*part.published);
  return out;
}

std::string block_line(const document::Document& document, const document::Block& block) {
  const std::string_view words = base::view(document.text, block.span);
  if (block.kind != document::BlockKind::kComment) {
    return line({document::block_kind_name(block.kind), words});
  }
  const std::string time = block.time ? base::to_iso(*block.time) : "";
  if (!block.reply_to) return line({"comment", block.author, time, words});
  return line(
      {"comment", block.author, time, words, "answers " + document.blocks[*block.reply_to].author});
}

// The case's text without the newline that the case file itself ends its last line with.
std::string_view page_text(const Case& test, std::string_view section) {
  std::string_view bytes = test.text(section);
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  return bytes;
}

}  // namespace

document::Document document_of(const Case& test) {
  page::Page page;
  page.id = test.name;
  const bool is_html = !test.text("html").empty();
  page.media_type = is_html ? page::MediaType::kHtml : page::MediaType::kPlain;
  page.bytes = page_text(test, is_html ? "html" : "text");
  page.url = page_text(test, "url");
  page.title = page_text(test, "title");
  return document::read_document(page, lexicon::Lexicon::built_in());
}

std::string produce_document(const Case& test) {
  const document::Document document = document_of(test);
  document::Part whole;
  whole.title = document.title;
  whole.byline = document.byline;
  whole.outlet = document.outlet;
  whole.published = document.published;
  std::string out = part_lines(whole);
  uint32_t part = 0;
  for (size_t i = 0; i < document.blocks.size(); ++i) {
    const document::Block& block = document.blocks[i];
    if (document.parts.size() > 1 && (i == 0 || block.part != part)) {
      part = block.part;
      out += line({"part " + std::to_string(part)}) + part_lines(document.parts[part]);
    }
    out += block_line(document, block);
  }
  for (const document::Credit& credit : document.credits) {
    out += line({"credit", document::relation_name(credit.relation), credit.name});
  }
  for (const base::Warning& warning : document.warnings) out += line({"warning", warning.code});
  return out;
}

}  // namespace hearsay::test
