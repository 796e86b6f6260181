// What the contract tests of the store share: the implementations under test, and rows to put in.

#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bot/store/store.h"
#include "tests/bot/temp_folder.h"

namespace tests {

struct Made {
  std::unique_ptr<TempFolder> folder;  // Outlives the store.
  std::unique_ptr<bot::Store> store;
};

inline Made in_memory() { return {nullptr, bot::open_store(":memory:")}; }

inline Made in_file() {
  auto folder = std::make_unique<TempFolder>();
  auto store = bot::open_store(folder->file("stepwise.db"));
  return {std::move(folder), std::move(store)};
}

// A new implementation adds its maker here and is done when the contract tests pass.
inline constexpr auto kStores = std::to_array<Made (*)()>({in_memory, in_file});

inline const bot::User kAnn{"http", "ann"};
inline const bot::User kBob{"slack", "bob"};

inline bot::Instant at(int millis) {
  return bot::Instant(std::chrono::milliseconds(1'700'000'000'000 + millis));
}

inline bot::StoredConversation talk(const bot::User& user, const std::string& id, int millis = 0) {
  bot::StoredConversation stored;
  stored.user = user;
  stored.target = "chat-" + user.id;
  stored.conversation.id = id;
  stored.created = stored.updated = at(millis);
  return stored;
}

inline bot::Message line(const std::string& from, const std::string& text, int millis = 0) {
  bot::Message message;
  message.from = from;
  message.text = text;
  message.at = at(millis);
  return message;
}

inline bot::Outgoing reply(const std::string& conversation, const std::string& body, int due = 0) {
  bot::Outgoing outgoing;
  outgoing.conversation = conversation;
  outgoing.target = "chat";
  outgoing.channel = "slack";
  outgoing.body = body;
  outgoing.writer = "bot";
  outgoing.due = at(due);
  return outgoing;
}

inline bot::HandoffEvent handed(const std::string& conversation, int millis = 0) {
  return {.conversation = conversation,
          .at = at(millis),
          .kind = dialog::HappeningKind::Queued,
          .actor = "person",
          .owner = {dialog::OwnerKind::Queue, ""},
          .epoch = 1,
          .handoff = dialog::Handoff::Queued,
          .detail = "asked for a person"};
}

// The body of the next reply that may leave, "" when none may.
inline std::string claimed(bot::Store& store, int now, const std::string& channel = "slack") {
  const auto outgoing = store.claim(channel, at(now), at(now + 60'000));
  return outgoing ? outgoing->body : "";
}

using Texts = std::vector<std::string>;

inline Texts texts(bot::Store& store, const std::string& conversation) {
  Texts list;
  for (const bot::Message& message : store.messages(conversation, 0, 1000)) {
    list.push_back(message.text);
  }
  return list;
}

}  // namespace tests
