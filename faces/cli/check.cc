// hearsay check: is this quote real and complete, as far as the archive knows?
#include "engine/check.h"

#include <memory>

#include "faces/cli/command.h"
#include "faces/cli/files.h"

namespace hearsay::cli {

namespace {

constexpr int kAltered = 10;  // found, but with other words or another speaker
constexpr int kNotFound = 11;
constexpr uint64_t kLargestQuote = uint64_t{1} << 20;

int status_of(engine::Verdict verdict) {
  switch (verdict) {
    case engine::Verdict::kExact: return kDone;
    case engine::Verdict::kAltered:
    case engine::Verdict::kReattributed: return kAltered;
    case engine::Verdict::kNotFound: return kNotFound;
  }
  return kFailed;
}

struct CheckCall {
  std::string words;
  std::optional<std::string> by;
  ArchivePath archive;
  Format format;

  int run(Console& console) const {
    if (by && by->empty()) return tell(console, {base::Code::kUsage, 0, "--by: no name is given"});
    std::string asked = words;
    if (words == "-") {
      base::Result<std::string> read = read_file(words, kLargestQuote);
      if (!read.ok()) return tell(console, read.error());
      asked = std::move(read).value();
    }
    const std::optional<archive::Archive> opened = archive.open(console);
    if (!opened) return console.finish();
    const base::Result<engine::Check> check = engine::check_quote(*opened, asked, by.value_or(""));
    if (!check.ok()) return tell(console, check.error());
    console.out(format.chosen(console) == "text" ? engine::check_text(*check)
                                                 : engine::check_record(*check) + "\n");
    return console.finish(status_of(check->verdict));
  }
};

}  // namespace

Run declare_check(CLI::App& app) {
  auto call = std::make_shared<CheckCall>();
  app.add_option("WORDS", call->words, "The quoted words, or - for standard input")
      ->type_name("")
      ->required();
  app.add_option("--by", call->by, "Who is said to have said them")->type_name("NAME");
  call->archive.declare(app);
  call->format.declare(app);
  app.footer(
      R"(Shows who carries the words, the fullest and the earliest dated version in the archive, and every change
between the words given and each page's. Exit status: 0 as given, 10 found but altered or given to somebody
else, 11 not in this archive, 1 failed, 2 usage.

Examples:
  hearsay check "We will keep the ferry running" --by "Ana Ruiz"
  hearsay check --archive ports.hearsay --format jsonl - <quote.txt)");
  return [call](Console& console) { return call->run(console); };
}

}  // namespace hearsay::cli
