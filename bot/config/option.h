// An option of `serve`: --name on the command line, STEPWISE_NAME in the environment, name in the
// file of --config. Hides how CLI11 is told so. Called before any thread is made.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/result.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace bot {

using Complaint = std::string;  // What is wrong with what was written; "" for nothing.

// "api-token" -> "STEPWISE_API_TOKEN"
[[nodiscard]] std::string variable_of(std::string_view option);
// What stands in the variable; "" when there is none.
[[nodiscard]] std::string environment(const std::string& variable);
// The environment as arguments that the real ones, which come later, outrank.
[[nodiscard]] std::vector<std::string> environment_args(const CLI::App& app);

// The same of a TOML file whose keys are the options' names: of those that haven't been given
// already. Keys that were counted, and where they stand: "FILE:3".
struct FileArgs {
  std::vector<std::string> args;
  std::map<std::string, std::string> places;
};
[[nodiscard]] knowledge::Result<FileArgs> file_args(const CLI::App& app, const std::string& file);
// A complaint that begins with an option's name gets the place before it if it stands in the file.
[[nodiscard]] Complaint placed(const FileArgs& file, const Complaint& complaint);

// `into` is bound: it must outlive the parsing.
CLI::Option* add_option(CLI::App& app, const std::string& name, std::string& into,
                        const std::string& help);
struct Range {
  int from = 0;
  int to = 0;
};
void add_option(CLI::App& app, const std::string& name, int& into, const std::string& help,
                const Range& range);
// Repeatable; in the environment separated by commas.
void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& into,
              const std::string& help);
void add_flag(CLI::App& app, const std::string& name, bool& into, const std::string& help);

}  // namespace bot
