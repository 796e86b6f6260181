#include "bot/engine/revision.h"

#include <algorithm>

namespace bot {
namespace {

// Of what the person said in their conversation, so much may have been written anew.
constexpr int kRevisedMax = 20;  // Lines.
// Platforms let a message be written anew for a while, in which no more is said than this.
constexpr int kLaterMax = 200;  // Lines.

// Of a message that the platform names, what it says by now.
std::optional<Message> line_named(Store& store, const std::string& conversation,
                                  const std::string& message) {
  auto line = store.keyed_line(conversation, message);
  if (!line || line->from != "person") return std::nullopt;
  for (Message& later : store.messages(conversation, line->seq, kLaterMax)) {
    if (later.kind == LineKind::Edited && later.about == line->seq) line = std::move(later);
  }
  return line;
}

}  // namespace

bool says_nothing_new(Store& store, const Incoming& incoming) {
  const auto* said = std::get_if<Text>(&incoming.what);
  if (said == nullptr) return false;
  const std::string& text = said->understanding.text;
  const auto held = store.held(incoming.user);
  if (std::ranges::find(held, text, &Held::text) != held.end()) return true;
  const auto current = store.current_conversation(incoming.user);
  if (!current) return false;
  const std::string& id = current->conversation.id;
  const auto lines = store.messages(id, store.last_seq(id) - kRevisedMax, kRevisedMax);
  return std::ranges::any_of(
      lines, [&](const Message& line) { return line.from == "person" && line.text == text; });
}

std::int64_t line_saying(Store& store, const std::string& conversation, const std::string& text) {
  const std::int64_t last = store.last_seq(conversation);
  auto lines = store.messages(conversation, last - kRevisedMax, kRevisedMax);
  const auto found = std::find_if(lines.rbegin(), lines.rend(), [&](const Message& line) {
    return line.from == "person" && line.kind != LineKind::Deleted && line.text == text;
  });
  return text.empty() || found == lines.rend() ? 0 : found->seq;
}

std::int64_t revised_line(Store& store, const std::string& conversation, const Incoming& incoming) {
  const auto named = line_named(store, conversation, incoming.message);
  return named ? named->seq : line_saying(store, conversation, incoming.was);
}

bool edits_history(Store& store, const Incoming& incoming) {
  if (incoming.was.empty() && incoming.message.empty()) return false;  // Not known.
  const auto held = store.held(incoming.user);
  const auto current = store.current_conversation(incoming.user);
  std::string was = incoming.was;
  if (was.empty()) {
    const auto same = std::ranges::find(held, incoming.message, &Held::message);
    if (same != held.end()) return same + 1 != held.end();
    const auto named =
        current ? line_named(store, current->conversation.id, incoming.message) : std::nullopt;
    if (!named) return false;  // Not known.
    was = named->text;
  }
  if (!held.empty()) return held.back().text != was;
  if (!current) return true;
  if (current->conversation.owner.kind != dialog::OwnerKind::Bot) return false;
  const std::string& id = current->conversation.id;
  const auto lines = store.messages(id, store.last_seq(id) - kRevisedMax, kRevisedMax);
  const auto last = std::find_if(lines.rbegin(), lines.rend(),
                                 [](const Message& line) { return line.from == "person"; });
  return last == lines.rend() || last->text != was;
}

}  // namespace bot
