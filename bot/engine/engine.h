// The single writer: takes what came in, one batch a transaction, lets the dialog answer, and
// stores the new state, the transcript, the replies and the timers together with the fact that it
// was answered. Nothing is acknowledged before its commit.
//
// Does not parse, render or send: channels give it what was understood and a function that writes
// the answer. Nothing is cached between two batches, so commands may change a live database.
//
// Thread safety: submit, act, run, poll, watch, nudge and ready from any thread. Callbacks come
// from the engine's thread (or from the caller's own when refused at once): they must be quick,
// must not throw, and may call the engine again. Without start() nothing happens until step(): chat
// and tests drive the same code with a clock of their own.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bot/observe/observation.h"
#include "bot/store/store.h"
#include "dialog/advance.h"
#include "intents/understanding.h"

namespace bot {

struct Text {
  intents::Understanding understanding;
};
struct Press {
  std::string value;
};
// Somebody came in without a word: greeted, unless there was a conversation with them before.
struct Arrive {};

// They took back what they had written: shown to agents, answered by nobody.
struct Retract {
  std::string text;
};

struct Incoming {
  User user;
  std::string key;          // Idempotency key, per user; "" for none.
  std::string fingerprint;  // Of the content: the same key with another one is a conflict.
  std::variant<Text, Press, Arrive, Retract> what;
  std::string target;      // Where on the platform replies go; "" on http and terminal.
  bool may_burst = false;  // A text that may wait for more of the same person (chat platforms).
  bool only_here = false;  // Counts only where the person's conversation takes place already.
  bool revises = false;    // A text that was written anew: counts only if it wasn't said just now.
  std::string was;         // What such a text said before; "" when that isn't known.
  std::string message;     // What the platform calls a text, anew or not; "" for none.
  Profile profile;         // What the platform says of the person, if it does.
  std::string mark;        // Raised to `mark_value` in the same transaction; "" for none.
  std::int64_t mark_value = 0;
};

// What the channel writes its answer from.
struct Answered {
  std::string conversation;  // "" while a burst is awaited.
  dialog::State state = dialog::State::Welcome;
  dialog::Owner owner;
  std::string handoff;
  std::vector<Message> replies;  // The lines of this turn: without markup, with their numbers.
  bool awaited = false;          // A burst is, and the bot will answer it.
};

struct Done {
  std::string body;       // As rendered when the key was first answered, byte for byte.
  bool repeated = false;  // The key was known; nothing has changed.
};
struct Conflict {};           // The same key with other content (409).
struct UnknownButton {};      // Never shown to this person (400).
struct TooManyUnanswered {};  // Of this person (429).
enum class Failed : std::uint8_t {
  Overloaded,  // The queue is full, or the engine is stopping (503).
  Unstored,    // The database failed; nothing has changed (503).
  Poisoned,    // It threw, and was set aside alone (500).
};
using Outcome = std::variant<Done, Conflict, UnknownButton, TooManyUnanswered, Failed>;

// Runs inside the transaction. Throwing sets the event aside.
using Render = std::function<std::string(const Answered&)>;

// What an agent does. `epoch` is the owner_epoch the agent acted on: when it has moved on, the act
// is refused, so that two agents can't both win.
struct Act {
  std::string conversation;
  dialog::What what;  // AgentClaimed, AgentSaid, AgentReturned, AgentResolved, AgentGone.
  std::optional<std::int64_t> epoch;
  std::string key = "";  // Kept with the agent's line (Message::key); "" for none.
};
struct UnknownConversation {};
struct StaleEpoch {
  std::int64_t epoch = 0;  // The present one.
  dialog::Owner owner;
};
using ActOutcome = std::variant<Answered, StaleEpoch, UnknownConversation, Failed>;

// Any other work on the store, in the same batches: delivery's claims, exports, erasing. The job
// returns what is to be called once it is committed. It adds nothing to a transcript: acts do.
using AfterCommit = std::function<void()>;
using Job = std::function<AfterCommit(Store&, Instant now)>;

// Work of an agent's: it may look, act and look again within one transaction.
using TakeAct = std::function<ActOutcome(const Act&)>;
using ActingJob = std::function<AfterCommit(Store&, Instant now, const TakeAct& act)>;

// A long poll on whatever it likes: true when it has answered, which it must when it is `last` (the
// engine stops, or holds too many). Called between two batches: soon after each that was committed,
// and every half second. May throw StoreError, when it is called again later.
using Look = std::function<bool(Store&, Instant now, bool last)>;

// A long poll: answered as soon as there is a line after `after`, empty at the deadline.
struct Poll {
  std::string conversation;
  std::int64_t after = 0;
  int limit = 500;
  std::chrono::steady_clock::time_point deadline{};  // In the past: at once.
};
using PollOutcome = std::variant<std::vector<Message>, UnknownConversation, Failed>;

// All that isn't the engine's to know, given to it. Called from the engine's thread, `observe` from
// any. Only `brain`, `clock` and `new_id` must be there; `read` where bursts are.
struct Surroundings {
  dialog::Brain brain;
  std::function<Instant()> clock;
  std::function<std::string()> new_id;  // A conversation's: [a-z0-9]{16}, unguessable.
  // Status feed and agents' hours; the engine fills in `now` and the queue.
  std::function<dialog::Circumstances(Instant now)> world;
  // Reads the texts of a burst as one message.
  std::function<intents::Understanding(std::string_view)> read;
  Observer observe;
  // After a commit that put rows in the outbox, or logged what happened to a handoff: delivery may
  // look.
  std::function<void()> outbox_moved;
  std::function<dialog::Turn(const dialog::Brain&, dialog::Conversation, const dialog::Event&)>
      advance = dialog::advance;
  std::function<bool(const dialog::Policy&, const dialog::Conversation&, const dialog::Event&)>
      begins_anew = dialog::begins_anew;
};

struct EngineSettings {
  std::size_t queue_max = 10000;
  int batch_max = 256;            // Events a transaction.
  int unanswered_max = 200;       // Messages of one person waiting at the same time.
  std::size_t polls_max = 10000;  // Long polls held; beyond it they are answered at once.
  std::chrono::milliseconds look_pause{100};                    // Between two rounds of looks.
  std::chrono::milliseconds burst_window{800};                  // 0: no bursts.
  std::chrono::milliseconds burst_max{3000};                    // After the first text of a burst.
  std::chrono::hours remember_answers{24 * 7};                  // Longer than any platform retries.
  std::chrono::hours retain{24 * 90};                           // Transcripts.
  std::vector<std::string> delivering = {"slack", "telegram"};  // Channels that have an outbox.
};

class Loop;  // bot/engine/loop.h

class Engine {
 public:
  // The store is used by the engine's thread alone from start() to stop(), and by step() without.
  Engine(Store& store, Surroundings surroundings, EngineSettings settings);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine();  // Stops.

  void start();
  // Takes nothing new (Overloaded), finishes what is queued, answers the polls, joins.
  void stop();

  void submit(Incoming incoming, Render render, const std::function<void(Outcome)>& done);
  void act(Act act, const std::function<void(ActOutcome)>& done);
  void run(Job job, std::function<void(Failed)> failed);
  void run_acts(ActingJob job, std::function<void(Failed)> failed);
  void poll(Poll poll, const std::function<void(PollOutcome)>& done);
  void watch(Look look, std::function<void(Failed)> failed);

  // One batch: what is queued, then the timers and bursts that are due by the clock. True when
  // there was anything to do. Only without start().
  bool step();
  // The clock was moved by hand.
  void nudge();
  // Whether the last attempt to store something succeeded (/readyz).
  [[nodiscard]] bool ready() const;

 private:
  std::unique_ptr<Loop> loop_;
};

}  // namespace bot
