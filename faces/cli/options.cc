// Options that several commands share.
#ifdef __linux__
#include <sched.h>
#endif

#include <algorithm>
#include <thread>
#include <utility>

#include "faces/cli/command.h"

namespace hearsay::cli {

namespace {

constexpr uint64_t kLargestPage = uint64_t{1} << 30;

std::string iso_problem(const std::string& text) {
  return base::from_iso(text) ? std::string() : "'" + text + "' is no ISO 8601 date or time";
}

// The processors this program may run on.
size_t machine_threads() {
  size_t count = std::thread::hardware_concurrency();
#ifdef __linux__
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0)
    count = static_cast<size_t>(CPU_COUNT(&allowed));
#endif
  return std::clamp<size_t>(count, 1, 64);
}

}  // namespace

int tell(Console& console, const base::Error& error) {
  if (error.code != base::Code::kUsage) {
    console.refuse(error);
    return console.finish();
  }
  console.note(error.note);
  return kUsage;
}

// One word of a list, shown in the help as "a|b|c".
CLI::Option* one_of(CLI::Option* option, const std::vector<std::string>& words) {
  std::string shown;
  for (const std::string& word : words) shown.append(shown.empty() ? "" : "|").append(word);
  return option->check(CLI::IsMember(words).description(""))->type_name(shown);
}

void Format::declare(CLI::App& app, const std::vector<std::string>& names) {
  one_of(
      app.add_option("--format", name, "How results are printed (text on a terminal, else jsonl)"),
      names);
}

std::string Format::chosen(const Console& console) const {
  if (!name.empty()) return name;
  return console.out_is_terminal() ? "text" : "jsonl";
}

void Reading::declare(CLI::App& app) {
  app.add_option("INPUT", inputs, "Files, folders or - for standard input")
      ->type_name("")
      ->required();
  one_of(app.add_option("--until", until, "How far to read (statement)"),
         {"document", "statement"});
  app.add_flag("--comments", comments, "Look for statements in readers' comments too");
  declare_limits(app);
}

void Reading::declare_inputs(CLI::App& app, const std::string& help) {
  app.add_option("INPUT", inputs, help)->type_name("");
  declare_limits(app);
}

void Reading::declare_limits(CLI::App& app) {
  one_of(app.add_option("--id", id_rule, "Id of a page that brings none (path)"),
         {"path", "name", "sha256"});
  app.add_option("--threads", threads,
                 "Pages read at once (as the machine has); changes only the time")
      ->check(CLI::Range(size_t{1}, size_t{256}).description(""))
      ->type_name("N");
  app.add_option("--captured", captured,
                 "When the pages were taken, where their carrier does not say")
      ->check(CLI::Validator(iso_problem, ""))
      ->type_name("ISO");
  app.add_option("--max-page", max_page, "Longest page that is read (16M)")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(uint64_t{1}, kLargestPage).description(""))
      ->type_name("BYTES");
}

engine::ReadOptions Reading::options() const {
  engine::ReadOptions options;
  if (id_rule == "name") options.open.id_rule = page::IdRule::kName;
  if (id_rule == "sha256") options.open.id_rule = page::IdRule::kSha256;
  if (until == "document") options.until = engine::Until::kDocument;
  if (!captured.empty()) options.open.captured = base::from_iso(captured);
  if (max_page > 0) {
    options.open.limits.page = max_page;
    // JSON writes some characters with six.
    options.open.limits.jsonl_line = std::max(options.open.limits.jsonl_line, max_page * 4);
  }
  options.find.comments = comments;
  options.threads = threads > 0 ? threads : machine_threads();
  return options;
}

CLI::Option* ArchivePath::declare(CLI::App& app, const std::string& help) {
  return app.add_option("--archive", path, help)->type_name("FILE");
}

std::optional<archive::Archive> ArchivePath::open(Console& console, archive::Mode mode) const {
  base::Result<archive::Archive> opened = archive::Archive::open(path, mode);
  if (!opened.ok()) {
    console.refuse(opened.error());
    return std::nullopt;
  }
  return std::move(opened).value();
}

}  // namespace hearsay::cli
