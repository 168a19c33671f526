// hearsay evidence: a finding as one HTML file that a third party can check.
#include "engine/evidence.h"

#include <memory>

#include "faces/cli/command.h"
#include "faces/cli/files.h"

namespace hearsay::cli {

namespace {

struct EvidenceCall {
  std::string finding, output;
  ArchivePath archive;

  int run(Console& console) const {
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return console.finish();
    const base::Result<engine::EvidenceRecord> record = engine::gather_evidence(*opened, finding);
    if (!record.ok()) return tell(console, record.error());
    const std::string page = engine::render_evidence(*record);
    if (output == "-") {
      console.out(page);
    } else if (const base::Status written = write_file(output, page); !written.ok()) {
      return tell(console, written.error());
    }
    return console.finish();
  }
};

}  // namespace

Run declare_evidence(CLI::App& app) {
  auto call = std::make_shared<EvidenceCall>();
  app.add_option("FINDING", call->finding, "DOCUMENT, DOCUMENT#s1, or a pair of either: A..B")
      ->type_name("")
      ->required();
  app.add_option("-o,--output", call->output, "The page to write (- is standard output)")
      ->type_name("F.html")
      ->required();
  call->archive.declare(app);
  app.footer(
      R"(The page needs no network and no script, prints well, and holds the words in context, the lineage, the
differences, digests and the limits of the finding. hearsay verify checks it.

Examples:
  hearsay evidence pages/harbour.html#s3 -o harbour-s3.html
  hearsay evidence pages/harbour.html..pages/wire.html -o pair.html --archive ports.hearsay)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
