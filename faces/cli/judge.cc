// hearsay judge: a person decides who is one speaker and who is not.
#include "engine/judge.h"

#include <charconv>
#include <memory>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

struct JudgeCall {
  std::string what;
  std::vector<std::string> sides;
  ArchivePath archive;
  Format format;

  int usage(Console& console, const char* note) const {
    console.note(note);
    return kUsage;
  }

  int list(Console& console) const {
    if (!sides.empty()) return usage(console, "judge list takes nothing more");
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return console.finish();
    const base::Result<std::vector<engine::ShownJudgement>> found =
        engine::list_judgements(*opened);
    if (!found.ok()) return tell(console, found.error());
    console.out(format.chosen(console) == "text" ? engine::judgements_text(*found)
                                                 : engine::judgements_jsonl(*found));
    return console.finish();
  }

  base::Result<engine::Judged> keep(archive::Archive& opened, uint64_t number) const {
    if (what != "undo") return engine::judge_speakers(opened, what == "same", sides[0], sides[1]);
    const base::Result<uint64_t> kept = engine::undo_judgement(opened, number);
    if (!kept.ok()) return kept.error();
    return engine::Judged{*kept, {}};
  }

  int run(Console& console) const {
    if (what == "list") return list(console);
    uint64_t number = 0;
    if (what == "undo") {
      if (sides.size() != 1) return usage(console, "judge undo takes the number of a judgement");
      const std::string& text = sides[0];
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc() || end != text.data() + text.size())
        return usage(console, "judge undo takes the number of a judgement");
    } else if (sides.size() != 2) {
      return usage(console, "judge same and judge different take two sides");
    }
    // An archive is judged, not made.
    if (!archive.open(console)) return console.finish();
    std::optional<archive::Archive> opened = archive.open(console, archive::Mode::kWrite);
    if (!opened) return console.finish();
    const base::Result<engine::Judged> kept = keep(*opened, number);
    if (!kept.ok()) return tell(console, kept.error());
    for (const std::string& note : kept->notes) console.note(note);
    const base::Result<std::vector<engine::ShownJudgement>> found =
        engine::list_judgements(*opened);
    if (!found.ok()) return tell(console, found.error());
    std::vector<engine::ShownJudgement> last;
    for (const engine::ShownJudgement& one : *found)
      if (one.line.number == kept->number) last.push_back(one);
    console.out(format.chosen(console) == "text" ? engine::judgements_text(last)
                                                 : engine::judgements_jsonl(last));
    return console.finish();
  }
};

}  // namespace

Run declare_judge(CLI::App& app) {
  auto call = std::make_shared<JudgeCall>();
  one_of(app.add_option("WHAT", call->what, "What to do")->required(),
         {"same", "different", "undo", "list"});
  app.add_option("SIDES", call->sides,
                 "Two names or statements (DOCUMENT#s1), or the number of the judgement to undo")
      ->type_name("");
  call->archive.declare(app);
  call->format.declare(app);
  app.footer(
      R"(same A B: A and B are one speaker. different A B: they are not. A name stands for all pages that have it in
that form. A statement (DOCUMENT#s1) stands for its speaker in that one article, and nothing else of the name
goes with it: same DOCUMENT#s1 NAME gives that mention to NAME, different DOCUMENT#s1 NAME sets it apart from all
pages with NAME. Of two statements the first is moved or set apart, and the second stands for whoever speaks
there. Judgements go before every rule, the newer before the older; they are kept in the archive, survive
adding and doctor --rebuild, and can be taken back (undo). One about a name that nobody has here is kept,
with a note, and holds as soon as a page has the name. Exit status: 0 kept, 1 no such statement or
judgement, 2 usage.

Examples:
  hearsay judge same "Ana Ruiz" "Ana Calder"
  hearsay judge different pages/ferry.html#s3 "Ana Ruiz"
  hearsay judge list
  hearsay judge undo 2)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
