// How `stepwise serve` is set up: the command line, then the environment (STEPWISE_…), then the
// file of --config, then the defaults; checked as a whole before anything is opened.
//
// Secrets come from the environment or from files, never from a flag that `ps` would show.

#pragma once

#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

#include "bot/config/agent_hours.h"
#include "bot/config/channel_config.h"
#include "bot/http/address.h"
#include "bot/http/network.h"
#include "dialog/advance.h"
#include "knowledge/result.h"

namespace bot {

// What works, but was hardly meant so: for the log, and for `doctor`.
struct Doubt {
  std::string what;
  std::string advice;
};

struct ServeConfig {
  http::Address listen{"127.0.0.1", 8443};
  std::string tls_cert;  // "" with tls_key: a local certificate, unless plain_http.
  std::string tls_key;
  bool plain_http = false;  // A proxy in front does TLS.
  std::string data = "./stepwise-data";
  std::string pack;       // "": the shipped one.
  std::string api_token;  // "": this machine only.
  ChannelConfig channels;
  std::string status_feed;  // The vendor's; "": none is read.
  dialog::Policy policy;
  AgentHours agent_hours;
  std::vector<http::Network> trusted_proxies;
  int connections_max = 4096;
  int address_connections_max = 256;
  int http_threads = 16;
  int queue_max = 10000;
  int body_bytes_max = 262144;
  std::string log_level = "info";
  std::vector<Doubt> doubts;
};

// All there is left to do: leave with this code. Help or the mistake was printed.
struct Leave {
  int exit_code = 0;
};

// What the configuration is read for: said by --help, and before a mistake.
struct Purpose {
  std::string program = "stepwise serve";
  std::string about = "Answers over HTTPS until it is stopped by Ctrl-C or SIGTERM.";
  bool examines = false;  // What complaint_about() says is left to who reads it.
};
[[nodiscard]] std::variant<ServeConfig, Leave> read_serve_config(
    const std::vector<std::string>& args, std::ostream& out, std::ostream& err,
    const Purpose& purpose = {});

// What only the whole shows: a public address without TLS, half a certificate. "" when it is fine.
[[nodiscard]] std::string complaint_about(const ServeConfig& config);

}  // namespace bot
