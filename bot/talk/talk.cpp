#include "bot/talk/talk.h"

#include <algorithm>
#include <stdexcept>

#include "bot/engine/conversation_id.h"
#include "knowledge/text.h"

namespace bot {
namespace {

const User kPerson{"terminal", "you"};

// The label of a button, folded: what a person reads.
struct Labelled {
  std::string label;
  bool operator()(const dialog::Choice& choice) const {
    return knowledge::folded(choice.label) == label;
  }
};

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

dialog::Circumstances usual_world() {
  dialog::Circumstances world;
  world.agents_present = true;
  return world;
}

Talk::Talk(const Mind& mind, const std::string& database, std::function<Instant()> clock)
    : mind_(mind), store_(open_store(database)) {
  if (auto stored = store_->current_conversation(kPerson)) now_ = stored->conversation;
  Surroundings around;
  around.brain.pack = mind.pack.get();
  around.clock = std::move(clock);
  around.new_id = random_conversation_id;
  around.world = [this](Instant) { return world_; };
  around.read = [&mind](std::string_view text) { return mind.reader->read(text); };
  around.observe = [](const Observation&) {};
  around.outbox_moved = [] {};
  around.advance = [this](const dialog::Brain& brain, dialog::Conversation conversation,
                          const dialog::Event& event) {
    return advance(brain, std::move(conversation), event);
  };
  around.begins_anew = [this](const dialog::Policy& policy,
                              const dialog::Conversation& conversation,
                              const dialog::Event& event) {
    return dialog::begins_anew(background_ ? background_->policy : policy, conversation, event);
  };
  engine_ = std::make_unique<Engine>(*store_, std::move(around), EngineSettings{});
}

Talk::~Talk() = default;

void Talk::suppose(dialog::Circumstances world, Background background) {
  world_ = std::move(world);
  background_ = std::move(background);
}

Talk::Replies Talk::say(const std::string& text, bool held_secret) {
  Incoming incoming;
  intents::Understanding said = mind_.reader->read(text);
  said.held_secret = said.held_secret || held_secret;
  said.wordless = said.wordless && !said.held_secret;
  incoming.what = Text{std::move(said)};
  return take(std::move(incoming));
}

Talk::Replies Talk::arrive() {
  Incoming incoming;
  incoming.what = Arrive{};
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
  const Labelled is_it{knowledge::folded(label)};
  const auto counts = std::find_if(now_.choices.rbegin(), now_.choices.rend(), is_it);
  if (counts != now_.choices.rend()) return &*counts;
  const auto stale = std::find_if(shown_.rbegin(), shown_.rend(), is_it);
  return stale == shown_.rend() ? nullptr : &*stale;
}

const dialog::Choice* Talk::stale_button(std::string_view label) const {
  const Labelled is_it{knowledge::folded(label)};
  const auto stale = std::find_if(shown_.rbegin(), shown_.rend(), [&](const auto& choice) {
    const auto same = std::ranges::find(now_.choices, choice.value, &dialog::Choice::value);
    return is_it(choice) && same == now_.choices.end();
  });
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

dialog::Brain Talk::supposed(const dialog::Brain& brain) const {
  if (!background_) return brain;
  return {brain.pack, background_->policy, background_->experience};
}

dialog::Turn Talk::advance(const dialog::Brain& brain, dialog::Conversation conversation,
                           const dialog::Event& event) {
  dialog::Event told = event;
  if (background_) {
    told.world = world_;  // The engine has filled in its own queue.
    told.world.now = event.world.now;
  }
  dialog::Turn turn = dialog::advance(supposed(brain), std::move(conversation), told);
  Replies said;
  for (const dialog::Effect& effect : turn.effects) {
    if (const auto* say = std::get_if<dialog::Say>(&effect)) said.push_back(say->reply);
  }
  turns_.emplace_back(turn.next, std::move(said));
  return turn;
}

}  // namespace bot
