#include "bot/desk/stats_route.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/pack/load.h"
#include "tests/bot/command/console.h"
#include "tests/bot/desk/desk_site.h"
#include "tests/bot/store/stores.h"

namespace {

using nlohmann::json;

// The desk with this route alone, over a database with one handoff of an hour ago.
struct Counted : tests::DeskSite {
  Counted() {
    bot::StatsWorld world;
    world.open = [this] {
      if (broken) throw bot::StoreError("disk: full");
      auto store = bot::open_store(":memory:");
      auto stored = tests::talk(tests::kAnn, "a");
      stored.created = stored.updated = now() - std::chrono::hours(1);
      store->save(stored);
      auto event = tests::handed("a");
      event.at = stored.created;
      store->log_handoff(event);
      return store;
    };
    world.pack = &pack;
    world.aside = [this](const std::function<void()>& work) {
      if (!too_many_wait) work();
      return !too_many_wait;
    };
    routes = {bot::stats_route(gate(), world)};
  }

  knowledge::Pack pack = *bot::load_sound_pack(bot::command::kShippedPack);
  bool broken = false;
};

bot::http::Request of_days(const tests::Browser& browser, const char* days) {
  auto request = browser.request("GET", "/desk/api/stats");
  request.query["days"] = days;
  return request;
}

}  // namespace

TEST_SUITE("bot/desk/stats_route") {
  TEST_CASE("an agent reads how it went, of as many days as they like") {
    Counted site;
    const auto eve = site.signed_in("eve");
    const auto answer = site.ask(eve.request("GET", "/desk/api/stats"));
    CHECK(answer.status == 200);
    CHECK(answer.content_type == "application/json");
    const json stats = json::parse(answer.body);
    CHECK(stats["handed_over"] == 1);
    CHECK(stats["ended"]["open"] == 1);
    const json week = json::parse(site.ask(of_days(eve, "7")).body);
    CHECK(week["since"] < week["until"]);
    CHECK(week["since"] > stats["since"]);
  }

  TEST_CASE("what isn't a number of days is refused, and so is who isn't signed in") {
    Counted site;
    const auto eve = site.signed_in("eve");
    for (const char* days : {"0", "367", "-1", "x", "1.5"}) {
      CAPTURE(days);
      CHECK(site.ask(of_days(eve, days)).status == 400);
    }
    CHECK(site.ask(tests::Browser{"none"}.request("GET", "/desk/api/stats")).status == 401);
  }

  TEST_CASE("too many at once, or a database that can't be read, is told as passing") {
    Counted site;
    const auto eve = site.signed_in("eve");
    site.too_many_wait = true;
    CHECK(site.ask(eve.request("GET", "/desk/api/stats")).status == 503);
    site.too_many_wait = false;
    site.broken = true;
    CHECK(site.ask(eve.request("GET", "/desk/api/stats")).status == 503);
    CHECK(std::holds_alternative<bot::HandlerFailed>(site.bench.observations.back()));
  }
}
