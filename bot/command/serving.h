// A whole server, put together: data folder, pack, engine and HTTPS, with one observer for all of
// them. Knows no signal and prints nothing; `serve` and tests hold it.
//
// Thread safety: start and stop from one thread.

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

  // Lets what is in flight finish, for ten seconds at most; what is stored stays.
  void stop();

  [[nodiscard]] std::string url() const;  // "https://127.0.0.1:8443"
  [[nodiscard]] bool local_certificate() const;
  [[nodiscard]] const knowledge::Pack& pack() const;

 private:
  struct Parts;
  explicit Serving(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace bot
