// hearsay who: what has this speaker said, and when?
#include "engine/who.h"

#include <memory>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

std::string date_problem(const std::string& text) {
  return base::from_iso(text) ? std::string() : "'" + text + "' is no ISO 8601 date";
}

struct WhoCall {
  engine::WhoOptions options;
  std::string from, to;
  ArchivePath archive;
  Format format;

  int run(Console& console) {
    if (!from.empty()) options.from = base::from_iso(from);
    if (!to.empty()) options.to = base::from_iso(to);
    if (options.from && options.to && base::surely_before(*options.to, *options.from))
      return tell(console, {base::Code::kUsage, 0, "--to " + to + " is before --from " + from});
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return console.finish();
    const base::Result<engine::Who> who = engine::follow_speaker(*opened, options);
    if (!who.ok()) return tell(console, who.error());
    console.out(format.chosen(console) == "text" ? engine::who_text(*who)
                                                 : engine::who_jsonl(*who));
    if (who->chosen) return console.finish();
    const bool unread = who->waiting > 0 && who->waiting == who->documents;
    console.note(unread ? "statements were not looked for in this archive yet (its documents were "
                          "added with --until document): hearsay add the same input without it, "
                          "or hearsay doctor --rebuild, does"
                 : who->named.empty()
                     ? "nobody of this name speaks in this archive"
                     : "the name may mean " + std::to_string(who->named.size()) +
                           " speakers; ask for one by a fuller name or by --entity N");
    return console.finish(kFailed);
  }
};

}  // namespace

Run declare_who(CLI::App& app) {
  auto call = std::make_shared<WhoCall>();
  app.add_option("NAME", call->options.name, "A person or an organisation, as fully as you know it")
      ->type_name("")
      ->required();
  app.add_option("--about", call->options.about,
                 "Only what has all these words in one of its wordings, in any form of them")
      ->type_name("WORDS");
  app.add_option("--from", call->from, "Only pages published on this day or later")
      ->check(CLI::Validator(date_problem, ""))
      ->type_name("DATE");
  app.add_option("--to", call->to, "Only pages published on this day or earlier")
      ->check(CLI::Validator(date_problem, ""))
      ->type_name("DATE");
  app.add_option("--entity", call->options.entity,
                 "Which one, by its number in the list that an ambiguous name gives")
      ->check(CLI::Range(uint32_t{1}, uint32_t{1000000}).description(""))
      ->type_name("N");
  call->archive.declare(app);
  call->format.declare(app);
  app.footer(
      R"(Shows what one speaker of the archive said, by the date of the earliest page that carries it; undated at
the end. Pages with the same words are one line, and what other wordings changed is told. One speaker over
the pages: names join by given name, initials, short forms and spellings, never by a surname alone; hearsay
judge corrects what is joined or parted wrongly. Exit status: 0 one speaker, 1 several or none (several
are listed), 2 usage. --from and --to leave undated pages out.

Examples:
  hearsay who "Ana Ruiz" --archive ports.hearsay
  hearsay who Ruiz --about "harbour strike" --from 2031-01 --to 2031-06
  hearsay who Ruiz --entity 2 --format jsonl)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
