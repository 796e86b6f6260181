// The vendor's status page on loopback: answers what it is told to.

#pragma once

#include <atomic>
#include <string>

#include <doctest/doctest.h>

#include "bot/http/server.h"

namespace tests {

inline constexpr const char* kBackupDown =
    R"(jsonCallback({"services":[{"serviceName":"iCloud Backup","events":[)"
    R"({"eventStatus":"ongoing","statusType":"Outage","message":""}]}]});)";
inline constexpr const char* kBackupUp =
    R"({"services":[{"serviceName":"iCloud Backup","events":[{"eventStatus":"resolved"}]}]})";

class Vendor {
 public:
  Vendor() {
    auto started = bot::http::Server::start(
        {},
        bot::http::Router({{"GET", "/data/status.js",
                            [this](const bot::http::Request&, const bot::http::Respond& respond) {
                              ++asked;
                              respond(answer);
                            }}}),
        [](const bot::Observation&) {});
    REQUIRE(started);
    server_ = std::move(*started);
  }
  [[nodiscard]] std::string url(const std::string& path = "/data/status.js") const {
    return "http://" + bot::http::to_string(server_->address()) + path;
  }

  bot::http::Response answer{200, "text/javascript", kBackupDown, {}};  // Set while nobody asks.
  std::atomic<int> asked = 0;

 private:
  std::unique_ptr<bot::http::Server> server_;
};

}  // namespace tests
