// Reads the pages of a case the way a JSONL input would give them.
#include "producers/page_set.h"

#include <string_view>

#include "document/read_document.h"
#include "statement/find_statements.h"
#include "text/fold.h"

namespace hearsay::test {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out(4);
  for (size_t cell = 0; cell < out.size() && !line.empty(); ++cell) {
    const size_t end = std::min(line.find('|'), line.size());
    out[cell] = text::squeeze(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

page::Page page_of(std::string_view head) {
  const std::vector<std::string> cells = cells_of(head);
  page::Page page;
  page.id = cells[0];
  page.outlet = cells[1];
  page.published = base::from_iso(cells[2]);
  page.url = cells[3];
  page.is_unicode = true;
  return page;
}

}  // namespace

std::vector<ReadPage> pages_of(const Case& test) {
  std::vector<page::Page> pages;
  std::string_view rest = test.text("pages");
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("@ "))
      pages.push_back(page_of(line.substr(2)));
    else if (!pages.empty())
      pages.back().bytes.append(line).append("\n");
  }
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::built_in();
  std::vector<ReadPage> out;
  for (const page::Page& page : pages) {
    ReadPage read;
    read.document = document::read_document(page, lexicon);
    read.statements = statement::find_statements(read.document, lexicon);
    out.push_back(std::move(read));
  }
  return out;
}

}  // namespace hearsay::test
