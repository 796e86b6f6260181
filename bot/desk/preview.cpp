#include "bot/desk/preview.h"

namespace bot {
namespace {

const std::string kNobody = "nobody";

dialog::Turn play(const dialog::Brain& brain, dialog::Conversation conversation, dialog::What what,
                  dialog::Instant now) {
  dialog::Event event{std::move(what), {}};
  event.world.now = now;
  return dialog::advance(brain, std::move(conversation), event);
}

}  // namespace

std::optional<dialog::Reply> next_words(const dialog::Brain& brain,
                                        const dialog::Conversation& conversation,
                                        dialog::Instant now) {
  if (conversation.owner.kind == dialog::OwnerKind::Bot) return std::nullopt;
  dialog::Conversation held = conversation;
  if (held.owner.kind == dialog::OwnerKind::Queue) {  // Only an agent can give it back.
    held = play(brain, std::move(held), dialog::AgentClaimed{kNobody}, now).next;
  }
  const auto turn = play(brain, std::move(held), dialog::AgentReturned{kNobody, ""}, now);
  for (const dialog::Effect& effect : turn.effects) {
    if (const auto* said = std::get_if<dialog::Say>(&effect)) return said->reply;
  }
  return std::nullopt;
}

}  // namespace bot
