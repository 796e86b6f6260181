// Carries out what the dialog wants done, in its order: transcript, outbox, timers, counts,
// erasure; and logs what it meant for a handoff. Inside the transaction at hand; the conversation
// must be stored already.

#pragma once

#include <string>
#include <vector>

#include "bot/engine/engine.h"

namespace bot {

// What was said as a line of a transcript: without markup, still without its number.
[[nodiscard]] Message line_of(const dialog::Say& said, Instant now);

class Effects {
 public:
  // `stored` is as it was before the turn. `delivers`: its channel has an outbox. `key` is kept
  // with what the turn has an agent say.
  Effects(Store& store, Instant now, const StoredConversation& stored, bool delivers,
          std::string key);

  // Before anything else of the turn: what it did to the handoff, `heard` being lines that stand in
  // the transcript already.
  void log(const std::vector<Message>& heard, const dialog::What& what, const dialog::Turn& turn);
  void carry_out(const dialog::Turn& turn);
  // An agent's line: into the transcript and on its way to the person.
  void relay(Message line, const dialog::Turn& turn);
  // Saves the conversation, or erases the person when that was asked for.
  void finish(const dialog::Turn& turn);

  // Of what was said; 0: nothing was.
  [[nodiscard]] std::int64_t first_seq() const {
    return replies_.empty() ? 0 : replies_.front().seq;
  }
  [[nodiscard]] std::vector<Message> take_replies() { return std::move(replies_); }
  [[nodiscard]] bool erased() const { return erased_; }
  [[nodiscard]] bool enqueued() const { return !outgoing_.empty(); }
  [[nodiscard]] bool logged() const { return logged_; }

 private:
  void say(const dialog::Say& said, const dialog::Turn& turn);
  void log(const HandoffEvent& event);
  void log_line(const Message& line, const dialog::Turn& turn);
  void send(const dialog::Reply& reply, std::int64_t seq, const std::string& writer,
            std::int64_t epoch);

  Store& store_;
  Instant now_;
  const StoredConversation& stored_;
  bool delivers_;
  std::string key_;
  bool erased_ = false;
  bool logged_ = false;
  std::vector<Message> replies_;
  std::vector<Outgoing> outgoing_;
};

}  // namespace bot
