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
constexpr SecretKind kApiToken{.name = "api-token"};
// A guess a millisecond for a hundred years finds none of 16 random letters and digits.
constexpr std::size_t kTokenCharsSafe = 16;

// What is written on the command line, before it means anything.
struct Written {
  std::string config;
  std::string listen = "127.0.0.1:8443";
  std::string api_token_file;
  std::vector<std::string> trusted_proxies;
  std::string remind_after = "30m";
  std::string close_after = "24h";
  bool remind_after_given = false;
  bool close_after_given = false;
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
  add_option(app, "remind-after", written.remind_after,
             "silence until the one reminder; 0ms for none, nor is there one when it would come "
             "after the closing");
  add_option(app, "close-after", written.close_after,
             "silence until a conversation closes; when left out, a day after the reminder at the "
             "earliest where --remind-after is given");
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

// When one alone is given, the default of the other gives way.
Complaint take_silences(const Written& written, dialog::Policy& into) {
  const auto close = take_duration("close-after", written.close_after, into.close_after);
  if (!close.empty()) return close;
  const auto remind = parse_duration(written.remind_after);
  if (!remind) return "remind-after: " + remind.error().message;
  into.remind_after = *remind;
  if (remind->count() == 0) {
    into.remind_after = into.close_after;  // Who is told that it is closed needs no reminder.
  } else if (*remind >= into.close_after && !written.close_after_given) {
    into.close_after = *remind + dialog::Policy().close_after;
  } else if (*remind >= into.close_after && written.remind_after_given) {
    return "remind-after: must be shorter than close-after, " + to_string(into.close_after);
  }
  into.remind_after = std::min(into.remind_after, into.close_after);
  return "";
}

Complaint take_hours(const Written& written, AgentHours& into) {
  // Without hours only the zone can be wrong.
  const auto zone = AgentHours::parse("", written.time_zone);
  if (!zone) return "timezone: " + zone.error().message;
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

std::vector<Doubt> doubts_about(const ServeConfig& config) {
  std::vector<Doubt> doubts;
  if (!config.api_token.empty() && config.api_token.size() < kTokenCharsSafe) {
    doubts.push_back({"api-token: is shorter than " + std::to_string(kTokenCharsSafe) +
                          " characters, and may be guessed",
                      "`openssl rand -hex 32` makes one"});
  }
  if (config.plain_http && !http::is_loopback(config.listen.host)) {
    doubts.push_back({"plain-http: " + http::to_string(config.listen) +
                          " is public, and anybody on the way may read what is said",
                      "let nobody but a proxy that does TLS reach it"});
  }
  return doubts;
}

Complaint interpret(const Written& written, const Purpose& purpose, ServeConfig& config) {
  const auto listen = http::parse_address(written.listen);
  if (!listen) return "listen: " + listen.error().message;
  config.listen = *listen;
  for (const Complaint& complaint :
       {take_silences(written, config.policy),
        take_duration("resume-within", written.resume_within, config.policy.resume_within),
        take_hours(written, config.agent_hours), take_proxies(written, config.trusted_proxies),
        take_secret(kApiToken, written.api_token_file, config.api_token),
        written.channels.interpret(config.channels)}) {
    if (!complaint.empty()) return complaint;
  }
  config.doubts = doubts_about(config);
  return purpose.examines ? "" : complaint_about(config);
}

void parse(CLI::App& app, std::vector<std::string> args) {
  std::reverse(args.begin(), args.end());  // CLI11 takes them from the back.
  app.parse(std::move(args));
}

}  // namespace

std::variant<ServeConfig, Leave> read_serve_config(const std::vector<std::string>& args,
                                                   std::ostream& out, std::ostream& err,
                                                   const Purpose& purpose) {
  ServeConfig config;
  Written written;
  CLI::App app(purpose.about, purpose.program);
  add_option(app, "config", written.config, "a TOML file with any of these options as keys");
  describe_place(app, config, written);
  describe_behaviour(app, config, written);
  written.channels.describe(app, config.channels);

  std::vector<std::string> all = environment_args(app);
  all.insert(all.end(), args.begin(), args.end());
  FileArgs file;
  const auto complain = [&](const Complaint& complaint) {
    err << purpose.program << ": " << placed(file, complaint) << '\n';
    return Leave{kWrongUse};
  };
  try {
    parse(app, all);
    if (!written.config.empty()) {
      auto read = file_args(app, written.config);
      if (!read) return complain(read.error().message);
      file = std::move(*read);
      all.insert(all.begin(), file.args.begin(), file.args.end());
      parse(app, all);
    }
  } catch (const CLI::ParseError& error) {
    if (placed(file, error.what()) != error.what()) return complain(error.what());
    return Leave{app.exit(error, out, err) == 0 ? 0 : kWrongUse};
  }
  written.remind_after_given = app.count("--remind-after") > 0;
  written.close_after_given = app.count("--close-after") > 0;
  const Complaint complaint = interpret(written, purpose, config);
  if (complaint.empty()) return config;
  return complain(complaint);
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
  return "";
}

}  // namespace bot
