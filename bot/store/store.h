// All that Stepwise remembers, in verbs of the domain. One contract test holds every
// implementation.
//
// Only the engine's thread writes to a server's store; a command on a live database opens a store
// of its own on the same file. Any failure of the database throws StoreError, which ends the batch
// at hand; a statement that the database refuses for what is in it throws RowRefused, which ends
// the event alone. "Not there" is not a failure. Thread safety: one Store per thread.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "bot/store/moment.h"
#include "bot/store/records.h"

namespace bot {

// The database can't be read or written: full, locked, corrupt.
struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The row breaks a rule of the schema or doesn't decode: the event is at fault, not the database.
struct RowRefused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  // Runs `body` and commits; rolls everything back when it throws. Takes the writer's lock at
  // once. Not nested. A verb outside a transaction is one by itself.
  virtual void transaction(const std::function<void()>& body) = 0;
  // Inside a transaction: undoes what `body` did, and only that, when it throws.
  virtual void savepoint(const std::function<void()>& body) = 0;

  // Conversations. The current one of a person is the one made last, open or closed.
  virtual std::optional<StoredConversation> current_conversation(const User& user) = 0;
  virtual std::optional<StoredConversation> conversation(std::string_view id) = 0;
  // Adds it or replaces what is stored under its id; `created` counts at the first time only.
  virtual void save(const StoredConversation& stored) = 0;
  // Conversations that came to the agents' queue before this one: all, when it isn't queued.
  virtual int waiting_ahead(std::string_view conversation) = 0;
  // How many of the queue have waited since before `since`.
  virtual int waiting_before(Instant since) = 0;
  // Ids, oldest first, of those made after `after` ("" for all).
  virtual std::vector<std::string> conversations(std::string_view after, int limit) = 0;

  // What agents see of conversations. Everything that a desk shows of one makes its change number
  // grow: what was said, who has it, notes, and what became of an agent's line.
  virtual std::optional<Overview> overview(std::string_view conversation) = 0;
  // Throws RowRefused for an `after` that no page had.
  virtual BoxPage box(const BoxQuery& query) = 0;
  virtual BoxCounts box_counts(std::string_view agent) = 0;
  // Each conversation that has changed after `after`, once, in the order of its last change.
  virtual std::vector<Change> changes(std::int64_t after, int limit) = 0;
  virtual std::int64_t last_change() = 0;
  virtual std::vector<AgentLoad> agent_loads() = 0;  // Of those who have any, by name.

  // Agents' notes on a conversation. A known key changes nothing and gives the note as it is;
  // throws RowRefused when there is no such conversation.
  virtual Note add_note(std::string_view conversation, const Note& note) = 0;
  virtual std::vector<Note> notes(std::string_view conversation) = 0;  // Oldest first.

  // Who a person is by their platform: what was said last, nothing when nothing was.
  virtual void know(const User& user, const Profile& profile, Instant at) = 0;
  virtual Profile profile(const User& user) = 0;

  // Transcripts. `append` gives the line its number (message.seq is ignored) and returns it.
  // `choices` are the buttons of a bot's line with their meanings (message.buttons is ignored), or
  // the one choice that a person's line was pressed from.
  virtual std::int64_t append(std::string_view conversation, const Message& message,
                              const std::vector<dialog::Choice>& choices) = 0;
  virtual std::vector<Message> messages(std::string_view conversation, std::int64_t after,
                                        int limit) = 0;
  virtual std::int64_t last_seq(std::string_view conversation) = 0;  // 0 when there is none.
  // The line that has this key; nothing for "".
  virtual std::optional<Message> keyed_line(std::string_view conversation,
                                            std::string_view key) = 0;
  // The meaning of a button that was ever shown to this person.
  virtual std::optional<dialog::Choice> find_choice(const User& user, std::string_view value) = 0;

  // The world of the turn that has this line: of what was said in it, the person's last line, else
  // the first. By the lines' numbers; those of older builds are missing.
  virtual void note_moment(std::string_view conversation, std::int64_t seq,
                           const Moment& moment) = 0;
  virtual std::map<std::int64_t, Moment> moments(std::string_view conversation) = 0;
  // Gives it an id; the same one again has the same.
  virtual std::int64_t keep_background(const Background& background, Instant now) = 0;
  virtual std::optional<Background> background(std::int64_t id) = 0;

