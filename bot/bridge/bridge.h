// What agents do in the threads of their channel on Slack, carried out: one transaction looks at
// who has the conversation, acts, and remembers that this was done, so that a post that comes again
// changes nothing and of two agents one wins. Who is refused is told why, where only they see it.
//
// Thread safety: all of it. Shared, as what the engine calls back may outlive the channel.

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "bot/bridge/agents_parse.h"
#include "bot/bridge/members.h"
#include "bot/channel/channel.h"
#include "bot/channel/intake.h"

namespace bot {

class Bridge : public std::enable_shared_from_this<Bridge> {
 public:
  // `place` is the agents' channel; `world.pack` must be there.
  Bridge(std::string place, const ChannelWorld& world);

  using Done = std::function<void(Taken)>;
  // `done` is called once, from any thread.
  void take(const AgentPost& post, const Done& done);
  void take(const Membership& change);

 private:
  void take_written(const AgentPost& post, const Done& done);
  void carry_out(const AgentPost& post, const Profile& profile, const Done& done);
  void whisper(const AgentPost& post, const std::string& text) const;

  const std::string place_;
  const ChannelWorld world_;
  const std::shared_ptr<Members> members_;
};

}  // namespace bot
