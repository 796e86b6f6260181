#include "intents/roads.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

knowledge::Pack pack() {
  knowledge::Fix storage;
  storage.id = "storage";
  storage.paths.resize(2);
  storage.paths[0].id = "old";
  storage.paths[0].cues = {"backups", "backups are ~ biggest"};
  storage.paths[1].id = "photos";
  storage.paths[1].cues = {"photos take ~ most|lot"};
  knowledge::Fix restart;
  restart.id = "restart";
  restart.all_clear.cues = {"neither of ~ hangs"};
  restart.paths.resize(1);
  restart.paths[0].id = "buttons";
  restart.paths[0].cues = {"button|buttons are|dont ~ broken|work"};
  knowledge::Fix sign_out;
  sign_out.id = "sign-out";
  sign_out.wishes = {"sign out of icloud", "how ~ sign out"};
  knowledge::Pack pack;
  pack.fixes = {storage, restart, sign_out};
  return pack;
}

// "storage/old sign-out": side roads and fixes.
std::string roads_in(const std::string& text) {
  static const knowledge::Pack kPack = pack();
  static const Roads kRoads(kPack);
  std::string line;
  for (const Road& road : kRoads.read(scan_words(text))) {
    line += (line.empty() ? "" : " ") + road.fix + (road.path.empty() ? "" : "/" + road.path) +
            (road.all_clear ? "!" : "") + (road.bare ? "?" : "");
  }
  return line;
}

TEST_SUITE("intents/roads") {
  TEST_CASE("side roads and fixes are known by the pack's words") {
    CHECK(roads_in("the backups are really the biggest") == "storage/old");
    CHECK(roads_in("Photos take a lot, and backups") == "storage/photos storage/old?");
    CHECK(roads_in("my buttons don't work") == "restart/buttons");
    CHECK(roads_in("how do I sign out?") == "sign-out");
    CHECK(roads_in("sign out of icloud") == "sign-out");
    CHECK(roads_in("mostly backups") == "storage/old");
    CHECK(roads_in("neither of the two hangs") == "restart!");
    CHECK(roads_in("it's slow").empty());
    CHECK(roads_in("").empty());
  }

  TEST_CASE("one word of several may be about anything") {
    CHECK(roads_in("it says my backups failed") == "storage/old?");
    CHECK(roads_in("backups: the backups are the biggest") == "storage/old");
  }

  TEST_CASE("what is denied isn't wanted") {
    CHECK(roads_in("I really can't sign out of iCloud").empty());
    CHECK(roads_in("there are no backups").empty());
    CHECK(roads_in("not enough. backups are the biggest") == "storage/old");
    CHECK(roads_in("it isn't the mail, backups are the biggest") == "storage/old");
    CHECK(roads_in("the buttons don't work") == "restart/buttons");  // The cue itself denies.
  }
}

}  // namespace
}  // namespace intents