  // Answers to idempotency keys.
  virtual std::optional<Answer> answer(const User& user, std::string_view key) = 0;
  virtual void remember(const User& user, std::string_view key, const Answer& answer,
                        Instant at) = 0;

  // Timers: at most one of a kind a conversation.
  virtual void set_timer(const Timer& timer) = 0;
  virtual void clear_timer(std::string_view conversation, std::string_view kind) = 0;
  virtual void clear_timers(std::string_view conversation) = 0;
  virtual std::optional<Instant> timer(std::string_view conversation, std::string_view kind) = 0;
  // Those of the conversations that this agent has, or any when it is "": not before `due`.
  virtual void postpone_timers(std::string_view agent, std::string_view kind, Instant due) = 0;
  virtual std::vector<Timer> due_timers(Instant now, int limit) = 0;  // Oldest first.

  // Bursts. `due` is when the burst of this person ends, and replaces what was said before.
  virtual void hold(const Held& held, Instant due) = 0;
  virtual std::vector<Held> held(const User& user) = 0;  // In the order of arrival.
  virtual void drop_held(const User& user) = 0;
  virtual std::vector<User> bursts_due(Instant now, int limit) = 0;
  // The earliest due of all timers and bursts.
  virtual std::optional<Instant> next_due() = 0;

  // The outbox. The rows of one (conversation, target) leave in the order of their ids.
  virtual std::int64_t enqueue(const Outgoing& outgoing) = 0;
  // The oldest due row whose older rows are all settled, with the next attempt's number; nobody
  // else is given it before `lease_until`. A bot's row of an epoch gone by is dropped instead.
  virtual std::optional<Outgoing> claim(std::string_view channel, Instant now,
                                        Instant lease_until) = 0;
  virtual bool has_waiting(std::string_view conversation, std::string_view target) = 0;
  // False when the claim was not `attempt`'s any more (its lease ran out): nothing changes then.
  virtual bool settle(std::int64_t id, int attempt, const Settlement& settlement) = 0;
  // Drops the bot's waiting rows that were written under an older epoch.
  virtual void drop_stale(std::string_view conversation, std::int64_t epoch) = 0;
  // What Delivered has kept of this person's older replies: each is given once.
  virtual std::vector<std::string> take_references(std::string_view conversation,
                                                   std::int64_t before) = 0;
  // What was to go to its person there, but leased ones.
  virtual void drop_waiting(std::string_view conversation, std::string_view channel) = 0;
  // A chat goes on under another name: whatever was to go to the old one goes there.
  virtual void move_target(std::string_view channel, std::string_view from,
                           std::string_view to) = 0;
  virtual void release_leases(Instant now) = 0;  // At start: a dead process holds nothing.
  virtual std::optional<Instant> next_outgoing(std::string_view channel) = 0;
  // Those whose ids come after `after` (0 for all), oldest first.
  virtual std::vector<DeadLetter> dead_letters(std::int64_t after, int limit) = 0;
  virtual bool retry_dead(std::int64_t id, Instant now) = 0;  // False when there is no such one.
  virtual bool drop_dead(std::int64_t id) = 0;
  // The lines of a conversation that have not arrived, in their order.
  virtual std::vector<Undelivered> undelivered(std::string_view conversation) = 0;

  // How far something outside was read: a number that only grows. 0 when it was never set.
  virtual void raise_mark(std::string_view name, std::int64_t value) = 0;
  virtual std::int64_t mark(std::string_view name) = 0;

  // What happened to handoffs. `log_handoff` gives the event its id (event.id is ignored) and
  // returns it; throws RowRefused when there is no such conversation.
  virtual std::int64_t log_handoff(const HandoffEvent& event) = 0;
  // Those of all conversations whose ids come after `after` (0 for all), oldest first.
  virtual std::vector<HandoffEvent> handoff_events(std::int64_t after, int limit) = 0;
  virtual std::vector<HandoffEvent> handoff_events_of(std::string_view conversation) = 0;
  virtual std::int64_t last_handoff_event() = 0;  // Of all there ever were; 0 for none.
  // All of the conversations of which any is since `since`, a conversation after the other and with
  // when it began; of the transcript's lines only the agents'.
  virtual void each_handoff(Instant since,
                            const std::function<void(HandoffEvent, Instant created)>& visit) = 0;
  virtual std::int64_t conversations_begun(Instant since, Instant until) = 0;

