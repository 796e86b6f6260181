// GET /desk/api/stats: how it goes. Counted from a store of its own, beside the engine, which has
// others to answer meanwhile.

#pragma once

#include <functional>
#include <memory>

#include "bot/desk/gate.h"
#include "bot/store/store.h"
#include "knowledge/pack.h"

namespace bot {

struct StatsWorld {
  // A store on the server's database. Throws StoreError.
  std::function<std::unique_ptr<Store>()> open;
  const knowledge::Pack* pack = nullptr;  // Not owned.
  // Runs it soon, one at a time, in a thread that nobody waits for; false when too many wait.
  std::function<bool(std::function<void()>)> aside;
};

[[nodiscard]] http::Route stats_route(const Gate& gate, const StatsWorld& world);

}  // namespace bot
