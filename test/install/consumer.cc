// A stranger's program: reads one page with the installed library and tells who said what.
#include <cstdio>

#include <document/read_document.h>
#include <statement/find_statements.h>

int main() {
  const auto& lexicon = hearsay::lexicon::Lexicon::built_in();
  hearsay::page::Page page;
  page.id = "bridge";
  page.bytes = "Bridge opens in Larkmouth\n\n\"It is safe,\" said Mayor Ana Ruiz.\n";
  const auto document = hearsay::document::read_document(page, lexicon);
  const auto statements = hearsay::statement::find_statements(document, lexicon);
  for (const auto& statement : statements) {
    const auto said = hearsay::base::view(document.text, statement.content.front());
    std::printf("%s: %.*s\n", statement.speaker.name.c_str(), static_cast<int>(said.size()),
                said.data());
  }
  return statements.size() == 1 && statements[0].speaker.name == "Ana Ruiz" ? 0 : 1;
}
