// A real server for tests: listens on loopback, answers a few routes, counts what was observed.

#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "bot/http/server.h"
#include "tests/bot/http/client.h"
#include "tests/bot/temp_folder.h"

namespace bot::http {

// Requests that hold their answer until the test lets them go.
class Gate {
 public:
  void hold(Respond respond);
  void await(std::size_t count);
  void open();
  void forget();  // Lets go of them without an answer.

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Respond> held_;
};

// What was observed, as short words: "refused 411", "dropped slow_head".
class Sightings {
 public:
  void add(const Observation& seen);
  // Waits until `word` was seen `count` times; false after five seconds.
  [[nodiscard]] bool await(const std::string& word, int count = 1);
  [[nodiscard]] bool await(const std::function<bool(const ConnectionsCounted&)>& counts);
  [[nodiscard]] int count(const std::string& word);

 private:
  std::mutex mutex_;
  std::condition_variable added_;
  std::vector<std::string> words_;
  ConnectionsCounted connections_;
};

// GET /held waits for the gate; GET /fails throws; GET /forgets lets go of its Respond; GET /twice
// answers twice; GET /big?bytes=N; POST /echo; GET /{name} greets.
struct Site {
  explicit Site(bool tls = true, ServerSettings settings = {});

  [[nodiscard]] TestClient client() const { return {server->address(), certificate}; }
  [[nodiscard]] Raw raw() const { return Raw(server->address()); }

  tests::TempFolder folder;
  Gate gate;
  Sightings seen;
  TlsFiles files;
  std::string certificate;
  std::unique_ptr<Server> server;
};

// Settings with one phase that is over soon.
[[nodiscard]] ServerSettings hurried(Phase phase);

}  // namespace bot::http
