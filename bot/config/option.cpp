#include "bot/config/option.h"

#include <cstdlib>

#include <CLI/CLI.hpp>

namespace bot {
namespace {

std::string with_variable(const std::string& help, const std::string& name) {
  return help + " [" + variable_of(name) + "]";
}

}  // namespace

std::string variable_of(std::string_view option) {
  std::string name = "STEPWISE_";
  for (const char c : option) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return name;
}

std::string environment(const std::string& variable) {
  const char* value = std::getenv(variable.c_str());  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? "" : value;
}

std::vector<std::string> environment_args(const CLI::App& app) {
  std::vector<std::string> args;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;
    const std::string& name = option->get_lnames().front();
    if (name == "help") continue;
    const std::string value = environment(variable_of(name));
    if (!value.empty()) args.push_back("--" + name + "=" + value);
  }
  return args;
}

CLI::Option* add_option(CLI::App& app, const std::string& name, std::string& into,
                        const std::string& help) {
  return app.add_option("--" + name, into, with_variable(help, name))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->capture_default_str();
}

void add_option(CLI::App& app, const std::string& name, int& into, const std::string& help,
                const Range& range) {
  app.add_option("--" + name, into, with_variable(help, name))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(CLI::Range(range.from, range.to))
      ->capture_default_str();
}

void add_list(CLI::App& app, const std::string& name, std::vector<std::string>& into,
              const std::string& help) {
  app.add_option("--" + name, into, with_variable(help, name))
      ->allow_extra_args(false)
      ->delimiter(',');
}

void add_flag(CLI::App& app, const std::string& name, bool& into, const std::string& help) {
  app.add_flag("--" + name, into, with_variable(help, name))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

}  // namespace bot
