// The program `hearsay`: finds the command, reads its options, runs it.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <new>
#include <sstream>
#include <utility>

#include "faces/cli/command.h"

namespace {

using namespace hearsay::cli;

// In the order of --help.
constexpr Command kCommands[] = {
    {"read", "Read pages and print one record a document", declare_read},
    {"add", "Read pages and keep them in an archive", declare_add},
    {"check", "Check whether words are in an archive as given, and by whom", declare_check},
    {"trace", "Show which page has it from which, with the evidence", declare_trace},
    {"copies", "Find passages that pages share, and which pages are copies", declare_copies},
    {"who", "Follow a speaker: what was said, when, and how it was reworded", declare_who},
    {"judge", "Decide who is one speaker and who is not", declare_judge},
    {"evidence", "Write a finding as one HTML file that others can check", declare_evidence},
    {"verify", "Check such a file against itself and its sources", declare_verify},
    {"explain", "Show why each decision behind a finding was made", declare_explain},
    {"forget", "Take documents out of an archive", declare_forget},
    {"doctor", "Check an archive, or derive everything in it again", declare_doctor},
};

// The first word of the call where it is to name a command and names none.
std::string unknown_command(int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return {};
  for (const Command& command : kCommands)
    if (std::string_view(argv[1]) == command.name) return {};
  return argv[1];
}

// What was committed to an archive stays; an output that can go on goes on.
[[noreturn]] void out_of_memory() {
  constexpr std::string_view kNote =
      "hearsay: out of memory; what an archive or an --output file holds is kept\n";
  [[maybe_unused]] const auto wrote = ::write(STDERR_FILENO, kNote.data(), kNote.size());
  std::_Exit(kFailed);
}

int tell_usage(Console& console, const CLI::App& app, const CLI::ParseError& error) {
  std::string command = "hearsay";
  for (const CLI::App* called : app.get_subcommands()) command += " " + called->get_name();
  console.note(std::string(error.what()) + "; see " + command + " --help");
  return kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  std::set_new_handler(out_of_memory);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is told by the write
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file that may not grow
#endif
  Console console;
  CLI::App app(
      "Rebuilds the trail of public words: who said what, which page has it from which, and what "
      "was changed.",
      "hearsay");
  app.set_version_flag("--version", "hearsay " + std::string(hearsay::engine::version()),
                       "Print the version");
  app.set_help_flag("-h,--help", "Print this help");
  app.require_subcommand(1);
  app.footer(
      "hearsay COMMAND --help explains a command, with examples.\n"
      "Exit status: 0 done, 1 failed or something was refused, 2 usage.");
  app.get_formatter()->column_width(34);
  std::vector<std::pair<CLI::App*, Run>> runs;
  for (const Command& command : kCommands) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    runs.emplace_back(sub, command.declare(*sub));
  }
  if (const std::string unknown = unknown_command(argc, argv); !unknown.empty()) {
    console.note("there is no command '" + unknown + "'; see hearsay --help");
    return kUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return tell_usage(console, app, error);
    std::ostringstream help;
    app.exit(error, help, help);
    console.out(help.str());
    return console.finish();
  }
  for (const auto& [sub, run] : runs)
    if (sub->parsed()) return run(console);
  return kUsage;
}
