// One person talking to the bot in this process: the server's engine and store, stepped by hand.
// What `stepwise chat` and the .chat scripts are made of; nothing said here differs from a server.
//
// Not thread-safe. Without a database file everything is gone at the end.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/engine/engine.h"
#include "bot/pack/mind.h"
#include "dialog/reply.h"

namespace bot {

// As a server takes it to be when it is told nothing: agents are there.
[[nodiscard]] dialog::Circumstances usual_world();

class Talk {
 public:
  using Replies = std::vector<dialog::Reply>;

  // `mind` is not owned. `database` is a file, or ":memory:". Throws StoreError.
  Talk(const Mind& mind, const std::string& database, std::function<Instant()> clock);
  Talk(const Talk&) = delete;
  Talk& operator=(const Talk&) = delete;
  ~Talk();

  // From now on the world is this, whatever the time; what was learned and the policy, too.
  void suppose(dialog::Circumstances world, Background background);

  // What the bot answers. Throws std::runtime_error when it can't (a bug, a full disk).
  Replies say(const std::string& text, bool held_secret = false);
  Replies arrive();                         // Without a word.
  Replies press(const std::string& value);  // A choice's value, of now or of earlier.
  Replies tick();                           // What is due by the clock: reminders, closing.
  // The button of this label shown last, of now or of earlier; null when there was none. Valid
  // until the next reply.
  [[nodiscard]] const dialog::Choice* button(std::string_view label) const;
  // The same, but none that counts now.
  [[nodiscard]] const dialog::Choice* stale_button(std::string_view label) const;
  [[nodiscard]] std::optional<Instant> next_due() { return store_->next_due(); }

  // Where the conversation stands; a new one before the first word.
  [[nodiscard]] const dialog::Conversation& now() const { return now_; }

 private:
  Replies take(Incoming incoming);
  Replies heard();  // And forgets it. Of this person only: a shared database holds others too.
  [[nodiscard]] dialog::Brain supposed(const dialog::Brain& brain) const;
  dialog::Turn advance(const dialog::Brain& brain, dialog::Conversation conversation,
                       const dialog::Event& event);

  const Mind& mind_;
  std::unique_ptr<Store> store_;
  dialog::Conversation now_;
  dialog::Circumstances world_ = usual_world();
  std::optional<Background> background_;                         // That was supposed.
  std::vector<dialog::Choice> shown_;                            // Every button so far.
  std::vector<std::pair<dialog::Conversation, Replies>> turns_;  // Since the last heard().
  std::unique_ptr<Engine> engine_;                               // Last: it uses all of the above.
};

}  // namespace bot
