// hearsay copies: which pages share which passages.
#include "engine/copies.h"

#include <memory>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct CopiesCall {
  Reading reading;
  ArchivePath archive;
  Format format;
  engine::CopiesOptions options;

  int run(Console& console) const {
    engine::CopiesOptions wanted = options;
    wanted.threads = reading.options().threads;
    const std::optional<engine::Corpus> corpus = collect(console);
    if (!corpus) return console.finish();
    const engine::Copies copies = engine::find_copies(*corpus, wanted);
    console.out(format.chosen(console) == "text" ? engine::copies_text(*corpus, copies, wanted)
                                                 : engine::copies_jsonl(*corpus, copies, wanted));
    return console.finish();
  }

  // The pages given, or those of the archive. Nothing after the reason has been told.
  std::optional<engine::Corpus> collect(Console& console) const {
    if (!reading.inputs.empty()) return read(console);
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return std::nullopt;
    base::Result<engine::Corpus> corpus = engine::corpus_of(*opened);
    if (corpus.ok()) return std::move(corpus).value();
    console.refuse(corpus.error());
    return std::nullopt;
  }

  engine::Corpus read(Console& console) const {
    engine::Corpus corpus;
    engine::ReadOptions read_options = reading.options();
    // Statements are needed only to tell who has what from whom.
    if (!options.direction) read_options.until = engine::Until::kText;
    engine::read_pages(reading.inputs, read_options, [&](base::Result<engine::Reading> read) {
      if (!read.ok()) {
        console.refuse(read.error());
        return true;
      }
      corpus.documents.push_back(std::move(read->document));
      corpus.statements.push_back(std::move(read->statements));
      return true;
    });
    return corpus;
  }
};

}  // namespace

Run declare_copies(CLI::App& app) {
  auto call = std::make_shared<CopiesCall>();
  call->reading.declare_inputs(app, "Pages to compare (those of the archive where none are given)");
  call->archive.declare(app);
  app.add_flag("--direction", call->options.direction,
               "Tell who has it from whom, where there is evidence");
  app.add_flag("--changes", call->options.changes, "Tell what differs inside each passage");
  app.add_flag("--clusters", call->options.clusters,
               "Group documents: which one is kept, which are its copies");
  app.add_option("--min-words", call->options.min_words,
                 "Shared words from which on a passage is shown (10)")
      ->check(CLI::Range(uint32_t{3}, uint32_t{1000}).description(""))
      ->type_name("N");
  call->format.declare(app);
  app.footer(
      R"(Furniture of the pages (navigation, share bars) is not compared. Nothing is dropped: clusters name every
document, copies with the share of their words that the kept one holds.

Examples:
  hearsay copies                                      over ./archive.hearsay
  hearsay copies pages/ --changes                     over files, with what was changed
  hearsay copies --clusters dump.jsonl.gz --format jsonl >clusters.jsonl)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
