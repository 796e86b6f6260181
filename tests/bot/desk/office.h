// The desk's API on the real dialog and pack, with a clock that the test turns: people write,
// agents (bo and eve) ask, and every answer is held against the contract.

#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bot/desk/conversation_routes.h"
#include "bot/engine/engine.h"
#include "bot/http/router.h"

namespace tests {

using nlohmann::json;

struct Office {
  // `burst`: how long texts of chat platforms wait for more.
  explicit Office(std::chrono::milliseconds burst = {});

  // A person's message; its conversation.
  std::string write(const std::string& user, const std::string& words,
                    const std::string& channel = "http");
  // A person who wants a human, and stands in the queue.
  std::string queued(const std::string& user, const std::string& channel = "http");

  using Query = std::map<std::string, std::string>;
  // Below /desk/api/conversations: "claim" of the conversation, "" for itself.
  json get(const std::string& agent, const std::string& path, const Query& query = {});
  bot::http::Response post(const std::string& agent, const std::string& path, const json& body);
  // POST with the present epoch added; must be answered 200.
  json act(const std::string& agent, const std::string& conversation, const std::string& name,
           json body = json::object());
  // Any request; steps until it is answered.
  bot::http::Response ask(const bot::http::Request& asked, const std::string& agent);

  // A request that may stay unanswered; `answers` grows when it is.
  std::size_t send(const bot::http::Request& asked, const std::string& agent);
  void run();                           // Steps until nothing is left to do.
  void pass(dialog::Duration time);     // Turns the clock, and does what is due.
  void restart(dialog::Duration away);  // With only what is stored.

  [[nodiscard]] std::int64_t epoch(const std::string& conversation);
  [[nodiscard]] std::string owner(const std::string& conversation);
  [[nodiscard]] std::vector<std::string> lines(const std::string& conversation);

  std::chrono::milliseconds burst_window;
  std::int64_t millis = 1'700'000'000'000;
  std::vector<std::optional<bot::http::Response>> answers;
  int ids = 0;
  std::unique_ptr<bot::Store> store;
  std::unique_ptr<bot::Room> room;
  std::unique_ptr<bot::Engine> engine;  // Its last looks read the room.
  std::unique_ptr<bot::http::Router> router;

 private:
  void open();
};

[[nodiscard]] bot::http::Request request(const std::string& method, const std::string& path,
                                         const json& body = {});

}  // namespace tests
