// Takes what a person did on a platform into the engine, and says when it is stored: the same for
// every platform. What a platform wants to hear at once (asides) is made when it is.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "bot/channel/channel.h"
#include "bot/http/http.h"

namespace bot {

enum class Taken : std::uint8_t {
  Stored,   // Or known already, or set aside: the platform may forget it.
  Refused,  // Nothing has changed: it is to come again.
};

// How far the platform was read, stored with what was read.
struct Mark {
  std::string name;  // "" for none.
  std::int64_t value = 0;
};

// `done` is called once, from the engine's thread or from this one. What is ignored needs no mark.
void take_in(const ChannelWorld& world, const std::string& channel, Heard heard, Mark mark,
             const std::function<void(Taken)>& done);

// The same for all that came in one post: told once, and refused when any of it was.
void take_all_in(const ChannelWorld& world, const std::string& channel, std::vector<Heard> heard,
                 const std::function<void(Taken)>& done);

// 200, or 503 with Retry-After.
[[nodiscard]] http::Response acknowledged(Taken taken);
[[nodiscard]] std::function<void(Taken)> acknowledging(http::Respond respond);

// 401 for what the platform didn't send: `why` is "unsigned", "forged" or "stale". Leaves a metric.
void turn_away(const ChannelWorld& world, const std::string& channel, std::string_view why,
               const http::Respond& respond);

}  // namespace bot
