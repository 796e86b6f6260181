#include "bot/desk/presence.h"

#include <doctest/doctest.h>

namespace {

using bot::DeskPresence;
using bot::Watcher;

dialog::Instant at(int seconds) { return dialog::Instant(std::chrono::seconds(1000 + seconds)); }

// "c1: eve looks types, bo looks" of what is there at the time.
std::string seen(const DeskPresence& presence, int seconds) {
  std::string text;
  for (const bot::Watched& watched : presence.all(at(seconds))) {
    text += watched.conversation + ':';
    CHECK(watched.watchers == presence.watchers(watched.conversation, at(seconds)));
    for (const Watcher& watcher : watched.watchers) {
      text += ' ' + watcher.agent + (watcher.viewing ? "+" : "") + (watcher.typing ? "*" : "");
    }
    text += ' ';
  }
  return text;
}

}  // namespace

TEST_SUITE("bot/desk/presence") {
  TEST_CASE("looking lasts twelve seconds, typing six") {
    DeskPresence presence;
    presence.tell("c1", {"eve", true, true}, at(0));
    CHECK(seen(presence, 0) == "c1: eve+* ");
    CHECK(seen(presence, 5) == "c1: eve+* ");
    CHECK(seen(presence, 6) == "c1: eve+ ");
    CHECK(seen(presence, 11) == "c1: eve+ ");
    CHECK(seen(presence, 12).empty());
  }

  TEST_CASE("said again it lasts longer, and false ends it at once") {
    DeskPresence presence;
    presence.tell("c1", {"eve", true, false}, at(0));
    presence.tell("c1", {"eve", true, false}, at(8));
    presence.tell("c1", {"bo", true, true}, at(9));
    presence.tell("c2", {"bo", true, false}, at(9));
    CHECK(seen(presence, 14) == "c1: bo+* eve+ c2: bo+ ");
    presence.tell("c1", {"bo", true, false}, at(14));
    CHECK(seen(presence, 14) == "c1: bo+ eve+ c2: bo+ ");
    presence.tell("c1", {"eve", false, false}, at(14));
    CHECK(seen(presence, 15) == "c1: bo+ c2: bo+ ");
    presence.tell("c1", {"bo", false, false}, at(15));
    CHECK(seen(presence, 15) == "c2: bo+ ");
    CHECK(presence.watchers("c1", at(15)).empty());
  }

  TEST_CASE("its number grows with what is visible, and with nothing else") {
    struct Row {
      int seconds;
      bool told;  // Else the time only passes.
      Watcher watcher;
      bool moves;
    };
    DeskPresence presence;
    std::int64_t last = presence.number(at(0));
    for (const Row& row : {
             Row{0, true, {"eve", true, false}, true},
             Row{8, true, {"eve", true, false}, false},
             Row{9, true, {"eve", true, true}, true},
             Row{10, true, {"bo", false, false}, false},
             Row{14, false, {}, false},
             Row{15, false, {}, true},
             Row{17, true, {"eve", false, false}, true},
             Row{17, true, {"eve", false, false}, false},
             Row{20, true, {"eve", true, false}, true},
             Row{31, false, {}, false},
             Row{32, false, {}, true},
             Row{50, false, {}, false},
         }) {
      CAPTURE(row.seconds);
      if (row.told) presence.tell("c1", row.watcher, at(row.seconds));
      const std::int64_t now = presence.number(at(row.seconds));
      CHECK((now > last) == row.moves);
      last = now;
    }
  }
}
