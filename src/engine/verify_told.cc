// Holds what an evidence page says of its pages and statements against the pages as read now.
#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/engine.h"
#include "engine/evidence_facts.h"
#include "engine/verify_checker.h"

namespace hearsay::engine {
namespace {

// One fact as given and as read now. What only the page's carrier told (a feed, a WARC, a field
// beside the text) is not read again from its bytes alone.
struct Fact {
  const char* name;
  const std::string &given, &now;
};

// The facts that differ, and those that the page does not tell now.
struct Compared {
  std::string wrong, open;
};

Compared compare(std::initializer_list<Fact> facts) {
  Compared out;
  for (const Fact& fact : facts) {
    if (fact.given == fact.now) continue;
    std::string& list = fact.now.empty() ? out.open : out.wrong;
    list += (list.empty() ? "" : ", ") + std::string(fact.name);
  }
  return out;
}

void tell(const char* name, const std::string& about, const Compared& compared, bool same_program,
          Checker& checker) {
  if (!compared.wrong.empty() && !same_program)
    checker.skip(name, about,
                 "another version of the program made this page; it differs in " + compared.wrong);
  else if (!compared.wrong.empty())
    checker.add(name, about, false, "", "the page gives another " + compared.wrong);
  else if (!compared.open.empty())
    checker.skip(name, about, "the page alone does not give its " + compared.open);
  else
    checker.add(name, about, true, "title, outlet, byline and date are those of the page", "");
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "\n") + name;
  return out;
}

void check_document(const EvidenceDocument& given, const Known& known, Checker& checker) {
  EvidenceDocument now = given;
  put_facts(known.source.document, now);
  const std::string byline = joined(given.byline), byline_now = joined(now.byline);
  tell("told", given.id,
       compare({{"title", given.title, now.title},
                {"outlet", given.outlet, now.outlet},
                {"address", given.url, now.url},
                {"byline", byline, byline_now},
                {"date", given.published, now.published}}),
       given.program == version(), checker);
}

// The index of the statement called "s12".
std::optional<uint32_t> find_statement(const VerifySource& source, const std::string& name) {
  uint32_t number = 0;
  if (name.size() < 2 ||
      std::from_chars(name.data() + 1, name.data() + name.size(), number).ec != std::errc())
    return std::nullopt;
  const auto at =
      std::find_if(source.statements.begin(), source.statements.end(),
                   [&](const statement::Statement& one) { return one.number == number; });
  if (at == source.statements.end()) return std::nullopt;
  return static_cast<uint32_t>(at - source.statements.begin());
}

void check_version(const EvidenceVersion& given, const std::string& about, const Known& known,
                   bool same_program, Checker& checker) {
  EvidenceVersion now = given;
  const std::optional<uint32_t> statement = find_statement(known.source, given.statements.front());
  bool same = statement.has_value();
  if (statement) {
    put_facts({&known.source.document, known.source.statements}, *statement, now);
    if (now.published.empty()) now.published = given.published;  // only its carrier told it
    same = now == given;
  }
  if (!same && !same_program)
    checker.skip("speaker", about,
                 "another version of the program made this page and found others");
  else
    checker.add("speaker", about, same, "who said it, how and when is what the page gives",
                statement ? "the page gives these words to somebody else, or tells them otherwise"
                          : "the page has no such statement");
}

}  // namespace

void check_told(const EvidenceRecord& record, const KnownSources& known, Checker& checker) {
  for (size_t i = 0; i < record.documents.size(); ++i)
    if (known[i]) check_document(record.documents[i], *known[i], checker);
  for (size_t g = 0; g < record.groups.size(); ++g) {
    const EvidenceGroup& group = record.groups[g];
    for (size_t v = 0; v < group.versions.size(); ++v) {
      const EvidenceVersion& one = group.versions[v];
      if (one.statements.empty() || !known[one.document]) continue;
      check_version(one, of_group(g, v), *known[one.document],
                    record.documents[one.document].program == version(), checker);
    }
  }
}

}  // namespace hearsay::engine
