// hearsay copies: which pages share which passages.
#include "engine/copies.h"

#include <memory>
#include <set>

#include "engine/against.h"
#include "engine/archive_copies.h"
#include "engine/text_copies.h"
#include "faces/cli/command.h"
#include "faces/cli/kept_output.h"

namespace hearsay::cli {

namespace {

struct CopiesCall {
  Reading reading;
  ArchivePath archive;
  Format format;
  engine::CopiesOptions options;

  std::string output, against, as;
  uint64_t memory = uint64_t{1} << 30;

  const CLI::Option* archive_option = nullptr;  // the application's

  // A page named twice is one page.
  void drop_repeated_inputs() {
    std::set<std::string> seen;
    std::erase_if(reading.inputs,
                  [&](const std::string& path) { return !seen.insert(path).second; });
  }

  int run(Console& console) const {
    if (!reading.inputs.empty() && archive_option->count() > 0)
      return tell(console, {base::Code::kUsage, 0,
                            "pages are compared with one another, or with an archive by --against; "
                            "--archive is for its own pages"});
    const bool asks_more = options.direction || options.changes || options.clusters || !as.empty();
    if (!against.empty()) return asks_more ? refuse_more(console) : compare(console);
    if (reading.inputs.empty() && (!asks_more || only_clusters() || only_changes()))
      return stream(console);
    if (!output.empty()) return refuse_output(console);
    if (only_clusters() || (!asks_more && format.chosen(console) == "jsonl"))
      return compare_texts(console);
    engine::CopiesOptions wanted = options;
    wanted.threads = reading.options().threads;
    const std::optional<engine::Corpus> corpus = collect(console);
    if (!corpus) return console.finish();
    const engine::Copies copies = engine::find_copies(*corpus, wanted);
    if (copies.passages.empty() && !options.clusters)
      console.note(engine::nothing_found(corpus->documents.size(), 0, options.min_words));
    if (!as.empty()) {
      console.out(engine::passim_jsonl(*corpus, copies));
      return console.finish();
    }
    console.out(format.chosen(console) == "text" ? engine::copies_text(*corpus, copies, wanted)
                                                 : engine::copies_jsonl(*corpus, copies, wanted));
    return console.finish();
  }

  // Clusters are told of themselves, without passages.
  bool only_clusters() const { return options.clusters && as.empty(); }

  bool only_changes() const {
    return options.changes && !options.direction && !options.clusters && as.empty();
  }

  static int refuse_more(Console& console) {
    console.note("--against tells passages only; see hearsay copies --help");
    return kUsage;
  }

  static int refuse_output(Console& console) {
    console.note("--output is for passages of an archive; use > FILE here");
    return kUsage;
  }

  // Passages or clusters of the pages given, whose texts are not kept.
  int compare_texts(Console& console) const {
    engine::TextCopies copies;
    engine::ReadOptions read_options = reading.options();
    read_options.until = engine::Until::kText;
    read_options.open.digests = read_options.open.dates = false;
    engine::read_pages(reading.inputs, read_options, [&](base::Result<engine::Reading>&& read) {
      if (read.ok())
        copies.add(read->document);
      else
        console.refuse(read.error());
      return true;
    });
    const auto write = [&](std::string_view lines) { return console.out(lines); };
    const size_t threads = read_options.threads;
    const uint64_t passages =
        options.clusters
            ? copies.clusters(options.min_words, threads, format.chosen(console) == "text", write)
            : copies.lines(options.min_words, threads, write);
    if (passages == 0 && !options.clusters)
      console.note(engine::nothing_found(copies.documents(), 0, options.min_words));
    return console.finish();
  }

  // Pages, or those of one archive, against another archive.
  int compare(Console& console) const {
    const std::optional<archive::Archive> other = ArchivePath{against}.open(console);
    if (!other) return console.finish();
    engine::AgainstOptions wanted{options.min_words, reading.options().threads, memory,
                                  format.chosen(console) == "text"};
    bool any = false;
    engine::Against comparison(*other, wanted,
                               {[&](const base::Error& error) { console.refuse(error); },
                                [&](uint64_t done, uint64_t all) { console.progress(done, all); }},
                               [&](std::string_view lines) {
                                 any = any || !lines.empty();
                                 return console.out(lines);
                               });
    uint64_t documents = 0;
    base::Status status;
    const auto take = [&](document::Document document) {
      ++documents;
      status = comparison.add(std::move(document));
      return status.ok() && !comparison.stopped();
    };
    if (reading.inputs.empty()) {
      const std::optional<archive::Archive> own = archive.open(console);
      if (!own) return console.finish();
      const base::Result<std::vector<std::string>> ids = own->ids();
      if (!ids.ok()) return tell(console, ids.error());
      for (const std::string& id : *ids) {
        base::Result<archive::Stored> stored = own->document(id);
        if (!stored.ok())
          console.refuse(stored.error());
        else if (!take(std::move(stored->document)))
          break;
      }
    } else {
      engine::ReadOptions read_options = reading.options();
      read_options.until = engine::Until::kText;
      engine::read_pages(reading.inputs, read_options, [&](base::Result<engine::Reading> read) {
        if (read.ok()) return take(std::move(read->document));
        console.refuse(read.error());
        return true;
      });
    }
    if (status.ok()) status = comparison.finish();
    if (!status.ok()) return tell(console, status.error());
    if (!any)
      console.note(engine::nothing_found(documents, comparison.compared(), options.min_words));
    return console.finish();
  }

