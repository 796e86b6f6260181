#include "tests/bot/engine/fake_dialog.h"

#include <stdexcept>
#include <utility>

namespace tests {
namespace {

using dialog::Conversation;

void say(dialog::Turn& turn, const std::string& text, bool by_system = false) {
  dialog::Reply reply;
  reply.lead = text;
  turn.effects.push_back(dialog::Say{std::move(reply), by_system, ""});
}

void own(dialog::Turn& turn, dialog::OwnerKind kind, const std::string& agent) {
  turn.next.owner = {kind, agent};
  turn.next.handoff =
      kind == dialog::OwnerKind::Queue ? dialog::Handoff::Queued : dialog::Handoff::Assigned;
  ++turn.next.owner_epoch;
}

void echo(dialog::Turn& turn, const std::string& text, dialog::Instant now) {
  const std::string stem = turn.next.id + '.' + std::to_string(turn.next.turn) + '.';
  dialog::Reply reply;
  reply.lead = "echo **" + text + "**";
  reply.choices = {{"Yes", dialog::Signal::Yes, "", stem + '1'},
                   {"No", dialog::Signal::No, "", stem + '2'}};
  turn.next.choices = reply.choices;
  turn.effects.push_back(dialog::Say{std::move(reply), false, ""});
  turn.effects.push_back(
      dialog::SetTimer{dialog::TimerKind::Remind, now + std::chrono::minutes(30)});
}

void hear(dialog::Turn& turn, const intents::Understanding& said, const dialog::Event& event) {
  turn.next.last_heard = event.world.now;
  if (said.text == "boom") throw std::runtime_error("planted");
  if (said.text == "erase") {
    turn.next.state = dialog::State::Closed;
    turn.effects.push_back(dialog::EraseUser{});
    return say(turn, "gone");
  }
  if (said.text == "human") {
    own(turn, dialog::OwnerKind::Queue, "");
    return say(turn, "place " + std::to_string(event.world.queue_length + 1), true);
  }
  if (said.text == "solved") {
    turn.next.starts_anew = true;
    turn.effects.push_back(
        dialog::RecordOutcome{"backup_stuck", "restart-iphone", dialog::Outcome::Solved});
    turn.effects.push_back(dialog::RecordRating{5});
    return say(turn, "bye");
  }
  if (turn.next.owner.kind == dialog::OwnerKind::Agent) {
    turn.effects.push_back(dialog::RelayToAgent{});
  } else {
    echo(turn, said.text, event.world.now);
  }
}

}  // namespace

dialog::Turn fake_advance(const dialog::Brain& /*brain*/, Conversation conversation,
                          const dialog::Event& event) {
  dialog::Turn turn{std::move(conversation), {}};
  ++turn.next.turn;
  if (const auto* said = std::get_if<dialog::Said>(&event.what)) {
    hear(turn, said->understanding, event);
  } else if (const auto* pressed = std::get_if<dialog::Pressed>(&event.what)) {
    say(turn, (pressed->stale ? "stale " : "pressed ") + pressed->choice.label);
  } else if (const auto* timer = std::get_if<dialog::TimerDue>(&event.what)) {
    say(turn, std::string(to_string(timer->kind)) + " is due");
    if (timer->kind == dialog::TimerKind::FollowUp) {
      turn.effects.push_back(
          dialog::SetTimer{dialog::TimerKind::Close, event.world.now + std::chrono::hours(24)});
    }
  } else if (const auto* claimed = std::get_if<dialog::AgentClaimed>(&event.what)) {
    own(turn, dialog::OwnerKind::Agent, claimed->agent);
    say(turn, claimed->agent + " is here", true);
  }
  return turn;
}

bool fake_begins_anew(const dialog::Policy& /*policy*/, const Conversation& conversation,
                      const dialog::Event& event) {
  const auto* pressed = std::get_if<dialog::Pressed>(&event.what);
  return conversation.starts_anew && (pressed == nullptr || !pressed->stale);
}

intents::Understanding fake_read(std::string_view text) {
  intents::Understanding understanding;
  understanding.text = std::string(text);
  if (text.find("human") != std::string_view::npos) {
    understanding.intents = {{"talk_to_human", 0.9}};
  }
  return understanding;
}

std::string render(const bot::Answered& answered) {
  std::string body = answered.conversation + '|' + std::string(to_string(answered.state)) + '|' +
                     to_string(answered.owner) + '|';
  for (const bot::Message& reply : answered.replies) {
    body += std::to_string(reply.seq) + ' ' + reply.text + ';';
  }
  return body;
}

Bench::Bench(bot::EngineSettings settings, const std::string& file) : store(bot::open_store(file)) {
  bot::Surroundings around;
  around.clock = [this] { return bot::Instant(std::chrono::milliseconds(millis)); };
  around.new_id = [this] { return "c" + std::to_string(++ids); };
  around.read = fake_read;
  around.observe = [this](const bot::Observation& observation) {
    const std::lock_guard lock(mutex);
    observations.push_back(observation);
  };
  around.outbox_moved = [this] { ++outbox_moves; };
  around.advance = fake_advance;
  around.begins_anew = fake_begins_anew;
  engine = std::make_unique<bot::Engine>(*store, std::move(around), std::move(settings));
}

bot::Outcome Bench::say(const std::string& words, const std::string& key, const bot::User& user) {
  return send(text(words, key, user));
}

bot::Outcome Bench::press(const std::string& value, const bot::User& user) {
  bot::Incoming incoming;
  incoming.user = user;
  incoming.what = bot::Press{value};
  return send(std::move(incoming));
}

bot::Outcome Bench::send(bot::Incoming incoming) {
  submit(std::move(incoming));
  engine->step();
  return outcomes.back();
}

void Bench::submit(bot::Incoming incoming) {
  engine->submit(std::move(incoming), render,
                 [this](const bot::Outcome& outcome) { outcomes.push_back(outcome); });
}

bot::ActOutcome Bench::act(bot::Act act) const {
  bot::ActOutcome got = bot::Failed::Overloaded;
  engine->act(std::move(act), [&got](const bot::ActOutcome& outcome) { got = outcome; });
  engine->step();
  return got;
}

void Bench::pass(std::chrono::milliseconds time) {
  millis += time.count();
  while (engine->step()) {
  }
}

std::vector<std::string> Bench::lines(const bot::User& user) const {
  std::vector<std::string> list;
  for (const bot::Message& message : store->messages(current(user), 0, 1000)) {
    list.push_back(message.from + ": " + message.text);
  }
  return list;
}

std::string Bench::current(const bot::User& user) const {
  const auto stored = store->current_conversation(user);
  return stored ? stored->conversation.id : "";
}

bot::Incoming text(const std::string& words, const std::string& key, const bot::User& user) {
  bot::Incoming incoming;
  incoming.user = user;
  incoming.key = key;
  incoming.fingerprint = words;
  incoming.what = bot::Text{fake_read(words)};
  if (user.channel == "slack") {
    incoming.target = "chat";
    incoming.may_burst = true;
  }
  return incoming;
}

std::string told(const bot::Outcome& outcome) {
  if (const auto* done = std::get_if<bot::Done>(&outcome)) return done->body;
  if (std::holds_alternative<bot::Conflict>(outcome)) return "conflict";
  if (std::holds_alternative<bot::UnknownButton>(outcome)) return "unknown button";
  if (std::holds_alternative<bot::TooManyUnanswered>(outcome)) return "flooding";
  switch (std::get<bot::Failed>(outcome)) {
    case bot::Failed::Overloaded:
      return "overloaded";
    case bot::Failed::Unstored:
      return "unstored";
    case bot::Failed::Poisoned:
      return "poisoned";
  }
  return "";
}

}  // namespace tests
