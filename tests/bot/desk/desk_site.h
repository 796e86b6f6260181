// The desk's API as a browser meets it: the routes on an engine whose steps the test takes, and
// agents who are signed in.

#pragma once

#include <optional>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "bot/crypto/digest.h"
#include "bot/crypto/token.h"
#include "bot/desk/browser.h"
#include "bot/desk/desk.h"
#include "bot/http/router.h"
#include "tests/bot/desk/schema.h"
#include "tests/bot/engine/fake_dialog.h"

namespace tests {

inline constexpr bot::PasswordCost kCheap{4, 1, 1};

// What the browser of one agent keeps.
struct Browser {
  std::string token;

  [[nodiscard]] bot::http::Request request(const std::string& method, const std::string& path,
                                           const std::string& body = "") const {
    bot::http::Request asked;
    asked.method = method;
    asked.raw_path = path;
    asked.peer = "198.51.100.7";
    asked.headers = {{"Host", "desk.example.com"}, {"Cookie", "__Host-sid=" + token}};
    if (method != "GET") {
      asked.headers.emplace_back("Origin", "https://desk.example.com");
      asked.headers.emplace_back("Sec-Fetch-Site", "same-origin");
      asked.headers.emplace_back("X-CSRF-Token", bot::csrf_of(token));
    }
    if (!body.empty()) {
      asked.headers.emplace_back("Content-Type", "application/json");
      asked.body = body;
    }
    return asked;
  }
};

inline void set_header(bot::http::Request& request, const std::string& name,
                       const std::string& value) {
  std::erase_if(request.headers, [&](const auto& header) { return header.first == name; });
  if (!value.empty()) request.headers.emplace_back(name, value);
}

struct DeskSite {
  DeskSite() : routes(bot::desk_routes(world())) {}

  [[nodiscard]] bot::DeskWorld world() {
    bot::DeskWorld world;
    world.gate = gate();
    room.engine = bench.engine.get();
    world.room = &room;
    world.aside = [this](const std::function<void()>& work) {
      if (too_many_wait) return false;
      ++hashes;
      work();
      return true;
    };
    world.password_cost = kCheap;
    return world;
  }
  [[nodiscard]] bot::Gate gate() {
    return {bench.engine.get(),
            [this](const bot::Observation& seen) { bench.observations.push_back(seen); }, true};
  }

  [[nodiscard]] bot::Instant now() const {
    return bot::Instant(std::chrono::milliseconds(bench.millis));
  }

  Browser signed_in(const std::string& agent) {
    bench.store->add_agent({agent, "hash", false, now(), bot::Instant()});
    const Browser browser{bot::random_token()};
    bench.store->begin_session(
        {bot::sha256(browser.token), agent, now(), now() + bot::kSessionLength});
    return browser;
  }

  // Fails the test when the answer isn't one that openapi.json allows.
  bot::http::Response ask(const bot::http::Request& asked) {
    const bot::http::Router router(routes);
    std::optional<bot::http::Response> response;
    router.dispatch(asked, [&](bot::http::Response given) { response = std::move(given); });
    while (!response && bench.engine->step())
      continue;
    REQUIRE(response);
    keep_contract(asked.method, std::string(router.pattern_of(asked)), *response);
    return *response;
  }

  knowledge::Pack pack;
  bot::Room room{{&pack, {}, {}}, bot::Instant()};
  Bench bench;  // After the room, which its engine's last looks read.
  bool too_many_wait = false;
  int hashes = 0;  // Passwords that were checked.
  std::vector<bot::http::Route> routes;
};

}  // namespace tests
