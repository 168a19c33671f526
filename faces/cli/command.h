// What every command of the program is: a name, its options, and what runs when it is called.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "faces/cli/console.h"

namespace hearsay::cli {

// Runs a command whose options have been read; gives the exit status.
using Run = std::function<int(Console&)>;

// Declares a command's options on `app` and gives what runs it. The options live in the returned
// function.
struct Command {
  const char* name;
  const char* summary;
  Run (*declare)(CLI::App& app);
};

Run declare_read(CLI::App& app);
Run declare_add(CLI::App& app);
Run declare_check(CLI::App& app);
Run declare_trace(CLI::App& app);
Run declare_copies(CLI::App& app);
Run declare_who(CLI::App& app);
Run declare_judge(CLI::App& app);
Run declare_evidence(CLI::App& app);
Run declare_verify(CLI::App& app);
Run declare_explain(CLI::App& app);
Run declare_forget(CLI::App& app);
Run declare_doctor(CLI::App& app);

// Tells why a command could not be done and gives its exit status: 2 where the call's words are
// off, else 1.
int tell(Console& console, const base::Error& error);

// A word of a list; anything else is a usage error.
CLI::Option* one_of(CLI::Option* option, const std::vector<std::string>& words);

// Options that several commands share; each adds itself to `app` and fills its field when the call
// is read.
struct Format {
  std::string name;  // empty: text on a terminal, JSON lines elsewhere
  void declare(CLI::App& app, const std::vector<std::string>& names = {"jsonl", "text"});
  std::string chosen(const Console& console) const;
};

// What `read`, `add` and others that take pages are told.
struct Reading {
  std::vector<std::string> inputs;
  std::string id_rule = "path", until = "statement", captured;
  bool comments = false;
  size_t threads = 0;  // 0: as many as the machine has
  uint64_t max_page = 0;
  void declare(CLI::App& app);
  // The same where no input need be given; `help` says what happens then.
  void declare_inputs(CLI::App& app, const std::string& help);
  engine::ReadOptions options() const;

 private:
  void declare_limits(CLI::App& app);
};

// --archive FILE, ./archive.hearsay by default.
struct ArchivePath {
  std::string path = "archive.hearsay";
  CLI::Option* declare(CLI::App& app, const std::string& help = "The archive (./archive.hearsay)");
  // The open archive, or nothing after the reason has been told.
  std::optional<archive::Archive> open(Console& console,
                                       archive::Mode mode = archive::Mode::kRead) const;
};

}  // namespace hearsay::cli
