// Calls to the real program, each over a connection of its own, in plain HTTP.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace io {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;
struct HttpReply {
  int status = 0;
  std::string body;
  HttpHeaders headers = {};
};

[[nodiscard]] HttpReply http_post(const std::string& url, const std::string& path,
                                  const std::string& body, const std::string& type,
                                  const HttpHeaders& headers);
[[nodiscard]] HttpReply http_get(const std::string& url, const std::string& path,
                                 const HttpHeaders& headers = {});

// A message over the HTTP channel; what is answered, which must be 200.
nlohmann::json say(const std::string& url, const std::string& user, const std::string& text);

// What /metrics says of it now, "" for nothing: "stepwise_erased_total{channel=\"slack\"}".
[[nodiscard]] std::string metric(const std::string& url, const std::string& name);

}  // namespace io
