// A thousand people on one platform, the engine that answers them and the courier that delivers to
// them, on a clock that the test moves: what the platform's worst hour costs.

#include <algorithm>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"
#include "bot/channel/intake.h"
#include "bot/channel/slack_platform.h"
#include "bot/channel/telegram_platform.h"
#include "bot/delivery/courier.h"
#include "tests/bot/channel/plugged.h"
#include "tests/bot/delivery/times.h"

namespace bot {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using tests::peak;

constexpr int kPeople = 1000;

EngineSettings at_once() {
  EngineSettings settings;
  settings.burst_window = milliseconds(0);
  return settings;
}

struct Town : tests::Plugged {
  using Make = Platform (*)();
  explicit Town(Make make)
      : Plugged(at_once()),
        platform(make()),
        courier(platform, {[this](const Job& job) { return run(job); }, [this] { return now(); },
                           [] { return 0.5; }, [](const Observation&) {}, [](const Edit&) {}}) {
    platform.api = [this](const Call& call) { return answered(call); };
  }

  [[nodiscard]] Instant now() const { return Instant(milliseconds(bench.millis)); }

  bool run(const Job& job) {
    bool done = false;
    bench.engine->run(
        [&](Store& store, Instant at) -> AfterCommit {
          (void)job(store, at);
          return [&done] { done = true; };
        },
        [](Failed) {});
    while (bench.engine->step()) {
    }
    return done;
  }

  // Everybody does, and their platform tells us so twice.
  void all_say(const std::string& text) {
    for (int person = 1; person <= kPeople; ++person) {
      Arrival arrival;
      arrival.user = arrival.target = std::to_string(person);
      arrival.key = text;
      arrival.what = Wrote{text};
      for (int time = 0; time < 2; ++time) {
        take_in(world(), platform.channel, arrival, {},
                [this](Taken taken) { stored += taken == Taken::Stored ? 1 : 0; });
      }
    }
    while (bench.engine->step()) {
    }
  }

  void live_until(Instant until) {
    while (now() < until) {
      const auto next = courier.step();
      if (!next) continue;
      bench.millis = std::min(std::max(now() + milliseconds(1), *next), until).time_since_epoch() /
                     milliseconds(1);
    }
  }

  Fetched answered(const Call& call) {
    ++calls;
    if (now() < down_until) return {0, "", {}, "connection refused"};
    const auto body = *foreign_object(call.body);
    const std::string to = text_at(body, {"channel"}) + text_at(body, {"chat_id"});
    const std::string text = text_at(body, {"text"});
    times.push_back(now());
    by_place[to].push_back(now());
    for (const char* word : {"one", "two", "due"}) {
      if (text.find(word) != std::string::npos) told[to] += std::string(word) + " ";
    }
    return {200, R"({"ok":true,"channel":"D","ts":"1.1","result":{"message_id":1}})", {}, ""};
  }

  Platform platform;
  Courier courier;
  Instant down_until{};
  int stored = 0;
  int calls = 0;
  std::vector<Instant> times;
  std::map<std::string, std::vector<Instant>> by_place;
  std::map<std::string, std::string> told;
};

struct Allowed {
  Town::Make make;
  std::size_t a_minute;  // Messages in all.
};

TEST_SUITE("bot/delivery/outage") {
  TEST_CASE("an hour without the platform loses nothing, and ends at the rate that is allowed") {
    for (const Allowed& allowed : {Allowed{slack_platform, 310}, {telegram_platform, 1800}}) {
      Town town(allowed.make);
      CAPTURE(town.platform.channel);
      const Instant begin = town.now();
      const Instant up = begin + hours(1);
      town.down_until = up;
      town.all_say("one");
      town.live_until(begin + minutes(50));  // By now everybody is reminded.
      town.all_say("two");
      town.live_until(up);
      CHECK(town.stored == 4 * kPeople);
      CHECK(town.calls < 120);
      CHECK(town.times.empty());

      const auto due = minutes(3 * kPeople / static_cast<int>(allowed.a_minute));
      town.live_until(up + due + minutes(2));
      CHECK(town.times.size() == 3 * kPeople);
      CHECK(town.told.size() == kPeople);
      CHECK(std::ranges::all_of(town.told,
                                [](const auto& heard) { return heard.second == "one due two "; }));
      CHECK(peak(town.times, minutes(1)) <= allowed.a_minute);
      CHECK(std::ranges::all_of(
          town.by_place, [](const auto& sent) { return peak(sent.second, seconds(1)) == 1; }));
      CHECK(town.bench.store->dead_letters(0, 10).empty());
    }
  }
}

}  // namespace
}  // namespace bot
