#include "bot/engine/turns.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "bot/engine/effects.h"
#include "bot/engine/erased_key.h"
#include "bot/engine/gone_choice.h"
#include "bot/engine/revision.h"
#include "bot/store/agent_name.h"

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

Message persons_line(const Held& held) {
  Message line = line_of("person", held.text, held.at);
  line.key = held.message;
  return line;
}

Held held_of(const Incoming& incoming, Instant now) {
  const auto& said = std::get<Text>(incoming.what).understanding;
  return {incoming.user, incoming.target, said.text, said.held_secret, now, incoming.message};
}

// Goes on where the person's conversation, or the burst that begins it, takes place.
bool is_there(Store& store, const Incoming& incoming) {
  const auto held = store.held(incoming.user);
  if (!held.empty() && held.back().target == incoming.target) return true;
  const auto current = store.current_conversation(incoming.user);
  return current && current->target == incoming.target;
}

// Nobody but the bot answers the person.
bool is_bots(Store& store, const User& user) {
  const auto current = store.current_conversation(user);
  return !current || current->conversation.owner.kind != dialog::OwnerKind::Agent;
}

void get_to_know(Store& store, Instant now, const Incoming& incoming) {
  if (incoming.profile == Profile{} || incoming.profile == store.profile(incoming.user)) return;
  store.know(incoming.user, incoming.profile, now);
}

