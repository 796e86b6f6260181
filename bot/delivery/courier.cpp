#include "bot/delivery/courier.h"

#include <algorithm>
#include <utility>

#include "bot/delivery/backoff.h"
#include "bot/delivery/departure.h"
#include "bot/store/reply_codec.h"
#include "knowledge/overloaded.h"

namespace bot {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// So many calls in a row without an answer: it is the platform, not a call.
constexpr int kFailuresToClose = 3;
// So many chats slowed down at the same time: it is all of the bot, not a chat.
constexpr int kPausesToClose = 3;
constexpr milliseconds kProbeFirst{2000};
constexpr milliseconds kProbeMax{60000};
constexpr seconds kStoreRetry{1};
// A time in the stream that nobody came for (the platform was away) is given up.
constexpr milliseconds kSlotFor{250};
// Forgotten beyond this: rows that were dropped meanwhile leave theirs behind.
constexpr std::size_t kProgressMax = 20000;
constexpr Instant kNever = Instant::max();

milliseconds probe_delay(int failures) {
  return std::min(kProbeMax, kProbeFirst * (std::int64_t{1} << std::clamp(failures, 0, 10)));
}

// 0 for a row that can't be read.
std::int64_t line_of(const Outgoing& row) {
  try {
    return decode_reply(row.body).seq;
  } catch (const RowRefused&) {
    return 0;
  }
}

// The agent who wrote it is to hear of it.
void note_refused(Store& store, Instant now, const Outgoing& row, const std::string& reason) {
  const auto stored = store.conversation(row.conversation);
  if (!stored || dialog::agent_of(row.writer).empty()) return;
  HandoffEvent event =
      happened_to(stored->conversation, now, dialog::HappeningKind::Undelivered, "system");
  event.seq = line_of(row);
  event.detail = reason;
  store.log_handoff(event);
}

}  // namespace

Courier::Courier(const Platform& platform, CourierWorld world)
    : platform_(platform), world_(std::move(world)), pace_(platform, world_.begun) {}

std::optional<Instant> Courier::step() {
  const Instant now = world_.clock();
  if (const auto until = closed_until(now)) {
    if (*until > now) return until;
    probe(now);
    return std::nullopt;
  }
  std::optional<Letter> letter;
  bool settled = false;  // There was nothing to tell.
  Instant next = kNever;
  const bool stored = world_.run([&](Store& store, Instant) -> AfterCommit {
    settled = false;
    letter = next_letter(store, now);
    if (letter && platform_.composer != nullptr && !letter->told) {
      store.settle(letter->row.id, letter->row.attempt, Delivered{});
      settled = true;
    }
    if (!letter) next = store.next_outgoing(platform_.channel).value_or(kNever);
    return {};
  });
  if (!stored) return now + kStoreRetry;
  if (!letter) return std::max(next, now + milliseconds(1));
  if (!settled) deliver(*letter);
  return std::nullopt;
}

std::optional<Courier::Letter> Courier::next_letter(Store& store, Instant now) {
  if (platform_.composer != nullptr) platform_.composer->gather(store, now);
  auto row = store.claim(platform_.channel, now, now + kLease);
  if (!row) return std::nullopt;
  Letter letter{std::move(*row), std::nullopt, {}};
  if (platform_.composer == nullptr) return letter;
  bool plain = false;
  {
    const std::scoped_lock lock(mutex_);
    const auto known = progress_.find(letter.row.id);
    plain = known != progress_.end() && known->second.plain;
  }
  letter.told = platform_.composer->compose(store, letter.row, plain);
  return letter;
}

// Empty: open. Not after now: it is on the caller to probe.
std::optional<Instant> Courier::closed_until(Instant now) {
  const std::scoped_lock lock(mutex_);
  if (gate_.opens > now) return gate_.opens;
  if (!gate_.locked) return std::nullopt;
  if (gate_.probing) return now + kProbeFirst;
  gate_.probing = true;
  return now;
}

void Courier::probe(Instant now) {
  const Verdict verdict = platform_.judge(platform_.api(platform_.probe));
  const std::scoped_lock lock(mutex_);
  gate_.probing = false;
  if (std::holds_alternative<Accepted>(verdict)) {
    gate_ = {};
    world_.observe(ChannelResumed{platform_.channel});
    return;
  }
  gate_.opens = now + probe_delay(gate_.failures++);
}

