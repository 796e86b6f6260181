// Shows agents in their channel on Slack what they are to see: a thread a conversation, with a card
// that says how it stands, and everything that is said and done in it.
//
// A row of the outbox (channel "agents") says no more than that there is something to tell; what,
// is read when it is its turn. So what comes together goes together, nothing is told twice after a
// restart, and while the channel refuses nothing is lost: the conversation stays in the queue.
// Another row, made by the store when a conversation goes, has one post taken back.
//
// A conversation keeps its thread: a later handoff is a new card in it, shown in the channel too.
//
// Not thread-safe: the engine's thread has it.

#pragma once

#include <string>

#include "bot/delivery/platform.h"
#include "knowledge/pack.h"

namespace bot {

inline constexpr const char* kAgentsChannel = "agents";  // Of rows and metrics.

class Mirror final : public Composer {
 public:
  // `place` is the channel's id on Slack. The pack is not owned.
  Mirror(std::string place, const knowledge::Pack* pack) : place_(std::move(place)), pack_(pack) {}

  void gather(Store& store, Instant now) override;
  std::optional<Composed> compose(Store& store, const Outgoing& row, bool plain) override;

 private:
  [[nodiscard]] bool wanted(Store& store, const std::string& conversation) const;
  void enqueue(Store& store, const std::string& conversation, Instant now) const;
  [[nodiscard]] Call card_of(Store& store, const StoredConversation& stored,
                             const std::string& target, bool plain) const;
  [[nodiscard]] Composed card(Store& store, const StoredConversation& stored, AgentThread thread,
                              bool plain) const;
  [[nodiscard]] std::optional<Composed> lines(Store& store, const StoredConversation& stored,
                                              AgentThread thread, bool plain) const;
  [[nodiscard]] std::optional<Composed> update(Store& store, const StoredConversation& stored,
                                               AgentThread thread, bool plain) const;
  [[nodiscard]] static Composed take_back(const std::string& place, const std::string& post);
  // Of a message of ours that holds a person's words.
  static void note(Store& store, const AgentThread& thread, const std::string& post);

  const std::string place_;
  const knowledge::Pack* pack_;
};

}  // namespace bot
