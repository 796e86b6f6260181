// What is new in a conversation for those who follow it in a thread: lines of the transcript, notes
// and changes of hands, in the order in which they happened.
//
// What was said in the thread itself stands there already, and is left out.

#pragma once

#include <cstdint>
#include <vector>

#include "bot/bridge/thread_lines.h"
#include "bot/store/store.h"
#include "knowledge/pack.h"

namespace bot {

struct StoryItem {
  ThreadLine line;
  std::int64_t upto_line = 0;   // The transcript,
  std::int64_t upto_event = 0;  // and the log of handoffs, are told so far with it.
};

// Since `thread` was told of it last, oldest first. A thread that begins is given the last lines
// before as well.
[[nodiscard]] std::vector<StoryItem> story_of(Store& store, const knowledge::Pack& pack,
                                              const StoredConversation& stored,
                                              const AgentThread& thread);

// A person's name, or what stands for it.
[[nodiscard]] std::string person_name(Store& store, const User& user);

}  // namespace bot
