#include "bot/talk/talk.h"

#include <algorithm>
#include <stdexcept>

#include "bot/engine/conversation_id.h"
#include "knowledge/text.h"

namespace bot {
namespace {

const User kPerson{"terminal", "you"};

std::string reason_of(const Outcome& outcome, Store& store) {
  if (std::holds_alternative<UnknownButton>(outcome)) return "no such button was ever shown";
  const auto* failed = std::get_if<Failed>(&outcome);
  if (failed != nullptr && *failed == Failed::Poisoned) {
    const auto events = store.set_aside_events(1);
    return "the bot failed on it: " + (events.empty() ? "no reason stored" : events[0].reason);
  }
  return "the bot could not store its answer";
}

}  // namespace

Talk::Talk(const Mind& mind, const std::string& database, std::function<Instant()> clock,
           const dialog::Experience& experience)
    : mind_(mind), store_(open_store(database)) {
  if (auto stored = store_->current_conversation(kPerson)) now_ = stored->conversation;
  Surroundings around;
  around.brain.pack = mind.pack.get();
  around.brain.experience = experience;
  around.clock = std::move(clock);
  around.new_id = random_conversation_id;
  around.world = [](Instant) { return dialog::Circumstances{}; };
  around.read = [&mind](std::string_view text) { return mind.reader->read(text); };
  around.observe = [](const Observation&) {};
  around.outbox_moved = [] {};
  around.advance = [this](const dialog::Brain& brain, dialog::Conversation conversation,
                          const dialog::Event& event) {
    return advance(brain, std::move(conversation), event);
  };
  engine_ = std::make_unique<Engine>(*store_, std::move(around), EngineSettings{});
}

Talk::~Talk() = default;

Talk::Replies Talk::say(const std::string& text) {
  Incoming incoming;
  incoming.what = Text{mind_.reader->read(text)};
  return take(std::move(incoming));
}

Talk::Replies Talk::press(const std::string& value) {
  Incoming incoming;
  incoming.what = Press{value};
  return take(std::move(incoming));
}

Talk::Replies Talk::tick() {
  while (engine_->step()) {
  }
  return heard();
}

const dialog::Choice* Talk::button(std::string_view label) const {
  const auto is_it = [&](const dialog::Choice& choice) {
    return knowledge::folded(choice.label) == knowledge::folded(label);
  };
  const auto counts = std::find_if(now_.choices.rbegin(), now_.choices.rend(), is_it);
  if (counts != now_.choices.rend()) return &*counts;
  const auto stale = std::find_if(shown_.rbegin(), shown_.rend(), is_it);
  return stale == shown_.rend() ? nullptr : &*stale;
}

Talk::Replies Talk::take(Incoming incoming) {
  incoming.user = kPerson;
  std::optional<Outcome> outcome;
  std::string conversation;
  engine_->submit(
      std::move(incoming),
      [&](const Answered& answered) { return conversation = answered.conversation; },
      [&](Outcome became) { outcome = std::move(became); });
  while (!outcome && engine_->step()) {
  }
  if (!outcome || !std::holds_alternative<Done>(*outcome)) {
    turns_.clear();
    throw std::runtime_error(outcome ? reason_of(*outcome, *store_) : "the bot didn't answer");
  }
  if (conversation != now_.id) {
    now_ = {};
    now_.id = conversation;
  }
  return heard();
}

Talk::Replies Talk::heard() {
  Replies replies;
  for (auto& [next, said] : turns_) {
    if (next.id != now_.id) continue;
    now_ = std::move(next);
    for (dialog::Reply& reply : said) {
      shown_.insert(shown_.end(), reply.choices.begin(), reply.choices.end());
      replies.push_back(std::move(reply));
    }
  }
  turns_.clear();
  return replies;
}

dialog::Turn Talk::advance(const dialog::Brain& brain, dialog::Conversation conversation,
                           const dialog::Event& event) {
  dialog::Turn turn = dialog::advance(brain, std::move(conversation), event);
  Replies said;
  for (const dialog::Effect& effect : turn.effects) {
    if (const auto* say = std::get_if<dialog::Say>(&effect)) said.push_back(say->reply);
  }
  turns_.emplace_back(turn.next, std::move(said));
  return turn;
}

}  // namespace bot
