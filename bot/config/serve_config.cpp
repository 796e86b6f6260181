#include "bot/config/serve_config.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

#include "bot/config/duration.h"
#include "bot/config/option.h"
#include "bot/config/secret.h"
#include "bot/feed/status_feed.h"

namespace bot {
namespace {

constexpr int kWrongUse = 2;
// A guess a millisecond for a hundred years finds none of 16 random letters and digits.
constexpr SecretKind kApiToken{.name = "api-token", .chars_min = 16};

// What is written on the command line, before it means anything.
struct Written {
  std::string listen = "127.0.0.1:8443";
  std::string api_token_file;
  std::vector<std::string> trusted_proxies;
  std::string remind_after = "30m";
  std::string close_after = "24h";
  std::string resume_within = "7d";
  std::string agent_hours;
  std::string time_zone = "UTC";
  ChannelOptions channels;
};

void describe_place(CLI::App& app, ServeConfig& config, Written& written) {
  add_option(app, "listen", written.listen, "where to listen, ADDRESS:PORT; port 0 picks one");
  add_option(app, "tls-cert", config.tls_cert,
             "certificate chain, PEM; without it a local certificate");
  add_option(app, "tls-key", config.tls_key, "the certificate's key, PEM");
  add_flag(app, "plain-http", config.plain_http, "no TLS here: a proxy in front does it");
  add_list(
      app, "trusted-proxy", written.trusted_proxies,
      "a proxy's network, like 10.0.0.0/8, from where X-Forwarded-For is believed; repeatable");
  add_option(app, "data", config.data, "folder of the database");
  add_option(app, "pack", config.pack, "folder of the knowledge pack; without it the shipped one");
  add_option(
      app, "api-token-file", written.api_token_file,
      "file of the token that opens /v1 and /metrics to other machines; or STEPWISE_API_TOKEN");
}

void describe_behaviour(CLI::App& app, ServeConfig& config, Written& written) {
  add_option(app, "remind-after", written.remind_after, "silence until the one reminder");
  add_option(app, "close-after", written.close_after, "silence until a conversation closes");
  add_option(app, "resume-within", written.resume_within,
             "how long a closed one goes on where it stood");
  add_option(
      app, "agent-hours", written.agent_hours,
      "when agents are there, like 'Mon-Fri 09:00-17:00, Sat 10:00-12:00'; always when left out");
  add_option(app, "timezone", written.time_zone, "of the agents' hours, like Europe/Paris");
  add_option(app, "status-feed", config.status_feed,
             "the vendor's system status, JSON as Apple's; without it people look themselves");
  add_option(app, "retain-days", config.policy.retain_days,
             "transcripts older than this are erased", {1, 36500});
  add_option(app, "connections-max", config.connections_max,
             "open connections; beyond it the oldest unfinished makes room", {16, 100000});
  add_option(app, "address-connections-max", config.address_connections_max,
             "open connections of one address, loopback and trusted proxies excepted", {4, 100000});
  add_option(app, "http-threads", config.http_threads, "threads that decode and answer requests",
             {1, 256});
  add_option(app, "queue-max", config.queue_max, "messages that may wait for the engine",
             {1, 1000000});
  add_option(app, "body-bytes-max", config.body_bytes_max, "the largest request body",
             {1024, 16777216});
  add_option(app, "log-level", config.log_level, "debug, info, warning or error")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
}

Complaint take_duration(const char* name, const std::string& text, dialog::Duration& into) {
  const auto duration = parse_duration(text);
  if (!duration) return std::string(name) + ": " + duration.error().message;
  if (duration->count() == 0) return std::string(name) + ": must be longer than 0ms";
  into = *duration;
  return "";
}

Complaint take_hours(const Written& written, AgentHours& into) {
  auto hours = AgentHours::parse(written.agent_hours, written.time_zone);
  if (!hours) return "agent-hours: " + hours.error().message;
  into = std::move(*hours);
  return "";
}

Complaint take_proxies(const Written& written, std::vector<http::Network>& into) {
  for (const std::string& text : written.trusted_proxies) {
    const auto network = http::parse_network(text);
    if (!network) return "trusted-proxy: " + network.error().message;
    into.push_back(*network);
  }
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
        take_hours(written, config.agent_hours), take_proxies(written, config.trusted_proxies),
        take_secret(kApiToken, written.api_token_file, config.api_token),
        written.channels.interpret(config.channels), complaint_about(config)}) {
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace

std::variant<ServeConfig, Leave> read_serve_config(const std::vector<std::string>& args,
                                                   std::ostream& out, std::ostream& err,
                                                   const Purpose& purpose) {
  ServeConfig config;
  Written written;
  CLI::App app(purpose.about, purpose.program);
  app.set_config("--config", "", "a TOML file with any of these options as keys", false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.allow_config_extras(CLI::config_extras_mode::error);
  describe_place(app, config, written);
  describe_behaviour(app, config, written);
  written.channels.describe(app, config.channels);

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
  err << purpose.program << ": " << complaint << '\n';
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
  if (!config.status_feed.empty()) {
    const std::string complaint = status_url_complaint(config.status_feed);
    if (!complaint.empty()) return "status-feed: " + complaint;
  }
  if (config.policy.remind_after >= config.policy.close_after) {
    return "remind-after: must be shorter than close-after, " +
           to_string(config.policy.close_after);
  }
  return "";
}

}  // namespace bot
