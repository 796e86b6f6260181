// A subcommand of `stepwise`: what it is called, what it is for, and the function that does it.
//
// A command reads from and writes to the console it is given, so that a test can hold both ends.
// It returns the process's exit code; what it throws is told by main, which then exits with 1.

#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace bot::command {

inline constexpr int kFine = 0;
inline constexpr int kFoundProblems = 1;
inline constexpr int kWrongUse = 2;

// Data goes to `out`, talk to `err`. Nothing is owned.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  // A person sits at both ends: prompts and bold are welcome.
  bool keyboard = false;  // What is read is typed, whatever becomes of what is written.
};

using Args = std::vector<std::string>;  // Without the program's and the command's names.

struct Command {
  std::string_view name;
  std::string_view summary;  // Lower case, one line of the usage text.
  int (*run)(const Args& args, Console& console);
};

// One function a file of this folder, named alike.
int agent(const Args& args, Console& console);
int ask(const Args& args, Console& console);
int backup(const Args& args, Console& console);
int chat(const Args& args, Console& console);
int check(const Args& args, Console& console);
int dead(const Args& args, Console& console);
int doctor(const Args& args, Console& console);
int erase_user(const Args& args, Console& console);  // `erase`, in erase.cpp.
int eval(const Args& args, Console& console);
int export_user(const Args& args, Console& console);  // `export`, in export.cpp.
int graph(const Args& args, Console& console);
int make_pack(const Args& args, Console& console);  // `new`, in new.cpp.
int replay(const Args& args, Console& console);
int serve(const Args& args, Console& console);
int stats(const Args& args, Console& console);

}  // namespace bot::command
