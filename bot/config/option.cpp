#include "bot/config/option.h"

#include <cstdlib>

#include <CLI/CLI.hpp>

#include "bot/config/toml.h"
#include "knowledge/suggest.h"

namespace bot {
namespace {

std::string with_variable(const std::string& help, const std::string& name) {
  return help + " [" + variable_of(name) + "]";
}

// What may stand neither in a file nor in the environment.
bool is_about_the_call(std::string_view name) { return name == "help" || name == "config"; }

// By its name without hyphens before it; null when a file can't give it.
const CLI::Option* option_named(const CLI::App& app, const std::string& name) {
  return is_about_the_call(name) ? nullptr : app.get_option_no_throw("--" + name);
}

std::string suggestion(const CLI::App& app, const std::string& name) {
  std::vector<std::string_view> known;
  for (const CLI::Option* option : app.get_options()) {
    const auto& names = option->get_lnames();
    if (!names.empty() && !is_about_the_call(names.front())) known.push_back(names.front());
  }
  return knowledge::did_you_mean(name, known);
}

// What is wrong with it for that option; "" for nothing.
Complaint misfit(const CLI::Option& option, const TomlValue& value) {
  const bool flag = option.get_items_expected_max() == 0;
  if (flag != value.is_boolean) return flag ? "expected true or false" : "can't be true or false";
  const bool once = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeLast;
  return once && value.is_array ? "can be given only once, expected no array" : "";
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
    if (name == "help") continue;  // A file may be named there.
    const std::string value = environment(variable_of(name));
    if (!value.empty()) args.push_back("--" + name + "=" + value);
  }
  return args;
}

knowledge::Result<FileArgs> file_args(const CLI::App& app, const std::string& file) {
  const auto values = read_toml(file);
  if (!values) return values.error();
  FileArgs given;
  for (const TomlValue& value : *values) {
    const std::string place = file + ":" + std::to_string(value.line);
    const CLI::Option* option = option_named(app, value.key);
    if (option == nullptr) {
      return knowledge::Error{place + ": unknown key '" + value.key + "'" +
                              suggestion(app, value.key)};
    }
    if (const Complaint complaint = misfit(*option, value); !complaint.empty()) {
      return knowledge::Error{place + ": " + value.key + ": " + complaint};
    }
    if (option->count() > 0) continue;
    given.places[value.key] = place;
    for (const std::string& text : value.texts)
      given.args.push_back("--" + value.key + "=" + text);
  }
  return given;
}

Complaint placed(const FileArgs& file, const Complaint& complaint) {
  const std::size_t begin = complaint.starts_with("--") ? 2 : 0;
  const auto found = file.places.find(complaint.substr(begin, complaint.find(':') - begin));
  if (found == file.places.end()) return complaint;
  return found->second + ": " + complaint.substr(begin);
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
