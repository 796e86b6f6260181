// One agent's view of the conversations at one moment: what is stored and what the room knows, put
// together as the API answers it.
//
// Lives within one job of the engine.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/channel/json_writing.h"
#include "bot/desk/rights.h"
#include "bot/desk/room.h"
#include "bot/desk/undo.h"

namespace bot {

struct View {
  const Room& room;
  Store& store;
  const std::string& agent;
  Instant now;

  [[nodiscard]] Json summary(const Overview& overview) const;
  [[nodiscard]] std::vector<DeskAct> can(const StoredConversation& stored) const;
  // What the agent can undo.
  [[nodiscard]] std::optional<Undo> undo(const StoredConversation& stored) const;
  // After an act; `seq` of the line it has added, if any.
  [[nodiscard]] Json acted(const Overview& overview, std::optional<std::int64_t> seq) const;
  [[nodiscard]] Json detail(const Overview& overview) const;
  [[nodiscard]] Json box(const BoxQuery& query) const;
  [[nodiscard]] Json transcript(const std::string& conversation, std::int64_t after,
                                int limit) const;

 private:
  // Of what has happened to it.
  [[nodiscard]] std::optional<Undo> undo(const StoredConversation& stored,
                                         const std::vector<HandoffEvent>& events) const;
  // In line, from 1; 0: it isn't.
  [[nodiscard]] int place_of(const Overview& overview) const;
  [[nodiscard]] Json summary(const Overview& overview, int place) const;
  // The person's next message goes there.
  [[nodiscard]] bool current(const StoredConversation& stored) const;
};

}  // namespace bot
