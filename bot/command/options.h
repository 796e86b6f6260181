// What a command takes on its command line, and its --help. Hides CLI11, which few files should
// have to compile; `serve`, which also reads the environment and a file, uses CLI11 itself.
//
// The variables are bound by reference and must outlive parse().

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bot/command/command.h"
#include "knowledge/result.h"

namespace bot::command {

// Says what is in the way; the exit code for it.
int complain(Console& console, const knowledge::Error& error);

class Options {
 public:
  Options(const std::string& command, const std::string& description);
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;
  ~Options();

  // `names` as CLI11 has them: "--json,-j" for an option, "pack" for a positional.
  Options& flag(const std::string& names, bool& into, const std::string& description);
  Options& text(const std::string& names, std::string& into, const std::string& description);
  // A number from `least` to `most`.
  Options& number(const std::string& names, int& into, int least, int most,
                  const std::string& description);
  Options& required(const std::string& names, std::string& into, const std::string& description);
  // From 0 to 1.
  Options& fraction(const std::string& names, double& into, const std::string& description);
  // An option that may be given several times.
  Options& texts(const std::string& names, std::vector<std::string>& into,
                 const std::string& description);
  // Whatever stands on the command line without an option's name.
  Options& words(const std::string& name, std::vector<std::string>& into,
                 const std::string& description);
  Options& one_of(const std::string& names, std::string& into,
                  const std::vector<std::string>& choices, const std::string& description);

  // An exit code when there is nothing left to do: help was shown, or the use is wrong.
  [[nodiscard]] std::optional<int> parse(const Args& args, Console& console);

 private:
  struct App;
  std::unique_ptr<App> app_;
};

}  // namespace bot::command