// The time at which this row has a place of its own in the stream; empty when that is now.
std::optional<Instant> Courier::take_slot(const Outgoing& row, Instant now) {
  const std::scoped_lock lock(mutex_);
  if (progress_.size() > kProgressMax) progress_.clear();
  Progress& progress = progress_[row.id];
  const std::string place = platform_.place(row.target);
  const auto last = progress.in_all ? progress.in_all : progress.at_place;
  const bool missed = last && *last + kSlotFor < now;
  if (missed || pace_.paused_until(place) > now) {
    progress.at_place.reset();
    progress.in_all.reset();
  }
  if (!progress.at_place) progress.at_place = pace_.reserve(place, now);
  if (*progress.at_place > now) return progress.at_place;
  if (!progress.in_all) progress.in_all = pace_.reserve_in_all(place, now);
  if (*progress.in_all > now) return progress.in_all;
  progress.at_place.reset();
  progress.in_all.reset();
  return std::nullopt;
}

std::optional<Instant> Courier::slot(const std::string& place, Instant now) {
  const std::scoped_lock lock(mutex_);
  const Instant ready = std::max(gate_.opens, pace_.ready(place, now));
  if (ready > now) return ready;
  (void)pace_.reserve(place, now);
  (void)pace_.reserve_in_all(place, now);
  return std::nullopt;
}

void Courier::pause(const std::string& place, Instant until) {
  const std::scoped_lock lock(mutex_);
  pace_.pause(place, until);
}

void Courier::deliver(Letter& letter) {
  if (const auto slot = take_slot(letter.row, world_.clock())) {
    settle(letter.row, Postponed{*slot});
    return;
  }
  if (letter.told) {
    const Fetched fetched = platform_.api(letter.told->call);
    conclude(letter, letter.told->call, fetched);
    return;
  }
  try {
    letter.reply = decode_reply(letter.row.body).reply;
    send(letter);
  } catch (const RowRefused& error) {
    refuse(letter.row, error.what());
  }
}

void Courier::send(const Letter& letter) {
  const Outgoing& row = letter.row;
  Progress progress;
  {
    const std::scoped_lock lock(mutex_);
    progress = progress_[row.id];
  }
  const auto& render = progress.plain ? platform_.render_plain : platform_.render;
  const std::vector<Call> calls = render(letter.reply, row.target);
  const std::size_t index = std::min(progress.sent, calls.size() - 1);
  const Call& call = calls[index];
  const Fetched fetched = platform_.api(call);
  const bool more = index + 1 < calls.size();
  if (more && std::holds_alternative<Accepted>(platform_.judge(fetched))) {
    {
      const std::scoped_lock lock(mutex_);
      progress_[row.id].sent = index + 1;
      gate_.failures = 0;
    }
    settle(row, Postponed{world_.clock()});
    return;
  }
  conclude(letter, call, fetched);
}

void Courier::conclude(const Letter& letter, const Call& call, const Fetched& fetched) {
  const Outgoing& row = letter.row;
  const auto carry = knowledge::Overloaded{
      [&](const Accepted&) {
        if (letter.told) return settle_posted(letter, fetched.body);
        const auto retire = platform_.retire(call, fetched.body);
        settle_delivered(letter, retire ? encode_call(*retire) : "");
      },
      [&](const Slowed& slowed) { slow_down(row, slowed); },
      [&](const Unreachable& failed) { fail(row, failed.reason); },
      [&](const Locked& locked) { lock(row, locked.reason); },
      [&](const Hopeless& hopeless) { give_up(letter, hopeless.reason); },
      [&](const Blocked& blocked) { close(row, blocked.reason); },
      [&](const Moved& moved) { follow(row, moved.target); },
      [&](const Malformed& malformed) { go_plain(letter, malformed.reason); },
  };
  std::visit(carry, platform_.judge(fetched));
}

void Courier::settle(const Outgoing& row, const Settlement& settlement) {
  (void)world_.run([&](Store& store, Instant) -> AfterCommit {
    store.settle(row.id, row.attempt, settlement);
    return {};
  });
}

void Courier::note_sent(const Outgoing& row) {
  {
    const std::scoped_lock lock(mutex_);
    progress_.erase(row.id);
    gate_.failures = 0;
  }
  world_.observe(ReplySent{platform_.channel, row.attempt});
}

// What has happened meanwhile is told next.
void Courier::settle_posted(const Letter& letter, const std::string& answer) {
  const Outgoing& row = letter.row;
  (void)world_.run([&](Store& store, Instant now) -> AfterCommit {
    letter.told->posted(store, answer);
    const bool more =
        !letter.told->last && platform_.composer->compose(store, row, false).has_value();
    store.settle(row.id, row.attempt, more ? Settlement(Postponed{now}) : Delivered{});
    return {};
  });
  note_sent(row);
}