  // Where agents follow a conversation; by whom its thread is found again.
  virtual std::optional<AgentThread> agent_thread(std::string_view conversation) = 0;
  virtual std::string threaded_conversation(std::string_view place,
                                            std::string_view root) = 0;  // "" for none.
  // Adds it or replaces what is stored of its conversation; throws RowRefused without one.
  virtual void save_thread(const AgentThread& thread) = 0;
  // A message with a person's words was posted to agents. When its conversation goes, rows of the
  // channel "agents" (bot/bridge/mirror.h) have it taken back.
  virtual void note_agent_post(std::string_view conversation, std::string_view place,
                               std::string_view post) = 0;

  // What helped whom, as counts.
  virtual void count_outcome(std::string_view symptom, std::string_view fix,
                             dialog::Outcome outcome) = 0;
  virtual std::vector<OutcomeCount> outcomes() = 0;
  virtual void count_rating(int stars) = 0;
  virtual std::vector<RatingCount> ratings() = 0;

  virtual void set_aside(const SetAside& event) = 0;
  virtual std::vector<SetAside> set_aside_events(int limit) = 0;  // Newest first.

  // The desk's accounts, found by name whatever its case. False: there is no such account, or, of
  // `add_agent`, there is one. A new password and disabling end the account's sessions.
  virtual bool add_agent(const AgentAccount& account) = 0;
  virtual std::optional<AgentAccount> agent(std::string_view name) = 0;
  virtual std::vector<AgentAccount> agents() = 0;  // By name.
  virtual bool set_password(std::string_view name, std::string_view password) = 0;
  virtual bool set_disabled(std::string_view name, bool disabled) = 0;
  // Who is signed in. A session of a disabled account isn't there.
  virtual void begin_session(const DeskSession& session) = 0;
  virtual std::optional<DeskSession> session(std::string_view digest) = 0;
  virtual void see_session(std::string_view digest, Instant now) = 0;  // The account, too.
  virtual void end_session(std::string_view digest) = 0;
  // Attempts to sign in, by whatever they are counted by.
  virtual Attempts attempts(std::string_view key) = 0;
  virtual void set_attempts(std::string_view key, const Attempts& attempts) = 0;
  // Drops sessions that have expired, and attempts the last of which was before `quiet_since`.
  virtual void forget_sign_ins(Instant now, Instant quiet_since) = 0;

  // Privacy.
  virtual UserData export_user(const User& user) = 0;
  virtual std::vector<User> users_named(std::string_view id) = 0;  // On whichever channel.
  virtual bool erase_user(const User& user) = 0;                   // False when nothing was stored.
  // What was erased is gone from the tables, but from the files only with this; not inside of a
  // transaction. False when somebody else has read for all of `patience`: later, then.
  [[nodiscard]] virtual bool scrub(std::chrono::milliseconds patience) = 0;
  // Whether this store has erased anything since it was asked last.
  [[nodiscard]] virtual bool take_erased() = 0;
  // Whether another process has changed anything since it was asked last.
  [[nodiscard]] virtual bool changed_elsewhere() = 0;
  // Transcript lines, handoff and set-aside events, and whole conversations last changed before
  // `before`, at most about `limit` rows a call: false when nothing is left to erase.
  virtual bool erase_older(Instant before, int limit) = 0;
  virtual bool forget_answers(Instant before, int limit) = 0;

  // Operation. `backup` writes a consistent copy to a file that doesn't exist yet.
  virtual void backup(const std::string& file) = 0;
  virtual std::vector<std::string> integrity_errors() = 0;  // Reads everything; empty: sound.
  virtual void probe() = 0;                                 // Writes and commits a row, or throws.
};

// Opens the file, or makes it, and brings its schema up to this build's. ":memory:" keeps nothing.
// Throws StoreError: unreadable, not ours, or newer than this build.
[[nodiscard]] std::unique_ptr<Store> open_store(const std::string& file);

}  // namespace bot
