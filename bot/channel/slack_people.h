// Who people are by Slack: their names and locales, asked once a day and person, in the background:
// nobody waits for a name.
//
// Thread safety: all of it.

#pragma once

#include <map>
#include <mutex>
#include <string>

#include <nlohmann/json.hpp>

#include "bot/channel/channel.h"

namespace bot {

// Asks who somebody is; what was answered says so.
[[nodiscard]] Call slack_asks_who(const std::string& user);
[[nodiscard]] Profile slack_profile(const nlohmann::json& answer);

class SlackPeople {
 public:
  explicit SlackPeople(ChannelWorld world) : world_(std::move(world)) {}

  // They have written: who they are is asked unless it was.
  void meet(const std::string& user);

 private:
  bool first_today(const std::string& user);
  void note(const std::string& user, const Fetched& fetched) const;

  const ChannelWorld world_;
  std::mutex mutex_;
  std::map<std::string, Instant> asked_;  // Under mutex_.
};

}  // namespace bot