// Buttons that an answer has followed are taken from the messages before it.
void Courier::settle_delivered(const Letter& letter, const std::string& reference) {
  const Outgoing& row = letter.row;
  std::vector<std::string> older;
  (void)world_.run([&](Store& store, Instant) -> AfterCommit {
    older.clear();
    store.settle(row.id, row.attempt, Delivered{reference});
    const auto stored = store.conversation(row.conversation);
    // What is told to others of a conversation says nothing to its person.
    if (stored && stored->user.channel != platform_.channel) return {};
    const bool over =
        !letter.reply.choices.empty() || !stored || stored->conversation.choices.empty();
    if (over) older = store.take_references(row.conversation, row.id);
    return {};
  });
  note_sent(row);
  for (const std::string& text : older) {
    if (auto call = decode_call(text)) {
      world_.edit({platform_.place(row.target), std::move(*call)});
    }
  }
}

void Courier::slow_down(const Outgoing& row, const Slowed& slowed) {
  const Instant now = world_.clock();
  // Not the very second it ends, and not everybody at once.
  const auto jitter = milliseconds(static_cast<int>(world_.dice() * 500));
  const Instant until = now + slowed.wait + jitter;
  {
    const std::scoped_lock lock(mutex_);
    const std::string place = platform_.place(row.target);
    pace_.pause(place, until);
    if (slowed.everything || pace_.paused(now) >= kPausesToClose) {
      gate_.opens = std::max(gate_.opens, until);
    }
  }
  world_.observe(ReplyDelayed{platform_.channel, "slowed", row.attempt});
  settle(row, Postponed{until});
}

void Courier::fail(const Outgoing& row, const std::string& reason) {
  if (row.attempt >= kAttemptsMax) {
    refuse(row, reason);
    return;
  }
  const Instant now = world_.clock();
  {
    const std::scoped_lock lock(mutex_);
    if (++gate_.failures >= kFailuresToClose) {
      const auto delay = probe_delay(gate_.failures - kFailuresToClose);
      gate_.opens = std::max(gate_.opens, now + delay);
    }
  }
  world_.observe(ReplyDelayed{platform_.channel, reason, row.attempt});
  settle(row, RetryAt{now + backoff(row.attempt, world_.dice()), reason});
}

void Courier::lock(const Outgoing& row, const std::string& reason) {
  {
    const std::scoped_lock lock(mutex_);
    gate_.locked = true;
    gate_.failures = 0;
    gate_.opens = world_.clock() + probe_delay(gate_.failures++);
  }
  world_.observe(ChannelPaused{platform_.channel, reason});
  refuse(row, reason);
}

void Courier::go_plain(const Letter& letter, const std::string& reason) {
  const Outgoing& row = letter.row;
  bool was_plain = false;
  {
    const std::scoped_lock lock(mutex_);
    Progress& progress = progress_[row.id];
    was_plain = std::exchange(progress.plain, true);
  }
  if (was_plain) {
    give_up(letter, reason);
    return;
  }
  world_.observe(ReplyDelayed{platform_.channel, reason, row.attempt});
  settle(row, Postponed{world_.clock()});
}

void Courier::give_up(const Letter& letter, const std::string& reason) {
  if (letter.told && letter.told->needless) return settle_posted(letter, "");
  refuse(letter.row, reason);
}

void Courier::close(const Outgoing& row, const std::string& reason) {
  (void)world_.run([&](Store& store, Instant now) -> AfterCommit {
    store.settle(row.id, row.attempt, Refused{reason});
    store.drop_dead(row.id);  // Nobody can deliver it later either.
    depart(store, now, row.conversation);
    return world_.moved;
  });
  const std::scoped_lock lock(mutex_);
  progress_.erase(row.id);
  world_.observe(ReplyDropped{platform_.channel, reason});
}

void Courier::follow(const Outgoing& row, const std::string& target) {
  (void)world_.run([&](Store& store, Instant now) -> AfterCommit {
    store.move_target(platform_.channel, row.target, target);
    store.settle(row.id, row.attempt, Postponed{now});
    return {};
  });
}

void Courier::refuse(const Outgoing& row, const std::string& reason) {
  (void)world_.run([&](Store& store, Instant now) -> AfterCommit {
    if (store.settle(row.id, row.attempt, Refused{reason})) note_refused(store, now, row, reason);
    return world_.moved;
  });
  const std::scoped_lock lock(mutex_);
  progress_.erase(row.id);
  world_.observe(ReplyRefused{platform_.channel, reason});
}

std::string encode_call(const Call& call) { return call.method + "\n" + call.body; }

std::optional<Call> decode_call(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  return Call{std::string(text.substr(0, end)), std::string(text.substr(end + 1))};
}

}  // namespace bot
