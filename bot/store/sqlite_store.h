// The Store on SQLite; its parts stand in sqlite_<noun>.cpp files, each beside its SQL.
//
// Not for use by others: open_store() makes one.

#pragma once

#include <string>
#include <utility>

#include "bot/store/sqlite.h"
#include "bot/store/store.h"

namespace bot {

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::string& file);

  void transaction(const std::function<void()>& body) override;
  void savepoint(const std::function<void()>& body) override;

  std::optional<StoredConversation> current_conversation(const User& user) override;
  std::optional<StoredConversation> conversation(std::string_view id) override;
  void save(const StoredConversation& stored) override;
  int waiting_ahead(std::string_view conversation) override;
  int waiting_before(Instant since) override;
  std::vector<std::string> conversations(std::string_view after, int limit) override;

  std::optional<Overview> overview(std::string_view conversation) override;
  BoxPage box(const BoxQuery& query) override;
  BoxCounts box_counts(std::string_view agent) override;
  std::vector<Change> changes(std::int64_t after, int limit) override;
  std::int64_t last_change() override;
  std::vector<AgentLoad> agent_loads() override;

  Note add_note(std::string_view conversation, const Note& note) override;
  std::vector<Note> notes(std::string_view conversation) override;

  void know(const User& user, const Profile& profile, Instant at) override;
  Profile profile(const User& user) override;

  std::int64_t append(std::string_view conversation, const Message& message,
                      const std::vector<dialog::Choice>& choices) override;
  std::vector<Message> messages(std::string_view conversation, std::int64_t after,
                                int limit) override;
  std::int64_t last_seq(std::string_view conversation) override;
  std::optional<Message> keyed_line(std::string_view conversation, std::string_view key) override;
  std::optional<dialog::Choice> find_choice(const User& user, std::string_view value) override;

  void note_moment(std::string_view conversation, std::int64_t seq, const Moment& moment) override;
  std::map<std::int64_t, Moment> moments(std::string_view conversation) override;
  std::int64_t keep_background(const Background& background, Instant now) override;
  std::optional<Background> background(std::int64_t id) override;

  std::optional<Answer> answer(const User& user, std::string_view key) override;
  void remember(const User& user, std::string_view key, const Answer& answer, Instant at) override;

  void set_timer(const Timer& timer) override;
  void clear_timer(std::string_view conversation, std::string_view kind) override;
  void clear_timers(std::string_view conversation) override;
  std::optional<Instant> timer(std::string_view conversation, std::string_view kind) override;
  void postpone_timers(std::string_view agent, std::string_view kind, Instant due) override;
  std::vector<Timer> due_timers(Instant now, int limit) override;

  void hold(const Held& held, Instant due) override;
  std::vector<Held> held(const User& user) override;
  void drop_held(const User& user) override;
  std::vector<User> bursts_due(Instant now, int limit) override;
  std::optional<Instant> next_due() override;

  std::int64_t enqueue(const Outgoing& outgoing) override;
  std::optional<Outgoing> claim(std::string_view channel, Instant now,
                                Instant lease_until) override;
  bool has_waiting(std::string_view conversation, std::string_view target) override;
  bool settle(std::int64_t id, int attempt, const Settlement& settlement) override;
  void drop_stale(std::string_view conversation, std::int64_t epoch) override;
  std::vector<std::string> take_references(std::string_view conversation,
                                           std::int64_t before) override;
  void drop_waiting(std::string_view conversation, std::string_view channel) override;
  void move_target(std::string_view channel, std::string_view from, std::string_view to) override;
  void release_leases(Instant now) override;
  std::optional<Instant> next_outgoing(std::string_view channel) override;
  std::vector<DeadLetter> dead_letters(std::int64_t after, int limit) override;
  bool retry_dead(std::int64_t id, Instant now) override;
  bool drop_dead(std::int64_t id) override;
  std::vector<Undelivered> undelivered(std::string_view conversation) override;

  void raise_mark(std::string_view name, std::int64_t value) override;
  std::int64_t mark(std::string_view name) override;

  std::int64_t log_handoff(const HandoffEvent& event) override;
  std::vector<HandoffEvent> handoff_events(std::int64_t after, int limit) override;
  std::vector<HandoffEvent> handoff_events_of(std::string_view conversation) override;
  std::int64_t last_handoff_event() override;
  void each_handoff(Instant since,
                    const std::function<void(HandoffEvent, Instant created)>& visit) override;
  std::int64_t conversations_begun(Instant since, Instant until) override;

  std::optional<AgentThread> agent_thread(std::string_view conversation) override;
  std::string threaded_conversation(std::string_view place, std::string_view root) override;
  void save_thread(const AgentThread& thread) override;
  void note_agent_post(std::string_view conversation, std::string_view place,
                       std::string_view post) override;

  void count_outcome(std::string_view symptom, std::string_view fix,
                     dialog::Outcome outcome) override;
  std::vector<OutcomeCount> outcomes() override;
  void count_rating(int stars) override;
  std::vector<RatingCount> ratings() override;

  void set_aside(const SetAside& event) override;
  std::vector<SetAside> set_aside_events(int limit) override;

  bool add_agent(const AgentAccount& account) override;
  std::optional<AgentAccount> agent(std::string_view name) override;
  std::vector<AgentAccount> agents() override;
  bool set_password(std::string_view name, std::string_view password) override;
  bool set_disabled(std::string_view name, bool disabled) override;
  void begin_session(const DeskSession& session) override;
  std::optional<DeskSession> session(std::string_view digest) override;
  void see_session(std::string_view digest, Instant now) override;
  void end_session(std::string_view digest) override;
  Attempts attempts(std::string_view key) override;
  void set_attempts(std::string_view key, const Attempts& attempts) override;
  void forget_sign_ins(Instant now, Instant quiet_since) override;

  UserData export_user(const User& user) override;
  std::vector<User> users_named(std::string_view id) override;
  bool erase_user(const User& user) override;
  bool scrub(std::chrono::milliseconds patience) override;
  bool take_erased() override { return std::exchange(has_erased_, false); }
  bool changed_elsewhere() override;
  bool erase_older(Instant before, int limit) override;
  bool forget_answers(Instant before, int limit) override;

  void backup(const std::string& file) override;
  std::vector<std::string> integrity_errors() override;
  void probe() override;

 private:
  // In the transaction at hand, else in one of its own.
  template <class Body>
  auto atomically(const Body& body) {
    if (database_.in_transaction()) return body();
    sqlite::Transaction transaction(database_);
    if constexpr (std::is_void_v<decltype(body())>) {
      body();
      transaction.commit();
    } else {
      auto result = body();
      transaction.commit();
      return result;
    }
  }

  template <class... Values>
  void run(std::string_view sql, const Values&... values) {
    database_.prepare(sql).bind(values...).run();
  }
  // Runs it and says whether it touched a row.
  template <class... Values>
  bool touches(std::string_view sql, const Values&... values) {
    run(sql, values...);
    return database_.changes() > 0;
  }

  // The next change is this conversation's; nothing when there is none of this id.
  void touch(std::string_view conversation);

  // The outbox's: makes the oldest waiting row of the pair the one that may leave.
  void promote(std::string_view conversation, std::string_view target);
  std::optional<Outgoing> claim_head(std::string_view channel, Instant now, Instant lease_until);
  bool stale(const Outgoing& outgoing);
  void drop(const Outgoing& outgoing);
  void carry_out(const Outgoing& outgoing, const Settlement& settlement);
  std::vector<Outgoing> undelivered_of(std::string_view conversation);
  // Privacy's.
  UserData::Talk export_talk(std::string_view id);
  std::vector<UserData::Remembered> answers_of(const User& user);

  sqlite::Database database_;
  bool has_erased_ = false;
  std::int64_t seen_version_ = 0;  // Of the file, as others have left it; 0: not looked at.
};

}  // namespace bot
