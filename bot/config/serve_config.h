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
#include "bot/http/address.h"
#include "dialog/advance.h"
#include "knowledge/result.h"

namespace bot {

struct ServeConfig {
  http::Address listen{"127.0.0.1", 8443};
  std::string tls_cert;  // "" with tls_key: a local certificate, unless plain_http.
  std::string tls_key;
  bool plain_http = false;  // A proxy in front does TLS.
  std::string data = "./stepwise-data";
  std::string pack;       // "": the shipped one.
  std::string api_token;  // "": this machine only.
  dialog::Policy policy;
  AgentHours agent_hours;
  int http_threads = 160;
  int queue_max = 10000;
  int body_bytes_max = 262144;
  std::string log_level = "info";
};

// All there is left to do: leave with this code. Help or the mistake was printed.
struct Leave {
  int exit_code = 0;
};

[[nodiscard]] std::variant<ServeConfig, Leave> read_serve_config(
    const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

// What only the whole shows: a public address without TLS, half a certificate. "" when it is fine.
[[nodiscard]] std::string complaint_about(const ServeConfig& config);

}  // namespace bot
