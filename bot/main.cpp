#include <algorithm>
#include <array>
#include <exception>
#include <iostream>

#include <unistd.h>

#include "bot/command/command.h"
#include "knowledge/suggest.h"

namespace {

using namespace bot::command;  // NOLINT(google-build-using-namespace): the table's own names.

constexpr auto kCommands = std::to_array<Command>({
    {"agent", "who may sign in to the desk: added, listed, disabled", agent},
    {"ask", "how one message is understood and answered", ask},
    {"backup", "a consistent copy of the database, also while it runs", backup},
    {"chat", "talk to the bot in this terminal, or play scripts", chat},
    {"check", "every mistake of a pack, with file and line", check},
    {"dead", "replies that could not be delivered: listed, retried, dropped", dead},
    {"doctor", "whether a server can run as configured, and what to do", doctor},
    {"erase", "everything stored of one person, gone", erase_user},
    {"eval", "how well messages are understood", eval},
    {"export", "everything stored of one person, as JSON", export_user},
    {"graph", "the dialog as a drawing", graph},
    {"new", "a pack made from a Markdown article", make_pack},
    {"replay", "stored conversations through this build and pack: what differs", replay},
    {"serve", "the server: answers over HTTPS", serve},
    {"stats", "how it goes: solved, handed over, waits, ratings, fixes", stats},
});

void usage(std::ostream& out) {
  out << "usage: stepwise COMMAND [OPTIONS]\n\n";
  for (const Command& command : kCommands) {
    out << "  " << command.name << std::string(12 - command.name.size(), ' ') << command.summary
        << '\n';
  }
  out << "\nstepwise COMMAND --help says more.\n";
}

int unknown(std::string_view name) {
  std::vector<std::string_view> names;
  names.reserve(kCommands.size());
  for (const Command& command : kCommands)
    names.push_back(command.name);
  std::cerr << "unknown command '" << name << "'" << knowledge::did_you_mean(name, names) << "\n\n";
  usage(std::cerr);
  return kWrongUse;
}

// The boundary: what a command throws ends it here.
int run(const Command& command, const Args& args) {
  const bool keyboard = isatty(STDIN_FILENO) != 0;
  const bool terminal = keyboard && isatty(STDOUT_FILENO) != 0;
  Console console{std::cin, std::cout, std::cerr, terminal, keyboard};
  try {
    return command.run(args, console);
  } catch (const std::exception& error) {
    std::cerr << "stepwise " << command.name << ": " << error.what() << '\n';
    return kFoundProblems;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Args args(argv + 1, argv + std::max(argc, 1));
  if (args.empty()) {
    usage(std::cerr);
    return kWrongUse;
  }
  if (args[0] == "--help" || args[0] == "-h" || args[0] == "help") {
    usage(std::cout);
    return kFine;
  }
  if (args[0] == "--version") {
    std::cout << "stepwise " STEPWISE_VERSION "\n";
    return kFine;
  }
  const auto* const command = std::ranges::find(kCommands, args[0], &Command::name);
  if (command == kCommands.end()) return unknown(args[0]);
  return run(*command, Args(args.begin() + 1, args.end()));
}
