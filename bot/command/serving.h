// A whole server, put together: data folder, pack, engine, channels, delivery and HTTPS, with one
// observer for all of them. Knows no signal and prints nothing; `serve` and tests hold it.
//
// Thread safety: start, reload and stop from one thread.

#pragma once

#include <memory>
#include <string>

#include "bot/config/serve_config.h"
#include "bot/observe/observation.h"
#include "knowledge/pack.h"
#include "knowledge/result.h"

namespace bot {

class Serving {
 public:
  // Answers requests when it returns. The error says what is in the way.
  [[nodiscard]] static knowledge::Result<std::unique_ptr<Serving>> start(const ServeConfig& config);
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;
  ~Serving();  // Stops.

  // The certificate and its key are read anew, for connections to come. What can't be used is
  // logged, and changes nothing.
  void reload();
  // Lets what is in flight finish, for ten seconds at most; what is stored stays.
  void stop();

  [[nodiscard]] std::string url() const;  // "https://127.0.0.1:8443"
  [[nodiscard]] bool local_certificate() const;
  // "slack on; telegram off (no STEPWISE_TELEGRAM_TOKEN)"
  [[nodiscard]] const std::string& channels() const;
  [[nodiscard]] const knowledge::Pack& pack() const;
  // Whether nobody could sign in to the desk at start.
  [[nodiscard]] bool desk_closed() const;

 private:
  struct Parts;
  explicit Serving(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace bot
