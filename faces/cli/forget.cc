// hearsay forget: documents taken out of an archive.
#include "engine/forget.h"

#include <filesystem>
#include <memory>
#include <system_error>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct Forget {
  std::vector<std::string> ids;
  ArchivePath archive;
  Format format;

  int run(Console& console) const {
    std::error_code ignored;
    if (!std::filesystem::exists(archive.path, ignored))  // opening would make one
      return tell(console, {base::Code::kNotFound, 0, archive.path + ": no such archive"});
    std::optional<archive::Archive> opened = archive.open(console, archive::Mode::kWrite);
    if (!opened) return console.finish();
    const base::Result<engine::ForgetReport> report = engine::forget_documents(*opened, ids);
    if (!report.ok()) return tell(console, report.error());
    for (const std::string& id : report->unknown)
      console.refuse({base::Code::kNotFound, 0, "no document \"" + id + "\" in this archive"});
    if (format.chosen(console) == "text")
      console.out(engine::forget_text(*report, archive.path));
    else
      console.out(engine::forget_record(*report) + "\n");
    return console.finish();
  }
};

}  // namespace

Run declare_forget(CLI::App& app) {
  auto forget = std::make_shared<Forget>();
  app.add_option("ID", forget->ids, "Documents to take out, by their ids")
      ->type_name("")
      ->required();
  forget->archive.declare(app);
  forget->format.declare(app);
  app.footer(
      R"(The page's bytes and what was derived from it go, and every answer is from then on as if the document had never
been added. Freed places of the file are overwritten when no other program has the archive open; single words of
the page stay in the full text until its lists are merged. The journal keeps how many documents went, and their
numbers; judgements that name the page stay. Evidence pages written before are files of their own and stay.

Examples:
  hearsay forget pages/07.html                        out of ./archive.hearsay
  hearsay forget a1 a2 a3 --archive ports.hearsay)");
  return [forget](Console& console) { return forget->run(console); };
}

}  // namespace hearsay::cli
