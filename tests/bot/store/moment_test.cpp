#include "bot/store/moment.h"

#include <doctest/doctest.h>

#include "tests/bot/store/stores.h"

namespace bot {
namespace {

using tests::at;

Moment moment() {
  Moment moment;
  moment.background = 7;
  moment.held_secret = true;
  moment.pressing = Pressing::Stale;
  moment.world.queue_length = 3;
  moment.world.queue_place = 2;
  moment.world.agents_present = true;
  moment.world.agents_back = "Monday at 09:00 CET";
  moment.world.agents_back_at = at(5);
  moment.world.status = dialog::StatusReading{{{"iCloud Backup", false, "slow"}}, at(6)};
  return moment;
}

TEST_SUITE("bot/store/moment") {
  TEST_CASE("a moment is read as it was written, an empty one too") {
    const Moment read = decode_moment(encode_moment(moment()));
    CHECK(encode_moment(read) == encode_moment(moment()));
    CHECK(read.background == 7);
    CHECK(read.held_secret);
    CHECK(read.pressing == Pressing::Stale);
    CHECK(read.world.queue_place == 2);
    CHECK(read.world.agents_back_at == at(5));
    CHECK(read.world.status->services[0].detail == "slow");
    CHECK(encode_moment(decode_moment("{}")) == R"({"background":0})");
    CHECK_THROWS_AS((void)decode_moment("{"), RowRefused);
    CHECK_THROWS_AS((void)decode_moment(R"({"queue": "x"})"), RowRefused);
  }

  TEST_CASE("a background is read as it was written") {
    Background background;
    background.policy.remind_after = std::chrono::seconds(5);
    background.policy.retain_days = 30;
    background.experience["full"]["update-ios"] = {4, 5};
    const Background read = decode_background(encode_background(background));
    CHECK(read.policy.remind_after == std::chrono::seconds(5));
    CHECK(read.policy.close_after == dialog::Policy().close_after);
    CHECK(read.policy.retain_days == 30);
    CHECK(read.experience.at("full").at("update-ios").failed == 5);
    CHECK_THROWS_AS((void)decode_background("[]"), RowRefused);
  }

  TEST_CASE("a moment is kept with its line and goes with it") {
    for (const auto make : tests::kStores) {
      const auto [folder, store] = make();
      store->save(tests::talk(tests::kAnn, "a"));
      store->append("a", tests::line("person", "hi"), {});
      store->append("a", tests::line("bot", "hello"), {});
      store->note_moment("a", 1, moment());
      store->note_moment("gone", 1, moment());
      REQUIRE(store->moments("a").size() == 1);
      CHECK(encode_moment(store->moments("a").at(1)) == encode_moment(moment()));
      CHECK(store->erase_user(tests::kAnn));
      CHECK(store->moments("a").empty());
    }
  }

  TEST_CASE("a background is kept once, and no longer than it is in use") {
    for (const auto make : tests::kStores) {
      const auto [folder, store] = make();
      const Background one;
      Background other;
      other.experience["full"]["update-ios"] = {1, 0};
      const auto id = store->keep_background(one, at(0));
      CHECK(store->keep_background(other, at(1)) != id);
      CHECK(store->keep_background(one, at(9)) == id);
      (void)store->erase_older(at(5), 100);
      CHECK(store->background(id));
      CHECK_FALSE(store->background(id + 1));
    }
  }
}

}  // namespace
}  // namespace bot
