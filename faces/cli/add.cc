// hearsay add: pages in, kept in an archive.
#include "engine/add.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct Add {
  Reading reading;
  ArchivePath archive;
  Format format;

  // No archive is made for inputs that are all missing.
  bool nothing_is_there(Console& console) const {
    std::error_code ignored;
    const auto missing = [&](const std::string& path) {
      return path != "-" && !std::filesystem::exists(path, ignored);
    };
    if (std::filesystem::exists(archive.path, ignored) ||
        !std::all_of(reading.inputs.begin(), reading.inputs.end(), missing))
      return false;
    for (const std::string& path : reading.inputs)
      console.refuse({base::Code::kNotFound, 0, path + ": No such file or directory"});
    return true;
  }

  int run(Console& console) const {
    if (nothing_is_there(console)) return console.finish();
    std::optional<archive::Archive> opened = archive.open(console, archive::Mode::kWrite);
    if (!opened) return console.finish();
    engine::AddOptions options;
    options.read = reading.options();
    engine::AddEvents events;
    events.refused = [&](const base::Error& error) { console.refuse(error); };
    if (console.shows_progress() || console.out_is_terminal())
      events.progress = [&](uint64_t done, uint64_t all) { console.progress(done, all); };
    const engine::AddReport report = engine::add_pages(*opened, reading.inputs, options, events);
    if (report.stopped) console.refuse(*report.stopped);
    if (format.chosen(console) == "text")
      console.out(engine::add_text(report, archive.path));
    else
      console.out(engine::add_record(report) + "\n");
    return console.finish();
  }
};

}  // namespace

Run declare_add(CLI::App& app) {
  auto add = std::make_shared<Add>();
  add->reading.declare(app);
  add->archive.declare(app, "The archive, made where there is none (./archive.hearsay)");
  add->format.declare(app);
  app.footer(
      R"(Keeps the bytes of each page with what was read from it. Adding the same pages again changes nothing; other
bytes under a known id are kept beside it as ID@digest. A run that is cut off loses at most its last batch and
leaves the archive whole; running it again brings the rest. Others may read the archive meanwhile.
Inputs are those of hearsay read.

Examples:
  hearsay add pages/                                  a folder, into ./archive.hearsay
  hearsay add crawl.warc.gz --archive ports.hearsay
  hearsay add --until document dump.jsonl             statements may come later: add again without --until)");
  return [add](Console& console) { return add->run(console); };
}

}  // namespace hearsay::cli
