#include "bot/desk/events.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "bot/channel/http_channel.h"
#include "bot/channel/query.h"
#include "bot/desk/answers.h"
#include "bot/desk/desk_json.h"
#include "bot/desk/work.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using Steady = std::chrono::steady_clock;

constexpr int kWaitSeconds = 25;

// What a page has seen, and until when it waits for more.
struct Seen {
  std::string agent;
  std::optional<std::int64_t> change;    // Empty: it wants to know where things stand.
  std::optional<std::int64_t> presence;  // Empty: it doesn't wait for who is there.
  Steady::time_point deadline;
};

Json agents_json(const Room& room, Store& store, Instant now) {
  const auto loads = store.agent_loads();
  Json list = Json::array();
  for (const AgentAccount& account : store.agents()) {
    if (account.disabled) continue;
    const auto load = std::ranges::find(loads, account.name, &AgentLoad::agent);
    list.push_back({{"name", account.name},
                    {"online", room.attendance.there(account.name, now)},
                    {"conversations", load == loads.end() ? 0 : load->conversations}});
  }
  return list;
}

Json presence_json(const Room& room, Instant now) {
  Json list = Json::array();
  for (const Watched& watched : room.presence.all(now)) {
    list.push_back(
        {{"conversation", watched.conversation}, {"watchers", watchers_json(watched.watchers)}});
  }
  return list;
}

Json change_json(const View& view, const Change& change) {
  const auto overview = view.store.overview(change.conversation);
  return {{"conversation", change.conversation},
          {"change", change.number},
          {"summary", overview ? view.summary(*overview) : Json()}};
}

Json events_json(Room& room, const View& view, const Seen& seen, std::int64_t presence) {
  std::int64_t next = view.store.last_change();
  Json changes = Json::array();
  if (seen.change && *seen.change < next) {
    const auto list = view.store.changes(*seen.change, kEventsMax);
    if (std::ssize(list) == kEventsMax) next = list.back().number;
    for (const Change& change : list)
      changes.push_back(change_json(view, change));
  }
  const bool presence_changed = seen.presence != presence;
  return {{"next", next},
          {"presence_next", presence},
          {"changes", std::move(changes)},
          {"presence", presence_changed ? presence_json(room, view.now) : Json::array()},
          {"presence_changed", presence_changed},
          {"agents", agents_json(room, view.store, view.now)},
          {"counts", counts_json(view.store.box_counts(seen.agent))}};
}

// Answers when there is news, or when the page waits no longer.
bool look(Room& room, Store& store, Instant now, const Seen& seen, const Respond& respond,
          bool last) {
  const std::int64_t change = store.last_change();
  const std::int64_t presence = room.presence_number(now);
  if (seen.change && *seen.change > change) {
    respond(problem(400, "after: must be `next` of an answer of this server"));
    return true;
  }
  const bool moved = seen.presence && *seen.presence != presence;
  const bool news = !seen.change || *seen.change != change || moved;
  if (!news && !last && Steady::now() < seen.deadline) return false;
  respond(answer(events_json(room, View{room, store, seen.agent, now}, seen, presence)));
  return true;
}

// They are there: what they owe isn't taken from them.
void attend(Room& room, const SignedIn& who) {
  if (!room.attendance.see(who.agent, who.now)) return;
  room.engine->run(
      [&room, agent = who.agent](Store& store, Instant now) -> AfterCommit {
        store.postpone_timers(agent, to_string(dialog::TimerKind::AgentLease),
                              now + room.brain.policy.agent_lease + kLeasePushedEvery);
        return {};
      },
      {});
}

}  // namespace

void get_events(Room& room, const Request& request, const SignedIn& who, const Respond& respond) {
  const auto after = take_number(request, {.name = "after"});
  const auto presence = take_number(request, {.name = "presence"});
  const auto wait =
      take_number(request, {.name = "wait", .max = kWaitSecondsMax, .otherwise = kWaitSeconds});
  for (const auto* number : {&after, &presence, &wait}) {
    if (!*number) return respond(problem(400, number->error().message));
  }
  Seen seen;
  seen.agent = who.agent;
  if (request.query.contains("after")) seen.change = *after;
  if (request.query.contains("presence")) seen.presence = *presence;
  seen.deadline = Steady::now() + std::chrono::seconds(*wait);
  attend(room, who);
  room.engine->watch(
      [&room, seen, respond](Store& store, Instant now, bool last) {
        return look(room, store, now, seen, respond, last);
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

void get_agents(Room& room, const Request& /*request*/, const SignedIn& who,
                const Respond& respond) {
  work_in(room, who, respond, [](const View& view, const TakeAct&) {
    return answer({{"agents", agents_json(view.room, view.store, view.now)}});
  });
}

}  // namespace bot
