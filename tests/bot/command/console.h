// A command run in a test: both ends of its console are strings.

#pragma once

#include <sstream>
#include <string>

#include "bot/command/command.h"

namespace bot::command {

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

inline Ran run(int (*command)(const Args&, Console&), const Args& args, std::string input = "") {
  std::istringstream in(std::move(input));
  std::ostringstream out;
  std::ostringstream err;
  Console console{in, out, err};
  const int exit_code = command(args, console);
  return {exit_code, out.str(), err.str()};
}

inline const std::string kShippedPack = SOURCE_DIR "/knowledge/packs/iphone-backup";

}  // namespace bot::command
