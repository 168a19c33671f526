// Options that several commands share.
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

size_t machine_threads() { return std::clamp<size_t>(std::thread::hardware_concurrency(), 1, 64); }

}  // namespace

void Format::declare(CLI::App& app, std::vector<std::string> names) {
  app.add_option("--format", name, "How results are printed (text on a terminal, jsonl elsewhere)")
      ->check(CLI::IsMember(std::move(names)));
}

std::string Format::chosen(const Console& console) const {
  if (!name.empty()) return name;
  return console.out_is_terminal() ? "text" : "jsonl";
}

void Reading::declare(CLI::App& app, bool inputs_needed) {
  auto* input = app.add_option(
      "INPUT", inputs,
      "Files, folders (names that begin with a dot are left out) or - for standard input");
  if (inputs_needed) input->required();
  app.add_option("--id", id_rule, "What names a page that brings no id: path, name or sha256")
      ->check(CLI::IsMember({"path", "name", "sha256"}))
      ->capture_default_str();
  app.add_option("--until", until, "How far to read: document or statement")
      ->check(CLI::IsMember({"document", "statement"}))
      ->capture_default_str();
  app.add_flag("--comments", comments, "Look for statements in readers' comments too");
  app.add_option("--threads", threads,
                 "Pages read at once (as many as the machine has); changes nothing but the time")
      ->check(CLI::Range(size_t{1}, size_t{256}))
      ->type_name("N");
  app.add_option("--captured", captured, "When the pages were taken, for carriers that do not say")
      ->check(CLI::Validator(iso_problem, "ISO"))
      ->type_name("");
  app.add_option("--max-page", max_page, "Longest page that is read, in bytes (16M)")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(uint64_t{1}, kLargestPage))
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

void ArchivePath::declare(CLI::App& app) {
  app.add_option("--archive", path, "The archive")->capture_default_str()->type_name("FILE");
}

}  // namespace hearsay::cli
