// hearsay read: pages in, one record a document out.
#include <memory>

#include "engine/records.h"
#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

// What was lost on the way stands in the record; a person who watches is told too, up to a bound.
void tell_damage(const page::Page& page, Console& console) {
  for (const base::Warning& warning : page.warnings)
    if (warning.code == "truncated" || warning.code == "damaged")
      console.note_some(page.path + ": " + warning.note + " (" + warning.code + " at byte " +
                        std::to_string(warning.at) + ")");
}

struct Read {
  Reading reading;
  Format format;
  std::string offsets = "points";

  int run(Console& console) const {
    const bool text = format.chosen(console) == "text";
    const engine::Offsets unit = *engine::offsets_of(offsets);
    const engine::TextStyle style{console.colour(), console.width()};
    const auto sink = [&](base::Result<engine::Reading> read) {
      if (!read.ok()) {
        console.refuse(read.error());
        return true;
      }
      tell_damage(read->page, console);
      if (text) return console.out(engine::document_text(read->document, read->statements, style));
      return console.out(engine::document_record(read->document, read->statements, unit) + "\n");
    };
    if (console.shows_progress())
      engine::read_pages(reading.inputs, reading.options(), sink,
                         [&](uint64_t done, uint64_t all) { console.progress(done, all); });
    else
      engine::read_pages(reading.inputs, reading.options(), sink);
    return console.finish();
  }
};

}  // namespace

Run declare_read(CLI::App& app) {
  auto read = std::make_shared<Read>();
  read->reading.declare(app);
  read->format.declare(app);
  one_of(app.add_option("--offsets", read->offsets, "Unit of offsets in records (points)"),
         {"points", "bytes", "utf16"});
  app.footer(
      R"(Inputs are HTML, plain text, WARC, ARC, RSS and Atom, and JSONL, an object a line: {"id", "text" or "html", "url",
"title", "published", "outlet"}; each may be packed by gzip or Zstandard. The kind is told from the bytes.
In folders, names that begin with a dot are left out. What is no page is refused with a line on standard
error, the rest is read, and the exit status is 1.

Examples:
  hearsay read story.html                             what the page says, for a person
  hearsay read --format jsonl pages/ >pages.jsonl     one record a page
  hearsay read --id name --offsets utf16 crawl.warc.gz
  zcat dump.jsonl.gz | hearsay read --until document -)");
  return [read](Console& console) { return read->run(console); };
}

}  // namespace hearsay::cli
