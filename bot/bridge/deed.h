// One thing that an agent wants done with a conversation, decided and done inside the transaction
// at hand: what is allowed as things stand, which act of the dialog it is, and what is said to the
// agent when it isn't done.

#pragma once

#include <string>

#include "bot/bridge/wish.h"
#include "bot/engine/engine.h"

namespace bot {

struct Deed {
  std::string agent;         // "slack:U123"
  std::string conversation;  // One that is there.
  std::string key;           // Of the post that it comes from: kept with a line or a note.
  Wish wish;
};

// Does it. "" when it was done, else what to tell the agent.
[[nodiscard]] std::string do_deed(Store& store, Instant now, const TakeAct& act, const Deed& deed,
                                  const knowledge::Pack& pack);

}  // namespace bot
