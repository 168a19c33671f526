// hearsay doctor: checks an archive, or derives everything in it again.
#include "engine/doctor.h"

#include <memory>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct Doctor {
  ArchivePath archive;
  Format format;
  bool rebuild = false, comments = false;
  size_t threads = 0;

  int run(Console& console) const {
    std::optional<archive::Archive> opened =
        archive.open(console, rebuild ? archive::Mode::kUpgrade : archive::Mode::kRead);
    if (!opened) return console.finish();
    const auto progress = [&](uint64_t done, uint64_t all) { console.progress(done, all); };
    if (rebuild) {
      Reading reading;
      reading.threads = threads;
      reading.comments = comments;
      const auto rebuilt = engine::rebuild_archive(*opened, reading.options(), progress);
      if (!rebuilt.ok()) return tell(console, rebuilt.error());
      for (const base::Error& error : rebuilt->failed) console.refuse(error);
    }
    const base::Result<engine::Health> health = engine::examine_archive(*opened, progress);
    if (!health.ok()) return tell(console, health.error());
    if (format.chosen(console) == "text")
      console.out(engine::health_text(*health, archive.path));
    else
      console.out(engine::health_record(*health) + "\n");
    return console.finish(health->faults.empty() ? kDone : kFailed);
  }
};

}  // namespace

Run declare_doctor(CLI::App& app) {
  auto doctor = std::make_shared<Doctor>();
  app.add_flag("--rebuild", doctor->rebuild, "First derive everything again from the pages' bytes");
  app.add_flag("--comments", doctor->comments,
               "With --rebuild: statements in readers' comments too");
  app.add_option("--threads", doctor->threads,
                 "With --rebuild: pages read at once (as the machine has)")
      ->check(CLI::Range(size_t{1}, size_t{256}).description(""))
      ->type_name("N");
  doctor->archive.declare(app);
  doctor->format.declare(app);
  app.footer(
      R"(Checks the file itself, the digest of every page, every record, span and index, and says which version of the
program derived how much, and what was added when. Exit status 1 where a fault is found.

Examples:
  hearsay doctor                                      is everything well?
  hearsay doctor --rebuild --archive ports.hearsay    after an update of the program)");
  return [doctor](Console& console) { return doctor->run(console); };
}

}  // namespace hearsay::cli
