#include "bot/command/options.h"

#include <ostream>

#include <CLI/CLI.hpp>

namespace bot::command {

int complain(Console& console, const knowledge::Error& error) {
  console.err << error.message << '\n';
  return kFoundProblems;
}

struct Options::App {
  CLI::App cli;
};

Options::Options(const std::string& command, const std::string& description)
    : app_(std::make_unique<App>()) {
  app_->cli.name("stepwise " + command);
  app_->cli.description(description);
}

Options::~Options() = default;

Options& Options::flag(const std::string& names, bool& into, const std::string& description) {
  app_->cli.add_flag(names, into, description);
  return *this;
}

Options& Options::text(const std::string& names, std::string& into,
                       const std::string& description) {
  app_->cli.add_option(names, into, description);
  return *this;
}

Options& Options::number(const std::string& names, int& into, int least, int most,
                         const std::string& description) {
  app_->cli.add_option(names, into, description)->check(CLI::Range(least, most));
  return *this;
}

Options& Options::required(const std::string& names, std::string& into,
                           const std::string& description) {
  app_->cli.add_option(names, into, description)->required();
  return *this;
}

Options& Options::fraction(const std::string& names, double& into, const std::string& description) {
  app_->cli.add_option(names, into, description)->check(CLI::Range(0.0, 1.0));
  return *this;
}

Options& Options::texts(const std::string& names, std::vector<std::string>& into,
                        const std::string& description) {
  app_->cli.add_option(names, into, description)->allow_extra_args(false)->take_all();
  return *this;
}

Options& Options::words(const std::string& name, std::vector<std::string>& into,
                        const std::string& description) {
  app_->cli.add_option(name, into, description);
  return *this;
}

Options& Options::one_of(const std::string& names, std::string& into,
                         const std::vector<std::string>& choices, const std::string& description) {
  app_->cli.add_option(names, into, description)->check(CLI::IsMember(choices));
  return *this;
}

std::optional<int> Options::parse(const Args& args, Console& console) {
  try {
    app_->cli.parse(Args(args.rbegin(), args.rend()));  // CLI11 takes them from the back.
  } catch (const CLI::ParseError& error) {
    const bool help = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    app_->cli.exit(error, console.out, console.err);
    return help ? kFine : kWrongUse;
  }
  return std::nullopt;
}

}  // namespace bot::command
