// What a channel tells its platform and asks it at start, call by call: one that fails is made
// again later, after the others. Whoever writes to us meanwhile is heard all the same.
//
// Thread safety: step from one thread.

#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "bot/channel/arrival.h"
#include "bot/delivery/verdict.h"
#include "bot/observe/observation.h"

namespace bot {

struct Errand {
  Call call;
  // Of the answer that was accepted: what is to be noted for the operator.
  std::function<std::string(const nlohmann::json& answer)> accepted;
};

struct IntroductionWorld {
  std::string channel;
  std::function<Fetched(const Call&)> api;
  std::function<Verdict(const Fetched&)> judge;
  Observer observe;
};

class Introduction {
 public:
  Introduction(IntroductionWorld world, std::deque<Errand> errands);

  // At most one call; how long to wait before the next, empty when all is done.
  std::optional<std::chrono::milliseconds> step();

 private:
  std::optional<std::chrono::milliseconds> postpone(Errand errand, const std::string& reason);

  const IntroductionWorld world_;
  std::deque<Errand> errands_;
  int failures_ = 0;  // In a row.
};

}  // namespace bot
