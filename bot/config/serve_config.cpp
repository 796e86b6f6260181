#include "bot/config/serve_config.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <ostream>

#include <CLI/CLI.hpp>

#include "bot/config/duration.h"

namespace bot {
namespace {

constexpr int kWrongUse = 2;
// 64 characters of hexadecimal are usual; a longer line is the wrong file.
constexpr std::size_t kTokenCharsMax = 1024;
// A guess a millisecond for a hundred years finds none of 16 random letters and digits.
constexpr std::size_t kTokenCharsMin = 16;

// What is written on the command line, before it means anything.
struct Written {
  std::string listen = "127.0.0.1:8443";
  std::string api_token_file;
  std::string remind_after = "30m";
  std::string close_after = "24h";
  std::string resume_within = "7d";
  std::string agent_hours;
  std::string time_zone = "UTC";
};

std::string variable_of(std::string_view option) {
  std::string name = "STEPWISE_";
  for (const char c : option) {
    name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return name;
}

// Called before any thread is made.
const char* environment(const std::string& name) {
  return std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
}

CLI::Option* add(CLI::App& app, const std::string& name, std::string& into, const char* help) {
  return app.add_option("--" + name, into, help + (" [" + variable_of(name)) + "]")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->capture_default_str();
}

struct Range {
  int from = 0;
  int to = 0;
};
void add(CLI::App& app, const std::string& name, int& into, const char* help, const Range& range) {
  app.add_option("--" + name, into, help + (" [" + variable_of(name)) + "]")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(CLI::Range(range.from, range.to))
      ->capture_default_str();
}

void describe_place(CLI::App& app, ServeConfig& config, Written& written) {
  add(app, "listen", written.listen, "where to listen, ADDRESS:PORT; port 0 picks one");
  add(app, "tls-cert", config.tls_cert, "certificate chain, PEM; without it a local certificate");
  add(app, "tls-key", config.tls_key, "the certificate's key, PEM");
  app.add_flag("--plain-http", config.plain_http,
               "no TLS here: a proxy in front does it [STEPWISE_PLAIN_HTTP]")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  add(app, "data", config.data, "folder of the database");
  add(app, "pack", config.pack, "folder of the knowledge pack; without it the shipped one");
  add(app, "api-token-file", written.api_token_file,
      "file of the token that opens /v1 and /metrics to other machines; or STEPWISE_API_TOKEN");
}

void describe_behaviour(CLI::App& app, ServeConfig& config, Written& written) {
  add(app, "remind-after", written.remind_after, "silence until the one reminder");
  add(app, "close-after", written.close_after, "silence until a conversation closes");
  add(app, "resume-within", written.resume_within, "how long a closed one goes on where it stood");
  add(app, "agent-hours", written.agent_hours,
      "when agents are there, like 'Mon-Fri 09:00-17:00, Sat 10:00-12:00'; always when left out");
  add(app, "timezone", written.time_zone, "of the agents' hours, like Europe/Paris");
  add(app, "retain-days", config.policy.retain_days, "transcripts older than this are erased",
      {1, 36500});
  add(app, "http-threads", config.http_threads, "connections served at the same time", {4, 4096});
  add(app, "queue-max", config.queue_max, "messages that may wait for the engine", {1, 1000000});
  add(app, "body-bytes-max", config.body_bytes_max, "the largest request body", {1024, 16777216});
  add(app, "log-level", config.log_level, "debug, info, warning or error")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
}

// The environment as arguments that the real ones, which come later, outrank.
std::vector<std::string> environment_args(const CLI::App& app) {
  std::vector<std::string> args;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;
    const std::string& name = option->get_lnames().front();
    if (name == "help") continue;
    const char* value = environment(variable_of(name));
    if (value != nullptr && *value != '\0') args.push_back("--" + name + "=" + value);
  }
  return args;
}

using Complaint = std::string;  // "" for none.

Complaint take_duration(const char* name, const std::string& text, dialog::Duration& into) {
  const auto duration = parse_duration(text);
  if (!duration) return std::string(name) + ": " + duration.error().message;
  if (duration->count() == 0) return std::string(name) + ": must be longer than 0ms";
  into = *duration;
  return "";
}

Complaint take_token(const std::string& file, std::string& token) {
  const char* variable = environment("STEPWISE_API_TOKEN");
  token = variable == nullptr ? "" : variable;
  if (file.empty() && token.empty()) return "";
  const std::string place = file.empty() ? "STEPWISE_API_TOKEN" : "api-token-file '" + file + "'";
  if (!file.empty()) {
    std::ifstream stream(file);
    if (!std::getline(stream, token)) return place + ": can't be read or is empty";
    while (!token.empty() && (token.back() == '\r' || token.back() == ' '))
      token.pop_back();
  }
  const bool printable =
      std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (printable && token.size() >= kTokenCharsMin && token.size() <= kTokenCharsMax) return "";
  return place + ": must be one line of " + std::to_string(kTokenCharsMin) +
         " or more printable characters without spaces";
}

Complaint take_hours(const Written& written, AgentHours& into) {
  auto hours = AgentHours::parse(written.agent_hours, written.time_zone);
  if (!hours) return "agent-hours: " + hours.error().message;
  into = std::move(*hours);
  return "";
}

Complaint interpret(const Written& written, ServeConfig& config) {
  const auto listen = http::parse_address(written.listen);
  if (!listen) return "listen: " + listen.error().message;
  config.listen = *listen;
  for (const Complaint& complaint :
       {take_duration("remind-after", written.remind_after, config.policy.remind_after),
        take_duration("close-after", written.close_after, config.policy.close_after),
        take_duration("resume-within", written.resume_within, config.policy.resume_within),
        take_hours(written, config.agent_hours),
        take_token(written.api_token_file, config.api_token), complaint_about(config)}) {
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace

std::variant<ServeConfig, Leave> read_serve_config(const std::vector<std::string>& args,
                                                   std::ostream& out, std::ostream& err) {
  ServeConfig config;
  Written written;
  CLI::App app("Answers over HTTPS until it is stopped by Ctrl-C or SIGTERM.", "stepwise serve");
  app.set_config("--config", "", "a TOML file with any of these options as keys", false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.allow_config_extras(CLI::config_extras_mode::error);
  describe_place(app, config, written);
  describe_behaviour(app, config, written);

  std::vector<std::string> all = environment_args(app);
  all.insert(all.end(), args.begin(), args.end());
  std::reverse(all.begin(), all.end());  // CLI11 takes them from the back.
  try {
    app.parse(std::move(all));
  } catch (const CLI::ParseError& error) {
    return Leave{app.exit(error, out, err) == 0 ? 0 : kWrongUse};
  }
  const Complaint complaint = interpret(written, config);
  if (complaint.empty()) return config;
  err << "stepwise serve: " << complaint << '\n';
  return Leave{kWrongUse};
}

std::string complaint_about(const ServeConfig& config) {
  const bool has_files = !config.tls_cert.empty() || !config.tls_key.empty();
  if (config.tls_cert.empty() != config.tls_key.empty()) {
    return "tls-cert: must come together with tls-key";
  }
  if (config.plain_http && has_files) return "plain-http: must not come together with tls-cert";
  if (!config.plain_http && !has_files && !http::is_loopback(config.listen.host)) {
    return "listen: " + http::to_string(config.listen) +
           " is public and needs --tls-cert and --tls-key, or --plain-http behind a proxy that "
           "does TLS";
  }
  if (config.policy.remind_after >= config.policy.close_after) {
    return "remind-after: must be shorter than close-after, " +
           to_string(config.policy.close_after);
  }
  return "";
}

}  // namespace bot
