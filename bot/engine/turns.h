// One event carried from the store through the dialog and back, inside the transaction at hand:
// known keys, pressed buttons, bursts, new conversations, and what the dialog wants done.
//
// Knows no thread and no queue. Not thread-safe.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bot/engine/engine.h"

namespace bot {

// What a batch has stirred, to be told after its commit. A turn that was rolled back may be in it.
struct Stirred {
  std::vector<std::string> conversations;  // With new lines, or gone.
  bool outbox = false;  // There is something to send, or something of a handoff to tell.
};

// The counts of what helped whom, added to what is `known`.
[[nodiscard]] dialog::Experience experience_of(const std::vector<OutcomeCount>& outcomes,
                                               dialog::Experience known = {});

class Turns {
 public:
  // Neither is owned; both must outlive it.
  Turns(const Surroundings& around, const EngineSettings& settings);

  [[nodiscard]] Outcome take(Store& store, Instant now, const Incoming& incoming,
                             const Render& render);
  [[nodiscard]] ActOutcome act(Store& store, Instant now, const Act& act);
  void fire(Store& store, Instant now, const Timer& timer);
  void end_burst(Store& store, Instant now, const User& user);

  // Takes the counts of what helped whom into account from now on.
  void learn(Store& store, Instant now);
  [[nodiscard]] Stirred take_stirred() { return std::exchange(stirred_, {}); }

 private:
  // An event with the lines that the person or agent gets in the transcript for it.
  struct Heard {
    dialog::What what;
    std::vector<Message> before;  // Before the replies, without numbers.
    std::vector<dialog::Choice> pressed;
    std::vector<Message> after;  // An agent's: after what the system announces.
    std::string key;             // Of the line that the dialog has an agent say.
  };

  Outcome take_new(Store& store, Instant now, const Incoming& incoming, const Render& render);
  Answered note_retraction(Store& store, Instant now, const Incoming& incoming);
  Answered answer_arrival(Store& store, Instant now, const Incoming& incoming);
  bool waits_for_more(Store& store, const Incoming& incoming) const;
  void hold(Store& store, Instant now, const Incoming& incoming);
  Answered answer_text(Store& store, Instant now, const Incoming& incoming);
  std::optional<Answered> answer_press(Store& store, Instant now, const Incoming& incoming);
  Answered answer_held(Store& store, Instant now, const std::vector<Held>& texts);

  Answered converse(Store& store, Instant now, const StoredConversation& stored,
                    const Heard& heard);
  // For replays: the world of a turn, with its first line.
  void note_moment(Store& store, const std::string& conversation, const dialog::Event& event,
                   std::int64_t seq) const;
  StoredConversation open(Store& store, Instant now, const User& user, const dialog::What& what);
  StoredConversation begin(Store& store, Instant now, const User& user, bool told_privacy);
  void put_away(Store& store, Instant now, StoredConversation stored);
  dialog::Event event_of(Store& store, Instant now, const StoredConversation& stored,
                         const dialog::What& what) const;

  const Surroundings& around_;
  const EngineSettings& settings_;
  dialog::Brain brain_;
  std::int64_t background_ = 0;  // What is kept of the brain; 0: nothing yet.
  Stirred stirred_;
};

}  // namespace bot