// Who has the conversation after it, if an agent does; "" for nobody.
std::string agent_in(const dialog::What& what) {
  if (const auto* passed_on = std::get_if<dialog::AgentTransferred>(&what)) return passed_on->to;
  return std::visit(
      [](const auto& each) -> std::string {
        if constexpr (requires { each.agent; }) return each.agent;
        return "";
      },
      what);
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

void Turns::learn(Store& store, Instant now) {
  brain_.experience = experience_of(store.outcomes(), around_.brain.experience);
  background_ = store.keep_background({brain_.policy, brain_.experience}, now);
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
  if (incoming.revises && (edits_history(store, incoming) || says_nothing_new(store, incoming))) {
    return Done{render(Answered{}), false};
  }
  get_to_know(store, now, incoming);
  std::optional<Answered> answered;
  if (waits_for_more(store, incoming)) {
    hold(store, now, incoming);
    answered.emplace();
    answered->awaited = is_bots(store, incoming.user);
  } else if (std::holds_alternative<Text>(incoming.what)) {
    answered = answer_text(store, now, incoming);
  } else if (std::holds_alternative<Retract>(incoming.what)) {
    answered = note_retraction(store, now, incoming);
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
  const auto earlier = store.held(incoming.user);
  const Instant first = earlier.empty() ? now : earlier.front().at;
  const Instant due = std::min(now + settings_.burst_window, first + settings_.burst_max);
  store.hold(held_of(incoming, now), due);
}

Answered Turns::answer_text(Store& store, Instant now, const Incoming& incoming) {
  const auto& said = std::get<Text>(incoming.what).understanding;
  if (incoming.revises) end_burst(store, now, incoming.user);
  auto texts = store.held(incoming.user);
  if (!texts.empty()) {
    texts.push_back(held_of(incoming, now));
    return answer_held(store, now, texts);
  }
  Heard heard{dialog::Said{said}, {persons_line(held_of(incoming, now))}, {}, {}, {}};
  auto stored = open(store, now, incoming.user, heard.what);
  if (!incoming.target.empty()) stored.target = incoming.target;
  if (incoming.revises) {
    heard.before[0].kind = LineKind::Edited;
    heard.before[0].about = revised_line(store, stored.conversation.id, incoming);
    heard.before[0].key.clear();  // The first has it.
  }
  return converse(store, now, stored, heard);
}

// While the bot has it alone nobody would see it.
Answered Turns::note_retraction(Store& store, Instant now, const Incoming& incoming) {
  end_burst(store, now, incoming.user);
  const auto current = store.current_conversation(incoming.user);
  if (!current || current->conversation.owner.kind == dialog::OwnerKind::Bot) return {};
  const dialog::Conversation& conversation = current->conversation;
  Message line = line_of("person", std::get<Retract>(incoming.what).text, now);
  line.kind = LineKind::Deleted;
  line.about = line_saying(store, conversation.id, line.text);
  HandoffEvent event = happened_to(conversation, now, dialog::HappeningKind::Message, "person");
  event.seq = store.append(conversation.id, line, {});
  store.log_handoff(event);
  stirred_.conversations.push_back(conversation.id);
  stirred_.outbox = true;
  return {};
}

Answered Turns::answer_arrival(Store& store, Instant now, const Incoming& incoming) {
  if (store.current_conversation(incoming.user)) return {};
  intents::Understanding hello;
  hello.intents = {{std::string(kGreeting), 1.0}};
  hello.mentioned = {std::string(kGreeting)};
  auto stored = begin(store, now, incoming.user, false);
  stored.target = incoming.target;
  return converse(store, now, stored, {dialog::Said{std::move(hello)}, {}, {}, {}, {}});
}

std::optional<Answered> Turns::answer_press(Store& store, Instant now, const Incoming& incoming) {
  const std::string& value = std::get<Press>(incoming.what).value;
  auto choice = store.find_choice(incoming.user, value);
  if (!choice) choice = gone_choice(store, value);
  if (!choice) return std::nullopt;
  end_burst(store, now, incoming.user);  // What was written before the press is answered first.
  const auto current = store.current_conversation(incoming.user);
  const bool stale = !current || !counts_now(current->conversation, value);
  Heard heard{
      dialog::Pressed{*choice, stale}, {line_of("person", choice->label, now)}, {*choice}, {}, {}};
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
  Heard heard{dialog::Said{}, {}, {}, {}, {}};
  for (const Held& held : texts) {
    if (!joined.empty()) joined += '\n';
    joined += held.text;
    held_secret = held_secret || held.held_secret;
    heard.before.push_back(persons_line(held));
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
  Heard heard{act.what, {}, {}, {}, act.key};
  if (const auto* said = std::get_if<dialog::AgentSaid>(&act.what)) {
    Message line = line_of("agent", said->text, now);
    line.name = agent_name(store, said->agent);
    line.key = act.key;
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
  (void)converse(store, now, *stored, {dialog::TimerDue{*kind}, {}, {}, {}, {}});
}

Answered Turns::converse(Store& store, Instant now, const StoredConversation& stored,
                         const Heard& heard) {
  const Steady::time_point begin = Steady::now();
  const std::string& id = stored.conversation.id;
  std::vector<Message> lines = heard.before;
  for (Message& line : lines) {
    // Whatever ids agents' clients give their lines, a person's is stored.
    if (store.keyed_line(id, line.key)) line.key.clear();
    line.seq = store.append(id, line, heard.pressed);
  }
  const dialog::Event event = event_of(store, now, stored, heard.what);
  const dialog::Turn turn = around_.advance(brain_, stored.conversation, event);
  const auto& channels = settings_.delivering;
  const bool delivers = std::ranges::find(channels, stored.user.channel) != channels.end();
  Effects effects(store, now, stored, delivers, heard.key);
  effects.log(lines, heard.what, turn);
  effects.carry_out(turn);
  for (const Message& line : heard.after)
    effects.relay(line, turn);
  const std::int64_t first = !lines.empty() ? lines.back().seq : effects.first_seq();
  note_moment(store, id, event, first);
  effects.finish(turn);

  stirred_.conversations.push_back(id);
  stirred_.outbox = stirred_.outbox || effects.enqueued() || effects.logged() || effects.erased();
  if (effects.erased()) around_.observe(UserErased{stored.user.channel});
  const auto took = Steady::now() - begin;
  around_.observe(TurnTaken{stored.user.channel, std::string(to_string(turn.next.state)),
                            std::chrono::duration_cast<std::chrono::microseconds>(took)});
  return {turn.next.id, turn.next.state, turn.next.owner, std::string(to_string(turn.next.handoff)),
          effects.take_replies()};
}

void Turns::note_moment(Store& store, const std::string& conversation, const dialog::Event& event,
                        std::int64_t seq) const {
  Moment moment{event.world, background_, false, Pressing::No};
  if (const auto* said = std::get_if<dialog::Said>(&event.what)) {
    moment.held_secret = said->understanding.held_secret;
  } else if (const auto* pressed = std::get_if<dialog::Pressed>(&event.what)) {
    moment.pressing = pressed->stale ? Pressing::Stale : Pressing::Counting;
  }
  if (seq > 0) store.note_moment(conversation, seq, moment);
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
    dialog::release(old, dialog::HandoffStep::Withdraw);
    store.log_handoff(happened_to(old, now, dialog::HappeningKind::Withdrawn, "person"));
    stirred_.outbox = true;
  }
  stored.updated = now;
  store.save(stored);
}

dialog::Event Turns::event_of(Store& store, Instant now, const StoredConversation& stored,
                              const dialog::What& what) const {
  dialog::Event event{what, around_.world(now)};
  event.world.now = now;
  event.world.agent_name = agent_name(store, agent_in(what));
  const dialog::Conversation& conversation = stored.conversation;
  event.world.queue_length = store.waiting_ahead(conversation.id);
  if (conversation.owner.kind == dialog::OwnerKind::Queue) {
    event.world.queue_place = ++event.world.queue_length;
  } else if (conversation.queued_since != Instant{}) {
    // With an agent; should it go back in line, then to its old place.
    event.world.queue_place = store.waiting_before(conversation.queued_since) + 1;
  }
  return event;
}

}  // namespace bot
