// Observations as numbers, in Prometheus' text format. Labels have few values each: routes and
// states, never persons or conversations.
//
// Thread safety: all of it.

#pragma once

#include <memory>
#include <string>

#include "bot/observe/observation.h"

namespace bot {

class Metrics {
 public:
  Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;
  ~Metrics();

  void observe(const Observation& observation);
  [[nodiscard]] std::string text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace bot
