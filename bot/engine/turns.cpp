#include "bot/engine/turns.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "bot/engine/effects.h"
#include "bot/engine/erased_key.h"

namespace bot {
namespace {

using Steady = std::chrono::steady_clock;

// A burst this long is answered at once: it is no burst any more.
constexpr std::size_t kBurstTextsMax = 20;
constexpr std::string_view kWantsHuman = "talk_to_human";
constexpr std::string_view kGreeting = "greeting";

bool wants_human(const intents::Understanding& said) {
  if (said.out_of_scope) return false;
  if (!said.intents.empty() && said.intents.front().id == kWantsHuman) return true;
  return std::ranges::find(said.mentioned, kWantsHuman) != said.mentioned.end();
}

Message line_of(std::string from, std::string text, Instant at) {
  Message line;
  line.from = std::move(from);
  line.text = std::move(text);
  line.at = at;
  return line;
}

// Goes on where the person's conversation, or the burst that begins it, takes place.
bool is_there(Store& store, const Incoming& incoming) {
  const auto held = store.held(incoming.user);
  if (!held.empty() && held.back().target == incoming.target) return true;
  const auto current = store.current_conversation(incoming.user);
  return current && current->target == incoming.target;
}

bool counts_now(const dialog::Conversation& conversation, std::string_view value) {
  return std::ranges::find(conversation.choices, value, &dialog::Choice::value) !=
         conversation.choices.end();
}

}  // namespace

dialog::Experience experience_of(const std::vector<OutcomeCount>& outcomes,
                                 dialog::Experience known) {
  for (const OutcomeCount& row : outcomes) {
    dialog::Tally& tally = known[row.symptom][row.fix];
    if (row.outcome == dialog::Outcome::Solved) tally.solved += static_cast<int>(row.count);
    if (row.outcome == dialog::Outcome::Failed) tally.failed += static_cast<int>(row.count);
  }
  return known;
}

Turns::Turns(const Surroundings& around, const EngineSettings& settings)
    : around_(around), settings_(settings), brain_(around.brain) {}

void Turns::learn(Store& store) {
  brain_.experience = experience_of(store.outcomes(), around_.brain.experience);
}

Outcome Turns::take(Store& store, Instant now, const Incoming& incoming, const Render& render) {
  if (!incoming.mark.empty()) store.raise_mark(incoming.mark, incoming.mark_value);
  if (incoming.key.empty()) return take_new(store, now, incoming, render);
  auto known = store.answer(incoming.user, incoming.key);
  if (!known) known = store.answer(erased_user(incoming), erased_key(incoming));
  if (!known) return take_new(store, now, incoming, render);
  if (known->fingerprint != incoming.fingerprint) return Conflict{};
  around_.observe(RepeatAnswered{incoming.user.channel});
  return Done{std::move(known->body), true};
}

Outcome Turns::take_new(Store& store, Instant now, const Incoming& incoming, const Render& render) {
  // Not remembered: the same words may come again with our name in them.
  if (incoming.only_here && !is_there(store, incoming)) return Done{render(Answered{}), false};
  std::optional<Answered> answered;
  if (waits_for_more(store, incoming)) {
    hold(store, now, incoming);
    answered.emplace();
  } else if (std::holds_alternative<Text>(incoming.what)) {
    answered = answer_text(store, now, incoming);
  } else if (std::holds_alternative<Arrive>(incoming.what)) {
    answered = answer_arrival(store, now, incoming);
  } else {
    answered = answer_press(store, now, incoming);
  }
  if (!answered) return UnknownButton{};
  Done done{render(*answered), false};
  if (!incoming.key.empty()) {
    // Who was just erased is not known by name any more, and a retry still gets the same answer.
    const bool erased =
        !answered->conversation.empty() && store.last_seq(answered->conversation) == 0;
    store.remember(erased ? erased_user(incoming) : incoming.user,
                   erased ? erased_key(incoming) : incoming.key, {incoming.fingerprint, done.body},
                   now);
  }
  return done;
}

bool Turns::waits_for_more(Store& store, const Incoming& incoming) const {
  const auto* text = std::get_if<Text>(&incoming.what);
  if (!incoming.may_burst || text == nullptr || settings_.burst_window.count() == 0) return false;
  if (wants_human(text->understanding)) return false;
  return store.held(incoming.user).size() + 1 < kBurstTextsMax;
}

void Turns::hold(Store& store, Instant now, const Incoming& incoming) {
  const auto& said = std::get<Text>(incoming.what).understanding;
  const auto earlier = store.held(incoming.user);
  const Instant first = earlier.empty() ? now : earlier.front().at;
  const Instant due = std::min(now + settings_.burst_window, first + settings_.burst_max);
  store.hold({incoming.user, incoming.target, said.text, said.held_secret, now}, due);
}

Answered Turns::answer_text(Store& store, Instant now, const Incoming& incoming) {
  const auto& said = std::get<Text>(incoming.what).understanding;
  auto texts = store.held(incoming.user);
  if (!texts.empty()) {
    texts.push_back({incoming.user, incoming.target, said.text, said.held_secret, now});
    return answer_held(store, now, texts);
  }
  Heard heard{dialog::Said{said}, {line_of("person", said.text, now)}, {}, {}};
  auto stored = open(store, now, incoming.user, heard.what);
  if (!incoming.target.empty()) stored.target = incoming.target;
  return converse(store, now, stored, heard);
}

Answered Turns::answer_arrival(Store& store, Instant now, const Incoming& incoming) {
  if (store.current_conversation(incoming.user)) return {};
  intents::Understanding hello;
  hello.intents = {{std::string(kGreeting), 1.0}};
  hello.mentioned = {std::string(kGreeting)};
  auto stored = begin(store, now, incoming.user, false);
  stored.target = incoming.target;
  return converse(store, now, stored, {dialog::Said{std::move(hello)}, {}, {}, {}});
}

std::optional<Answered> Turns::answer_press(Store& store, Instant now, const Incoming& incoming) {
  const std::string& value = std::get<Press>(incoming.what).value;
  const auto choice = store.find_choice(incoming.user, value);
  if (!choice) return std::nullopt;
  end_burst(store, now, incoming.user);  // What was written before the press is answered first.
  const auto current = store.current_conversation(incoming.user);
  const bool stale = !current || !counts_now(current->conversation, value);
  Heard heard{
      dialog::Pressed{*choice, stale}, {line_of("person", choice->label, now)}, {*choice}, {}};
  auto stored = open(store, now, incoming.user, heard.what);
  if (!incoming.target.empty()) stored.target = incoming.target;
  return converse(store, now, stored, heard);
}

void Turns::end_burst(Store& store, Instant now, const User& user) {
  const auto texts = store.held(user);
  if (!texts.empty()) (void)answer_held(store, now, texts);
}

Answered Turns::answer_held(Store& store, Instant now, const std::vector<Held>& texts) {
  std::string joined;
  bool held_secret = false;
  Heard heard{dialog::Said{}, {}, {}, {}};
  for (const Held& held : texts) {
    if (!joined.empty()) joined += '\n';
    joined += held.text;
    held_secret = held_secret || held.held_secret;
    heard.before.push_back(line_of("person", held.text, held.at));
  }
  auto understanding = around_.read(joined);
  understanding.held_secret = understanding.held_secret || held_secret;
  heard.what = dialog::Said{std::move(understanding)};
  const User& user = texts.front().user;
  store.drop_held(user);
  auto stored = open(store, now, user, heard.what);
  if (!texts.back().target.empty()) stored.target = texts.back().target;
  return converse(store, now, stored, heard);
}

ActOutcome Turns::act(Store& store, Instant now, const Act& act) {
  const auto found = store.conversation(act.conversation);
  if (!found) return UnknownConversation{};
  end_burst(store, now, found->user);
  auto stored = store.conversation(act.conversation);
  if (!stored) return UnknownConversation{};  // The burst asked for erasure.
  const dialog::Conversation& conversation = stored->conversation;
  if (act.epoch && *act.epoch != conversation.owner_epoch) {
    return StaleEpoch{conversation.owner_epoch, conversation.owner};
  }
  Heard heard{act.what, {}, {}, {}};
  if (const auto* said = std::get_if<dialog::AgentSaid>(&act.what)) {
    Message line = line_of("agent", said->text, now);
    line.name = said->agent;
    heard.after.push_back(std::move(line));
  }
  return converse(store, now, *stored, heard);
}

void Turns::fire(Store& store, Instant now, const Timer& timer) {
  // An event before it in the batch may have moved or cleared it.
  const auto due = store.timer(timer.conversation, timer.kind);
  if (!due || *due > now) return;
  store.clear_timer(timer.conversation, timer.kind);
  const auto kind = dialog::timer_kind_from(timer.kind);
  auto stored = store.conversation(timer.conversation);
  if (!kind || !stored) return;
  // After a long stop both are due: who is told that it's closed needs no reminder before it.
  const auto closing = store.timer(timer.conversation, to_string(dialog::TimerKind::Close));
  if (*kind == dialog::TimerKind::Remind && closing && *closing <= now) return;
  (void)converse(store, now, *stored, {dialog::TimerDue{*kind}, {}, {}, {}});
}

Answered Turns::converse(Store& store, Instant now, const StoredConversation& stored,
                         const Heard& heard) {
  const Steady::time_point begin = Steady::now();
  const std::string& id = stored.conversation.id;
  for (const Message& line : heard.before)
    store.append(id, line, heard.pressed);
  const dialog::Event event = event_of(store, now, stored, heard.what);
  const dialog::Turn turn = around_.advance(brain_, stored.conversation, event);
  const auto& channels = settings_.delivering;
  const bool delivers = std::ranges::find(channels, stored.user.channel) != channels.end();
  Effects effects(store, now, stored, delivers);
  effects.carry_out(turn);
  for (const Message& line : heard.after)
    effects.relay(line, turn);
  effects.finish(turn);

  moved_.conversations.push_back(id);
  moved_.outbox = moved_.outbox || effects.enqueued();
  if (effects.erased()) around_.observe(UserErased{stored.user.channel});
  const auto took = Steady::now() - begin;
  around_.observe(TurnTaken{stored.user.channel, std::string(to_string(turn.next.state)),
                            std::chrono::duration_cast<std::chrono::microseconds>(took)});
  return {turn.next.id, turn.next.state, turn.next.owner, turn.next.handoff,
          effects.take_replies()};
}

StoredConversation Turns::open(Store& store, Instant now, const User& user,
                               const dialog::What& what) {
  auto current = store.current_conversation(user);
  if (!current) return begin(store, now, user, false);
  const dialog::Event event = event_of(store, now, *current, what);
  if (!around_.begins_anew(brain_.policy, current->conversation, event)) {
    return std::move(*current);
  }
  const bool told_privacy = current->conversation.told_privacy;
  put_away(store, now, std::move(*current));
  return begin(store, now, user, told_privacy);
}

StoredConversation Turns::begin(Store& store, Instant now, const User& user, bool told_privacy) {
  StoredConversation stored;
  stored.user = user;
  stored.conversation.id = around_.new_id();
  stored.conversation.told_privacy = told_privacy;
  stored.created = stored.updated = now;
  store.save(stored);  // Its lines need it to be there.
  return stored;
}

void Turns::put_away(Store& store, Instant now, StoredConversation stored) {
  dialog::Conversation& old = stored.conversation;
  store.clear_timers(old.id);
  if (old.state == dialog::State::Closed && old.owner.kind == dialog::OwnerKind::Bot) return;
  if (old.state != dialog::State::Closed) old.resume_state = old.state;
  if (old.closing == dialog::Closing::Open) old.closing = dialog::Closing::Silence;
  old.state = dialog::State::Closed;
  if (old.owner.kind != dialog::OwnerKind::Bot) {  // Nobody waits in it any more.
    old.owner = {};
    ++old.owner_epoch;
  }
  stored.updated = now;
  store.save(stored);
}

dialog::Event Turns::event_of(Store& store, Instant now, const StoredConversation& stored,
                              const dialog::What& what) const {
  dialog::Event event{what, around_.world(now)};
  event.world.now = now;
  event.world.queue_length = store.waiting_ahead(stored.conversation.id);
  // Who waits already is counted too: it is the place in the queue then.
  if (stored.conversation.owner.kind == dialog::OwnerKind::Queue) ++event.world.queue_length;
  return event;
}

}  // namespace bot
