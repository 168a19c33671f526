// hearsay trace: where a page or a statement came from, and who has it from there.
#include <memory>

#include "engine/trace.h"
#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct TraceCommand {
  ArchivePath archive;
  Format format;
  std::string finding;
  bool all = false, stories = false;
  uint64_t memory = uint64_t{1} << 30;

  int run(Console& console) const {
    if (finding.empty() != (all || stories) && !(stories && !all)) {
      console.note(all ? "--all takes no DOCUMENT or STATEMENT; see hearsay trace --help"
                       : "name a DOCUMENT or STATEMENT, or give --all; see hearsay trace --help");
      return kUsage;
    }
    const std::string chosen = format.chosen(console);
    if (stories && chosen != "jsonl" && chosen != "text") {
      console.note("--stories prints jsonl or text; see hearsay trace --help");
      return kUsage;
    }
    auto opened = archive::Archive::open(archive.path, archive::Mode::kRead);
    if (!opened) {
      console.refuse(opened.error());
      return console.finish();
    }
    if (stories) return tell(console, *opened, chosen);
    auto trace = all ? engine::trace_all(*opened, memory) : engine::trace_finding(*opened, finding);
    if (!trace) {
      console.refuse(trace.error());
      return console.finish();
    }
    if (chosen == "dot")
      console.out(engine::lineage_dot(*trace));
    else if (chosen == "graphml")
      console.out(engine::lineage_graphml(*trace));
    else if (chosen == "text")
      console.out(engine::lineage_text(*trace));
    else
      console.out(all ? engine::edges_jsonl(*trace) : engine::lineage_json(*trace));
    return console.finish();
  }

  int tell(Console& console, const archive::Archive& opened, const std::string& chosen) const {
    auto told = engine::tell_archive(opened, finding);
    if (!told)
      console.refuse(told.error());
    else
      console.out(chosen == "text" ? engine::stories_text(*told) : engine::stories_jsonl(*told));
    return console.finish();
  }
};

}  // namespace

Run declare_trace(CLI::App& app) {
  auto command = std::make_shared<TraceCommand>();
  app.add_option("DOCUMENT|STATEMENT", command->finding,
                 "A page of the archive, or a statement as DOCUMENT#s1")
      ->type_name("");
  app.add_flag("--all", command->all, "Every parent link of the archive");
  app.add_flag("--stories", command->stories,
               "Statements that stand in several versions: of the archive, or of DOCUMENT");
  app.add_option("--memory", command->memory, "Memory for the pages of --all (1G)")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(uint64_t{16} << 20, uint64_t{1} << 50).description(""))
      ->type_name("BYTES");
  command->archive.declare(app);
  command->format.declare(app, {"jsonl", "text", "dot", "graphml"});
  app.footer(
      R"(Shows the page's sources, what was taken from it, and the evidence for each link; sources that a text
names and the archive does not hold stand outside. Where nothing tells who has words from whom, it says so.

Examples:
  hearsay trace post/strike.html                      a tree with its evidence
  hearsay trace 'post/strike.html#s3'                 who carries this statement, and in which form
  hearsay trace --all --format jsonl >edges.jsonl     every link of the archive, one a line
  hearsay trace --stories                             every statement with its versions
  hearsay trace post/strike.html --format dot | dot -Tsvg >strike.svg)");
  return [command](Console& console) { return command->run(console); };
}

}  // namespace hearsay::cli
