// hearsay explain: why each decision behind a finding was made.
#include "engine/explain.h"

#include <memory>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct ExplainCall {
  std::string finding;
  ArchivePath archive;
  Format format;

  int run(Console& console) const {
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return console.finish();
    const base::Result<engine::Explanation> explained = engine::explain_finding(*opened, finding);
    if (!explained.ok()) return tell(console, explained.error());
    console.out(format.chosen(console) == "text" ? engine::explanation_text(*explained)
                                                 : engine::explanation_json(*explained));
    return console.finish();
  }
};

}  // namespace

Run declare_explain(CLI::App& app) {
  auto call = std::make_shared<ExplainCall>();
  app.add_option("FINDING", call->finding, "DOCUMENT, DOCUMENT#s1, or a pair of either: A..B")
      ->type_name("")
      ->required();
  call->archive.declare(app);
  call->format.declare(app);
  app.footer(
      R"(Each decision with the id of the rule or model that made it, its score and the words it was made on.

Examples:
  hearsay explain pages/harbour.html#s3
  hearsay explain pages/harbour.html --format jsonl)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
