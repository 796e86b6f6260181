// What the store keeps, as plain values: rows of the domain, free of SQL and of any platform.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dialog/conversation.h"
#include "dialog/happening.h"
#include "dialog/time.h"

namespace bot {

using dialog::Instant;

// One person on one channel.
struct User {
  std::string channel;  // "http", "slack", "telegram", "terminal"
  std::string id;       // The channel's own id.

  friend bool operator==(const User&, const User&) = default;
};

// What a platform says of a person; each "" when it doesn't.
struct Profile {
  std::string name;    // For an agent's eyes.
  std::string locale;  // "de-DE", "de"

  friend bool operator==(const Profile&, const Profile&) = default;
};

struct Button {
  std::string label;
  std::string value;

  friend bool operator==(const Button&, const Button&) = default;
};

// What a line of a person's is.
enum class LineKind : std::uint8_t {
  Said,
  Edited,   // They wrote `about` anew.
  Deleted,  // They took `about` back; the text is what stood there.
};
// "said", and back; Said for what isn't known.
[[nodiscard]] std::string_view to_string(LineKind kind);
[[nodiscard]] LineKind line_kind_from(std::string_view name);

// One line of a transcript.
struct Message {
  std::int64_t seq = 0;  // Per conversation, from 1, without gaps.
  std::string from;      // "person", "bot", "agent", "system"
  std::string name;      // The agent's, else "".
  Instant at;
  std::string text;
  std::vector<std::string> steps;
  std::vector<Button> buttons;
  std::string fix;  // "" for none.
  std::string key;  // Of a conversation's lines one has it: the id that an agent's client gave the
                    // line, or what the platform calls a person's message; else "".
  LineKind kind = LineKind::Said;
  std::int64_t about = 0;  // The number of the line that was edited or deleted; 0: not known.

  friend bool operator==(const Message&, const Message&) = default;
};

// What an agent notes beside the transcript: for colleagues, never for the person.
struct Note {
  std::int64_t id = 0;  // Grows; of all conversations.
  std::string key;      // The client's; the same one again is the same note.
  std::string agent;
  Instant at;
  std::string text;

  friend bool operator==(const Note&, const Note&) = default;
};

// What is not known to have arrived of a line: no row, and it has (or can be fetched).
enum class LineFate : std::uint8_t {
  Waiting,
  Dead,     // Given up; an operator or an agent may send it once more.
  Dropped,  // Taken back unsent: somebody else had the conversation.
};
struct Undelivered {
  std::int64_t seq = 0;  // The line's.
  std::int64_t id = 0;   // In the outbox.
  LineFate fate = LineFate::Waiting;
  int attempts = 0;
  std::string reason;  // Of the last failure; "" when there was none.

  friend bool operator==(const Undelivered&, const Undelivered&) = default;
};

// A conversation with whose it is and where on the platform it takes place.
struct StoredConversation {
  User user;
  std::string target;  // A chat, a thread; "" where the channel doesn't deliver (http, terminal).
  dialog::Conversation conversation;
  Instant created;
  Instant updated;

  friend bool operator==(const StoredConversation&, const StoredConversation&) = default;
};

// A conversation as a list shows it.
struct Overview {
  StoredConversation stored;
  std::string name;         // The person's, where their platform says it; else "".
  std::int64_t change = 0;  // The number of its last change: every change of any has the next one.
  Message last;             // Its last line without steps and buttons; seq 0: none is kept.
};

enum class Box : std::uint8_t {
  Queue,    // Nobody has it; who waits longest first.
  Mine,     // An agent's own, who waits for an answer longest first.
  Snoozed,  // An agent's own that are put off, the next one to come back first.
  All,      // Changed last first.
};
struct BoxQuery {
  Box box = Box::Queue;
  std::string agent;   // Whose box.
  std::string search;  // Not "": all conversations with it, changed last first.
  std::string after;   // BoxPage::next of the page before; "" for the first one.
  int limit = 50;
};
struct BoxPage {
  std::vector<Overview> rows;
  std::string next;  // "" at the end.
};
struct BoxCounts {
  std::int64_t queue = 0;
  std::int64_t mine = 0;
  std::int64_t snoozed = 0;
  std::int64_t all = 0;

  friend bool operator==(const BoxCounts&, const BoxCounts&) = default;
};

// The last change of a conversation; one that is gone is only named.
struct Change {
  std::int64_t number = 0;
  std::string conversation;

  friend bool operator==(const Change&, const Change&) = default;
};

// How many conversations an agent has, those put off left out.
struct AgentLoad {
  std::string agent;
  int conversations = 0;

  friend bool operator==(const AgentLoad&, const AgentLoad&) = default;
};

// The answer to an idempotency key, kept byte for byte.
struct Answer {
  std::string fingerprint;  // Of the request's content: another one under the key is a conflict.
  std::string body;

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Timer {
  std::string conversation;
  std::string kind;  // dialog::to_string(TimerKind)
  Instant due;

  friend bool operator==(const Timer&, const Timer&) = default;
};

// A text that waits for the burst it belongs to to end: committed, acknowledged, not yet answered.
struct Held {
  User user;
  std::string target;
  std::string text;  // Without secrets, as an Understanding has it.
  bool held_secret = false;
  Instant at;
  std::string message = {};  // What the platform calls it; "" for none.

