// Who the agents are: the human members of their channel, and how they are called. Asked of Slack
// when somebody is met first, and once a day; meanwhile nobody else waits.
//
// Thread safety: all of it. Callbacks come from any thread, or at once.

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "bot/channel/channel.h"

namespace bot {

class Members : public std::enable_shared_from_this<Members> {
 public:
  Members(std::string place, ChannelWorld world)
      : place_(std::move(place)), world_(std::move(world)) {}

  struct Member {
    Profile profile;  // Empty when Slack doesn't say.
    bool human = true;
  };
  // Of somebody who has written in the channel, and so belongs to it.
  void meet(const std::string& user, const std::function<void(const Member&)>& then);
  // Whether somebody belongs to it who has done no more than press a button, which people see who
  // only look in. `then` is given false as well when Slack doesn't say.
  void ask(const std::string& user, const std::function<void(bool)>& then);
  // They came in, or left.
  void note(const std::string& user, bool is_member);

 private:
  struct Known {
    Member member;
    Instant asked{};
  };
  void take_profile(const std::string& user, const Fetched& fetched);
  void ask_page(const std::string& user, const std::string& cursor, int page,
                const std::function<void(bool)>& then);

  const std::string place_;
  const ChannelWorld world_;
  std::mutex mutex_;
  std::map<std::string, Known> known_;        // Under mutex_,
  std::map<std::string, Instant> belonging_;  // as this: since when they are known to belong.
};

}  // namespace bot
