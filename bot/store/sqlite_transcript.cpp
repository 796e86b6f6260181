// Transcripts, and the answers to idempotency keys.

#include <algorithm>
#include <array>

#include "bot/store/reply_codec.h"
#include "bot/store/sqlite_store.h"

namespace bot {
namespace {

std::vector<Button> buttons_of(const std::string& sender, std::string_view choices) {
  std::vector<Button> buttons;
  if (sender == "person") return buttons;  // What they pressed, not what they may press.
  for (const dialog::Choice& choice : decode_choices(choices)) {
    buttons.push_back({choice.label, choice.value});
  }
  return buttons;
}

// Begins every query that ends in `read`.
constexpr std::string_view kLineColumns =
    "SELECT seq, sender, name, at, text, steps, choices, fix, key, kind, about FROM messages";
Message read(const sqlite::Statement& row) {
  return {.seq = row.integer(0),
          .from = row.text(1),
          .name = row.text(2),
          .at = row.instant(3),
          .text = row.text(4),
          .steps = decode_lines(row.text(5)),
          .buttons = buttons_of(row.text(1), row.text(6)),
          .fix = row.text(7),
          .key = row.text(8),
          .kind = line_kind_from(row.text(9)),
          .about = row.integer(10)};
}

constexpr std::array<std::string_view, 3> kLineKinds = {"said", "edited", "deleted"};

}  // namespace

std::string_view to_string(LineKind kind) { return kLineKinds.at(static_cast<std::size_t>(kind)); }

LineKind line_kind_from(std::string_view name) {
  const auto* const found = std::ranges::find(kLineKinds, name);
  return found == kLineKinds.end() ? LineKind::Said
                                   : static_cast<LineKind>(found - kLineKinds.begin());
}

std::int64_t SqliteStore::append(std::string_view conversation, const Message& message,
                                 const std::vector<dialog::Choice>& choices) {
  return atomically([&] {
    auto number = database_.prepare(
        "UPDATE conversations SET last_seq = last_seq + 1 WHERE id = ?"
        " RETURNING number, last_seq");
    number.bind(conversation);
    if (!number.step()) {
      throw RowRefused("transcript: no conversation '" + std::string(conversation) + "'");
    }
    const std::int64_t seq = number.integer(1);
    run("INSERT INTO messages"
        " (conversation, seq, sender, name, at, text, steps, choices, fix, key, kind, about)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number.integer(0), seq, message.from, message.name, message.at, message.text,
        encode_lines(message.steps), encode_choices(choices), message.fix, message.key,
        to_string(message.kind), message.about);
    return seq;
  });
}

std::vector<Message> SqliteStore::messages(std::string_view conversation, std::int64_t after,
                                           int limit) {
  auto query = database_.prepare(
      std::string(kLineColumns) +
      " WHERE conversation = (SELECT number FROM conversations WHERE id = ?) AND seq > ?"
      " ORDER BY seq LIMIT ?");
  query.bind(conversation, after, limit);
  std::vector<Message> messages;
  while (query.step())
    messages.push_back(read(query));
  return messages;
}

std::optional<Message> SqliteStore::keyed_line(std::string_view conversation,
                                               std::string_view key) {
  auto query =
      database_.prepare(std::string(kLineColumns) +
                        " WHERE conversation = (SELECT number FROM conversations WHERE id = ?)"
                        " AND key = ? AND key <> ''");
  query.bind(conversation, key);
  if (!query.step()) return std::nullopt;
  return read(query);
}

std::int64_t SqliteStore::last_seq(std::string_view conversation) {
  auto query = database_.prepare("SELECT last_seq FROM conversations WHERE id = ?");
  query.bind(conversation);
  return query.step() ? query.integer(0) : 0;
}

std::optional<dialog::Choice> SqliteStore::find_choice(const User& user, std::string_view value) {
  // A value begins with its conversation's id and a dot (dialog/reply.h), so one transcript is
  // read, not all of them.
  auto query = database_.prepare(
      "SELECT m.choices FROM messages m JOIN conversations c ON c.number = m.conversation"
      " WHERE c.id = ? AND c.user = ? AND c.channel = ? AND m.sender <> 'person'"
      " AND instr(m.choices, ?) > 0 ORDER BY m.seq DESC LIMIT 1");
  query.bind(value.substr(0, value.find('.')), user.id, user.channel, encoded_value(value));
  if (!query.step()) return std::nullopt;
  const auto choices = decode_choices(query.text(0));
  const auto found = std::ranges::find(choices, value, &dialog::Choice::value);
  if (found == choices.end()) return std::nullopt;
  return *found;
}

std::optional<Answer> SqliteStore::answer(const User& user, std::string_view key) {
  auto query = database_.prepare(
      "SELECT fingerprint, body FROM answers WHERE user = ? AND channel = ? AND key = ?");
  query.bind(user.id, user.channel, key);
  if (!query.step()) return std::nullopt;
  return Answer{query.text(0), query.text(1)};
}

void SqliteStore::remember(const User& user, std::string_view key, const Answer& answer,
                           Instant at) {
  run("INSERT INTO answers (user, channel, key, fingerprint, body, at) VALUES (?, ?, ?, ?, ?, ?)",
      user.id, user.channel, key, answer.fingerprint, answer.body, at);
}

}  // namespace bot