  friend bool operator==(const Held&, const Held&) = default;
};

// A reply on its way to a platform.
struct Outgoing {
  std::int64_t id = 0;
  std::string conversation;
  std::string target;  // Where on the platform: a chat, a thread.
  std::string channel;
  std::string body;        // What the channel needs to render it: JSON of reply_codec.h.
  std::string writer;      // "bot", "agent:<name>", "system"
  std::int64_t epoch = 0;  // The owner's epoch it was written under.
  int attempt = 0;         // 1 at the first claim.
  Instant due;

  friend bool operator==(const Outgoing&, const Outgoing&) = default;
};

// What became of a claimed reply.
struct Delivered {
  std::string reference;  // What takes its buttons away later; "" when it has none.
};
struct Postponed {  // Not tried: the attempt isn't counted.
  Instant due;
};
struct RetryAt {
  Instant due;
  std::string reason;
};
struct Refused {
  std::string reason;  // Goes to the dead letters, for an operator.
};
using Settlement = std::variant<Delivered, Postponed, RetryAt, Refused>;

struct DeadLetter {
  Outgoing outgoing;
  std::string reason;
  Instant at;  // Of the enqueueing.
};

// How often a fix ended so for a symptom. Counts only: nothing of a person.
struct OutcomeCount {
  std::string symptom;
  std::string fix;
  dialog::Outcome outcome = dialog::Outcome::Shown;
  std::int64_t count = 0;

  friend bool operator==(const OutcomeCount&, const OutcomeCount&) = default;
};
struct RatingCount {
  int stars = 0;
  std::int64_t count = 0;

  friend bool operator==(const RatingCount&, const RatingCount&) = default;
};

// One thing that happened to a handoff, with how things stood after it.
struct HandoffEvent {
  std::int64_t id = 0;  // Grows, and is never used twice: a place to go on reading from.
  std::string conversation;
  Instant at;
  dialog::HappeningKind kind = dialog::HappeningKind::Offered;
  std::string actor;  // "person", "bot", "agent:NAME", "system"
  dialog::Owner owner;
  std::int64_t epoch = 0;
  dialog::Handoff handoff = dialog::Handoff::None;
  std::int64_t seq = 0;     // Of a message's line in the transcript, else 0.
  std::string detail = {};  // As dialog::Happening has it; a snooze's end in RFC 3339.

  friend bool operator==(const HandoffEvent&, const HandoffEvent&) = default;
};
// With the conversation as it stands.
[[nodiscard]] inline HandoffEvent happened_to(const dialog::Conversation& conversation, Instant at,
                                              dialog::HappeningKind kind, std::string actor) {
  HandoffEvent event;
  event.conversation = conversation.id;
  event.at = at;
  event.kind = kind;
  event.actor = std::move(actor);
  event.owner = conversation.owner;
  event.epoch = conversation.owner_epoch;
  event.handoff = conversation.handoff;
  return event;
}

// Where agents follow a conversation on a chat platform, and how far it was told there.
struct AgentThread {
  std::string conversation;
  std::string place;       // Their channel.
  std::string root;        // The message that the thread hangs on.
  std::string card;        // The message that says how things stand: of the last handoff.
  std::string shown;       // A digest of what stands on the card.
  bool open = false;       // As the card has it, it isn't the bot's.
  std::int64_t line = 0;   // The last one of the transcript that was told, or needs no telling,
  std::int64_t event = 0;  // the same of handoff events,
  std::int64_t part = 0;   // and how much of what comes next.

  friend bool operator==(const AgentThread&, const AgentThread&) = default;
};

// An event that could not be taken: kept for an operator, so that it stops nobody else.
struct SetAside {
  User user;
  std::string key;     // The event's idempotency key; "" for none.
  std::string kind;    // "text", "press", "arrive", "retract", "timer", "burst", "act", "job"
  std::string detail;  // The text without secrets, the button's value, the timer's kind, …
  std::string reason;  // What was thrown.
  Instant at;
  int times = 1;  // The same key again is counted, not added.

  friend bool operator==(const SetAside&, const SetAside&) = default;
};

// Who may sign in to the desk. Names are the same whatever their case.
struct AgentAccount {
  std::string name;
  std::string password;  // Hashed, as bot/crypto/password.h writes it.
  bool disabled = false;
  Instant created;
  Instant seen;  // Of the last request, within kSeenEvery; 0: never.

  friend bool operator==(const AgentAccount&, const AgentAccount&) = default;
};

// A browser that is signed in. What it holds is not kept, only its digest.
struct DeskSession {
  std::string digest;
  std::string agent;
  Instant seen;     // Of the last request, within kSeenEvery.
  Instant expires;  // At the latest.

  friend bool operator==(const DeskSession&, const DeskSession&) = default;
};

// Attempts to sign in that have failed, or are under way.
struct Attempts {
  int count = 0;
  Instant last;

  friend bool operator==(const Attempts&, const Attempts&) = default;
};

// Everything stored of one person.
struct UserData {
  struct Talk {
    StoredConversation stored;
    std::vector<Message> messages;
    std::vector<Timer> timers;
    std::vector<Outgoing> outgoing;  // Waiting or dead ones.
    std::vector<HandoffEvent> handoffs;
    std::optional<AgentThread> thread;
    std::vector<Note> notes;
  };
  struct Remembered {
    std::string key;
    Answer answer;
    Instant at;
  };

  User user;
  Profile profile;
  std::vector<Talk> talks;  // Oldest first.
  std::vector<Remembered> answers;
  std::vector<Held> held;
  std::vector<SetAside> set_aside;

  [[nodiscard]] bool empty() const {
    return profile == Profile{} && talks.empty() && answers.empty() && held.empty() &&
           set_aside.empty();
  }
};

}  // namespace bot
