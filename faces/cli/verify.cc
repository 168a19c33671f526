// hearsay verify: checks an evidence page against itself and against its sources.
#include "engine/verify.h"

#include <memory>

#include "faces/cli/command.h"
#include "faces/cli/files.h"

namespace hearsay::cli {

namespace {

constexpr uint64_t kLargestEvidence = uint64_t{64} << 20;

struct VerifyCall {
  std::string file;
  std::vector<std::string> pages;
  ArchivePath archive{""};
  Format format;

  int run(Console& console) const {
    const base::Result<std::string> html = read_file(file, kLargestEvidence);
    if (!html.ok()) return tell(console, html.error());
    std::optional<archive::Archive> opened;
    engine::SourceFinder finder;
    if (!archive.path.empty()) {
      opened = archive.open(console);
      if (!opened) return console.finish();
      finder = engine::sources_in(*opened);
    } else if (!pages.empty()) {
      finder = engine::sources_in(pages, engine::pages_wanted(*html),
                                  [&](const base::Error& error) { console.refuse(error); });
    }
    const engine::VerifyReport report =
        engine::verify_evidence(*html, finder, opened ? &*opened : nullptr);
    console.out(format.chosen(console) == "text" ? engine::verify_text(report)
                                                 : engine::verify_json(report));
    return console.finish(report.failed() ? kFailed : kDone);
  }
};

}  // namespace

Run declare_verify(CLI::App& app) {
  auto call = std::make_shared<VerifyCall>();
  app.add_option("F.html", call->file, "The evidence page")->type_name("")->required();
  CLI::Option* pages =
      app.add_option("--pages", call->pages, "Files or folders that hold the pages it speaks of");
  pages->type_name("PATH");
  call->archive.declare(app, "Archive to check it against (none)")->excludes(pages);
  call->format.declare(app);
  app.footer(
      R"(Without --archive or --pages the page is checked against itself only, and what could not be checked is
said. Exit status: 0 nothing failed, 1 something did or could not be read.

Examples:
  hearsay verify harbour-s3.html
  hearsay verify harbour-s3.html --archive ports.hearsay
  hearsay verify harbour-s3.html --pages pages/)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
