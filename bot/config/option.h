// An option of `serve`: --name on the command line, STEPWISE_NAME in the environment, name in the
// file of --config. Hides how CLI11 is told so. Called before any thread is made.

#pragma once

#include <string>
#include <string_view>
#include <vector>

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
