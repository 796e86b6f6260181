#include "bot/engine/effects.h"

#include <utility>

#include "bot/channel/timestamp.h"
#include "bot/store/agent_name.h"
#include "bot/store/reply_codec.h"
#include "knowledge/overloaded.h"

namespace bot {
Message line_of(const dialog::Say& said, Instant now) {
  Message line;
  line.from = !said.agent.empty() ? "agent" : said.by_system ? "system" : "bot";
  line.name = said.agent;
  line.at = now;
  line.text = dialog::plain_text(said.reply);
  for (const std::string& step : said.reply.steps) {
    line.steps.push_back(dialog::without_bold(step));
  }
  for (const dialog::Choice& choice : said.reply.choices) {
    line.buttons.push_back({choice.label, choice.value});
  }
  line.fix = said.reply.fix;
  return line;
}

Effects::Effects(Store& store, Instant now, const StoredConversation& stored, bool delivers,
                 std::string key)
    : store_(store), now_(now), stored_(stored), delivers_(delivers), key_(std::move(key)) {}

void Effects::log(const std::vector<Message>& heard, const dialog::What& what,
                  const dialog::Turn& turn) {
  for (const Message& line : heard)
    log_line(line, turn);
  for (dialog::Happening& happening : happenings(stored_.conversation, what, turn)) {
    HandoffEvent event = happened_to(turn.next, now_, happening.kind, std::move(happening.actor));
    event.detail = happening.kind == dialog::HappeningKind::Snoozed
                       ? iso_8601(turn.next.snoozed_until)
                       : std::move(happening.detail);
    log(event);
  }
}

void Effects::log_line(const Message& line, const dialog::Turn& turn) {
  const bool all_the_bots = stored_.conversation.owner.kind == dialog::OwnerKind::Bot &&
                            turn.next.owner.kind == dialog::OwnerKind::Bot;
  if (all_the_bots) return;
  HandoffEvent event = happened_to(turn.next, now_, dialog::HappeningKind::Message,
                                   line.name.empty() ? line.from : line.from + ':' + line.name);
  event.seq = line.seq;
  log(event);
}

void Effects::log(const HandoffEvent& event) {
  store_.log_handoff(event);
  logged_ = true;
}

void Effects::carry_out(const dialog::Turn& turn) {
  const std::string& id = stored_.conversation.id;
  const auto carry = knowledge::Overloaded{
      [&](const dialog::Say& said) { say(said, turn); },
      [&](const dialog::SetTimer& set) {
        store_.set_timer({id, std::string(to_string(set.kind)), set.due});
      },
      [&](const dialog::ClearTimer& clear) { store_.clear_timer(id, to_string(clear.kind)); },
      [&](const dialog::RecordOutcome& record) {
        store_.count_outcome(record.symptom, record.fix, record.outcome);
      },
      [&](const dialog::RecordRating& record) { store_.count_rating(record.stars); },
      [&](const dialog::EraseUser&) { erased_ = true; },
      // The conversation's own owner and handoff say it, and so does the log.
      [](const dialog::OpenHandoff&) {},
      [](const dialog::EndHandoff&) {},
      [](const dialog::RelayToAgent&) {},
  };
  for (const dialog::Effect& effect : turn.effects)
    std::visit(carry, effect);
}

void Effects::say(const dialog::Say& said, const dialog::Turn& turn) {
  Message line = line_of(said, now_);
  if (!said.agent.empty()) {
    line.key = key_;
    line.name = agent_name(store_, said.agent);
  }
  line.seq = store_.append(stored_.conversation.id, line, said.reply.choices);
  log_line(line, turn);
  send(said.reply, line.seq, said.agent.empty() ? line.from : dialog::agent_actor(said.agent),
       turn.next.owner_epoch);
  replies_.push_back(std::move(line));
}

void Effects::relay(Message line, const dialog::Turn& turn) {
  line.seq = store_.append(stored_.conversation.id, line, {});
  log_line(line, turn);
  dialog::Reply reply;
  reply.lead = line.text;
  send(reply, line.seq, dialog::agent_actor(line.name), turn.next.owner_epoch);
}

void Effects::send(const dialog::Reply& reply, std::int64_t seq, const std::string& writer,
                   std::int64_t epoch) {
  if (!delivers_) return;
  Outgoing outgoing;
  outgoing.conversation = stored_.conversation.id;
  outgoing.target = stored_.target;
  outgoing.channel = stored_.user.channel;
  outgoing.body = encode_reply({seq, reply});
  outgoing.writer = writer;
  outgoing.epoch = epoch;
  outgoing.due = now_;
  outgoing_.push_back(std::move(outgoing));
}

void Effects::finish(const dialog::Turn& turn) {
  if (erased_) {
    store_.erase_user(stored_.user);
  } else {
    StoredConversation next = stored_;
    next.conversation = turn.next;
    next.updated = now_;
    store_.save(next);
    if (turn.next.owner_epoch != stored_.conversation.owner_epoch) {
      store_.drop_stale(turn.next.id, turn.next.owner_epoch);
    }
  }
  // After an erasure: the goodbye is still said.
  for (const Outgoing& outgoing : outgoing_)
    store_.enqueue(outgoing);
}

}  // namespace bot
