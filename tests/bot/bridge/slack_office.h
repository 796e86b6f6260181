// The agents' side of Slack, for tests: an engine with the real dialog and the shipped pack, the
// mirror behind a courier, and Slack's answers as the test wants them. One thread, one clock.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "bot/bridge/mirror.h"
#include "bot/channel/foreign_json.h"
#include "bot/channel/slack_platform.h"
#include "bot/delivery/courier.h"
#include "bot/engine/engine.h"
#include "tests/bot/mind.h"

namespace tests {

inline constexpr const char* kPlace = "C0AGENTS";
inline const bot::User kAsker{"http", "ann"};

// A call that Slack has accepted.
struct Seen {
  std::string method;
  nlohmann::json body;
  std::string time;  // Of the message.

  [[nodiscard]] std::string text() const { return bot::text_at(body, {"text"}); }
  [[nodiscard]] std::string thread() const { return bot::text_at(body, {"thread_ts"}); }
};

struct SlackOffice {
  using Answer = std::function<bot::Fetched(const bot::Call&)>;

  SlackOffice() : mirror(kPlace, shipped_mind().pack.get()), platform(bot::slack_platform()) {
    platform.api = [this](const bot::Call& call) { return answered(call); };
    bot::Surroundings around;
    around.brain.pack = shipped_mind().pack.get();
    around.clock = [this] { return now; };
    around.new_id = [this] { return "conversation" + std::to_string(1000 + ++ids); };
    around.world = [](bot::Instant) {
      dialog::Circumstances world;
      world.agents_present = true;
      return world;
    };
    around.read = [](std::string_view text) { return shipped_mind().reader->read(text); };
    around.outbox_moved = [this] { ++moves; };
    engine = std::make_unique<bot::Engine>(*store, std::move(around), bot::EngineSettings{});
    platform.channel = bot::kAgentsChannel;
    platform.composer = &mirror;
    hire();
  }

  // A courier that knows nothing of what another one did: as after a restart.
  void hire() {
    courier = std::make_unique<bot::Courier>(
        platform,
        bot::CourierWorld{[this](const bot::Job& job) {
                            store->transaction([&] { (void)job(*store, now); });
                            return true;
                          },
                          [this] { return now; }, [] { return 0.5; },
                          [this](const bot::Observation& what) { observed.push_back(what); },
                          [](const bot::Edit&) {}});
  }

  bot::Fetched answered(const bot::Call& call) {
    if (moody) {
      if (auto refusal = moody(call); refusal.status != 0) return refusal;
    }
    const std::string time = "17." + std::to_string(1000 + ++times);
    seen.push_back({call.method, *bot::foreign_object(call.body), time});
    return {200,
            R"({"ok":true,"channel":")" + std::string(kPlace) + R"(","ts":")" + time + "\"}",
            {},
            ""};
  }

  void say(const std::string& text, const bot::User& user = kAsker) {
    bot::Incoming incoming;
    incoming.user = user;
    incoming.what = bot::Text{shipped_mind().reader->read(text)};
    send(std::move(incoming));
  }
  void edit(const std::string& was, const std::string& text) {
    bot::Incoming incoming;
    incoming.user = kAsker;
    incoming.what = bot::Text{shipped_mind().reader->read(text)};
    incoming.revises = true;
    incoming.was = was;
    send(std::move(incoming));
  }
  void retract(const std::string& was) {
    bot::Incoming incoming;
    incoming.user = kAsker;
    incoming.what = bot::Retract{was};
    send(std::move(incoming));
  }
  void send(bot::Incoming incoming) {
    engine->submit(
        std::move(incoming), [](const bot::Answered&) { return ""; }, [](const bot::Outcome&) {});
    engine->step();
  }

  bot::ActOutcome act(const dialog::What& what, const std::string& key = "") {
    bot::ActOutcome outcome = bot::Failed::Unstored;
    engine->act({current(), what, std::nullopt, key},
                [&](const bot::ActOutcome& got) { outcome = got; });
    engine->step();
    return outcome;
  }

  [[nodiscard]] std::string current(const bot::User& user = kAsker) {
    return store->current_conversation(user)->conversation.id;
  }
  [[nodiscard]] dialog::Conversation conversation() {
    return store->current_conversation(kAsker)->conversation;
  }
  // What the person has read of agents: "Bo: Hi".
  [[nodiscard]] std::vector<std::string> from_agents() {
    std::vector<std::string> list;
    for (const bot::Message& line : store->messages(current(), 0, 1000)) {
      if (line.from == "agent") list.push_back(line.name + ": " + line.text);
    }
    return list;
  }

  // Until there is nothing left to tell.
  void tell() {
    const bot::Instant until = now + std::chrono::minutes(10);
    while (now < until) {
      const auto next = courier->step();
      if (!next) continue;
      if (*next > until) return;
      now = std::max(now + std::chrono::milliseconds(1), *next);
    }
  }
  // The texts of what was posted since the last look.
  std::vector<std::string> told() {
    tell();
    std::vector<std::string> list;
    for (; looked < seen.size(); ++looked) {
      if (seen[looked].method == "chat.postMessage") list.push_back(seen[looked].text());
    }
    return list;
  }

  bot::Instant now{std::chrono::milliseconds(1'700'000'000'000)};
  int ids = 0;
  int times = 0;
  int moves = 0;
  std::size_t looked = 0;
  Answer moody;  // An answer with a status is Slack's refusal.
  std::vector<Seen> seen;
  std::vector<bot::Observation> observed;
  std::unique_ptr<bot::Store> store = bot::open_store(":memory:");
  bot::Mirror mirror;
  bot::Platform platform;
  std::unique_ptr<bot::Courier> courier;
  std::unique_ptr<bot::Engine> engine;
};

}  // namespace tests
