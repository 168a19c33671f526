// Makes the text of test/cases/statement: who said what, one statement a line.
#include <span>
#include <string>
#include <string_view>

#include "producers/produce.h"
#include "statement/find_statements.h"
#include "text/fold.h"

namespace hearsay::test {
namespace {

std::string pieces(std::string_view text, std::span<const base::Bytes> spans) {
  std::string out;
  for (const base::Bytes span : spans) {
    if (!out.empty()) out += " ... ";
    out += text::squeeze(base::view(text, span));
  }
  return out;
}

std::string statement_line(std::string_view text, const statement::Statement& said) {
  std::string out(statement::kind_name(said.kind));
  out += " | " + (said.speaker.name.empty() ? std::string("-") : said.speaker.name);
  out += " | " + (said.cue ? text::squeeze(base::view(text, *said.cue)) : std::string("-"));
  out += " | " + pieces(text, said.content);
  if (said.kind == statement::Kind::kMixed) out += " | quoted " + pieces(text, said.quoted);
  if (said.negated) out += " | not";
  if (said.within) out += " | in s" + std::to_string(*said.within);
  if (said.venue) out += " | at " + said.venue->name;
  if (said.time) out += " | on " + text::squeeze(base::view(text, said.time->span));
  return out + "\n";
}

}  // namespace

std::string produce_statements(const Case& test) {
  const document::Document document = document_of(test);
  std::string out;
  for (const auto& said : statement::find_statements(document, lexicon::Lexicon::built_in(), {})) {
    out += statement_line(document.text, said);
  }
  return out;
}

}  // namespace hearsay::test