  // Passages or clusters of an archive, in bounded memory.
  int stream(Console& console) const {
    if (options.clusters && !output.empty()) return refuse_output(console);
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return console.finish();
    engine::ArchiveCopiesOptions wanted;
    wanted.min_words = options.min_words;
    wanted.threads = reading.options().threads;
    wanted.memory = memory;
    wanted.as_text = format.chosen(console) == "text";
    wanted.clusters = options.clusters;
    wanted.changes = options.changes && !options.clusters;
    const base::Result<uint64_t> documents = opened->size(), last = opened->last_number();
    if (!documents.ok()) return tell(console, documents.error());
    if (!last.ok()) return tell(console, last.error());
    KeptOutput file(output, std::to_string(*documents) + " documents up to " +
                                std::to_string(*last) + ", " + std::to_string(options.min_words) +
                                " words, " + format.chosen(console) +
                                (wanted.changes ? ", changes" : ""));
    if (base::Status status = file.open(); !status.ok()) return tell(console, status.error());
    wanted.first = file.next();
    if (wanted.first > 1)
      console.note("going on with document " + std::to_string(wanted.first) + " of " +
                   std::to_string(*last));
    engine::ArchiveCopiesEvents events;
    events.lines = [&](std::string_view lines, uint64_t next) {
      return output.empty() ? console.out(lines) : file.write(lines, next);
    };
    events.refused = [&](const base::Error& error) { console.refuse(error); };
    events.progress = [&](uint64_t done, uint64_t all) { console.progress(done, all); };
    const auto report = engine::copies_of_archive(*opened, wanted, events);
    if (!report.ok()) return tell(console, report.error());
    if (base::Status status = file.finish(); !status.ok()) return tell(console, status.error());
    if (report->passages == 0 && wanted.first == 1 && !options.clusters)
      console.note(engine::nothing_found(report->documents, report->pairs, options.min_words));
    return console.finish();
  }

  // The pages given, or those of the archive. Nothing after the reason has been told.
  std::optional<engine::Corpus> collect(Console& console) const {
    if (!reading.inputs.empty()) return read(console);
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return std::nullopt;
    base::Result<engine::Corpus> corpus = engine::corpus_of(*opened, memory);
    if (corpus.ok()) return std::move(corpus).value();
    console.refuse(corpus.error());
    return std::nullopt;
  }

  std::optional<engine::Corpus> read(Console& console) const {
    engine::Corpus corpus;
    engine::CorpusRoom room(memory);
    base::Status status;
    engine::ReadOptions read_options = reading.options();
    // Statements are needed only to tell who has what from whom.
    if (!options.direction) read_options.until = engine::Until::kText;
    engine::read_pages(reading.inputs, read_options, [&](base::Result<engine::Reading> read) {
      if (!read.ok()) {
        console.refuse(read.error());
        return true;
      }
      status = room.take(read->document, read->statements.size());
      corpus.documents.push_back(std::move(read->document));
      corpus.statements.push_back(std::move(read->statements));
      return status.ok();
    });
    if (status.ok()) return corpus;
    console.refuse(status.error());
    return std::nullopt;
  }
};

}  // namespace

Run declare_copies(CLI::App& app) {
  auto call = std::make_shared<CopiesCall>();
  call->reading.declare_inputs(app, "Pages to compare (those of the archive where none are given)");
  call->archive_option = call->archive.declare(app);
  app.add_flag("--direction", call->options.direction,
               "Tell who has it from whom, where there is evidence");
  app.add_flag("--changes", call->options.changes, "Tell what differs inside each passage");
  app.add_flag("--clusters", call->options.clusters,
               "Group documents: which one is kept, which are its copies");
  app.add_option("--min-words", call->options.min_words,
                 "Shared words from which on a passage is shown (10)")
      ->check(CLI::Range(uint32_t{3}, uint32_t{1000}).description(""))
      ->type_name("N");
  app.add_option("--against", call->against,
                 "Compare with the pages of this archive instead of with one another")
      ->type_name("FILE");
  one_of(app.add_option("--as", call->as, "Print the lines of another program"), {"passim"});
  app.add_option("--memory", call->memory, "Memory for the pages that are compared at a time (1G)")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(uint64_t{16} << 20, uint64_t{1} << 50).description(""))
      ->type_name("BYTES");
  app.add_option("-o,--output", call->output,
                 "Write an archive's passages there; the same call goes on where a killed one was")
      ->type_name("FILE");
  call->format.declare(app);
  app.footer(
      R"(Furniture of the pages (navigation, share bars) is not compared. Nothing is dropped: clusters name every
document, copies with the share of their words that the kept one holds.

Examples:
  hearsay copies                                      over ./archive.hearsay
  hearsay copies -o passages.jsonl                    the same into a file, resumed after a kill
  hearsay copies pages/ --changes                     over files, with what was changed
  hearsay copies --clusters dump.jsonl.gz --format jsonl >clusters.jsonl)");
  return [call](Console& console) {
    call->drop_repeated_inputs();
    return call->run(console);
  };
}

}  // namespace hearsay::cli
