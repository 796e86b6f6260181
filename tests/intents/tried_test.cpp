#include "intents/tried.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/intents/small_pack.h"

namespace intents {
namespace {

using Texts = std::vector<std::string>;

// "restart-iphone, -update-ios": done, and not done.
std::string tried_in(const TriedFixes& tried, const std::string& text) {
  Texts seen;
  for (const FixMention& mention : tried.read(scan_words(text))) {
    const std::string name = (mention.done ? "" : "-") + mention.fix;
    if (std::find(seen.begin(), seen.end(), name) == seen.end()) seen.push_back(name);
  }
  std::string line;
  for (const std::string& name : seen)
    line += (line.empty() ? "" : " ") + name;
  return line;
}

struct Row {
  std::string text;
  std::string tried;
};

void check_rows(const std::vector<Row>& rows) {
  const knowledge::Pack pack = small_pack();
  const TriedFixes tried(pack);
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tried_in(tried, row.text) == row.tried);
  }
}

TEST_SUITE("intents/tried") {
  TEST_CASE("room that was found is storage that was checked, unless there is little of it") {
    check_rows({
        {"i have 5 gb free", "check-storage"},
        {"there are 20gb available", "check-storage"},
        {"it shows 12 GB of 50 GB free", "check-storage"},
        {"only 5 gb free", ""},
        {"0 GB left", ""},
        {"my 5 gb are used up", ""},
    });
  }

  TEST_CASE("a wish to reset is none that was done") {
    check_rows({{"then reset network settings", ""},
                {"restarted, then reset the network", "restart-iphone reset-network"}});
  }

  TEST_CASE("a name with its steps or a way asked for is nothing done") {
    check_rows({{"hard reset how", ""},
                {"power cycle steps please", ""},
                {"power cycled", "restart-iphone"},
                {"hard reset did nothing", "restart-iphone"},
                {"restarted, wifi is ok", "restart-iphone stable-wifi"}});
  }

  TEST_CASE("what was done is of before when words say so, or say what came of it") {
    for (const char* text : {"already restarted", "restarted twice", "restarted it, still fails",
                             "tried restarting", "updated yesterday"}) {
      CAPTURE(text);
      CHECK(tells_of_before(scan_words(text)));
    }
    for (const char* text : {"i restarted it", "ok bought 50 gb", "restarted"}) {
      CAPTURE(text);
      CHECK_FALSE(tells_of_before(scan_words(text)));
    }
  }

  TEST_CASE("everything is claimed with a fix, or by words that say so") {
    for (const char* text :
         {"I tried everything", "done all of that", "did it already, all of it", "you name it"}) {
      CAPTURE(text);
      CHECK(claims_everything(scan_words(text), false));
    }
    const Words list = scan_words("done restart, update, everything");
    CHECK(claims_everything(list, true));
    CHECK_FALSE(claims_everything(list, false));
    for (const char* text :
         {"I lost photos, contacts, everything", "everything is slow", "not tried everything"}) {
      CAPTURE(text);
      CHECK_FALSE(claims_everything(scan_words(text), false));
    }
  }

  TEST_CASE("what was done, in the order said") {
    check_rows({
        {"I restarted", "restart-iphone"},
        {"restarted and updated", "restart-iphone update-ios"},
        {"restarted twice, updated, no luck", "restart-iphone update-ios"},
        {"i restarted updated and reset network already",
         "restart-iphone update-ios reset-network"},
        {"done restart, update, everything", "restart-iphone update-ios"},
        {"third time this fails. done restart, update, everything. useless",
         "restart-iphone update-ios"},
        {"already turned it off and on twice and changed wifi", "restart-iphone stable-wifi"},
        {"turned my phone off and back on", "restart-iphone"},
        {"signed out and in last night", "sign-out-icloud"},
        {"I logged out of icloud and back in", "sign-out-icloud"},
        {"reset network settings already", "reset-network"},
        {"I reset the network", "reset-network"},
        {"did the network reset and now bluetooth car gone", "reset-network"},
        {"I tried restarting, updating and resetting the network",
         "restart-iphone update-ios reset-network"},
        {"tried a restart", "restart-iphone"},
        {"phone restarted twice", "restart-iphone"},
        {"tried changing wifi, restart", "stable-wifi restart-iphone"},
        {"tried to restart, no luck", "restart-iphone"},
        {"I've restarted it, updated it, and signed out and in",
         "restart-iphone update-ios sign-out-icloud"},
        {"have already updated to ios 18", "update-ios"},
        {"restarting didn't help", "restart-iphone"},
        {"restart did nothing", "restart-iphone"},
        {"the network reset did not help", "reset-network"},
        {"update and restart both done already", "update-ios restart-iphone"},
        {"after I restarted it still fails", "restart-iphone"},
        {"bought more storage", "check-storage"},
        {"I bought 200 gb and it still says full", "check-storage"},
        {"deleted some old backups", "check-storage"},
        {"checked the status page", "check-outage"},
        {"called apple, they were no help", "contact-support"},
        {"i think i restarted it", "restart-iphone"},
        {"can you help me, I already restarted", "restart-iphone"},
        {"can you help me i already restarted", "restart-iphone"},
        {"It can't back up. Restarted already!", "restart-iphone"},
        {"restarted the router", "stable-wifi"},
        {"tried another wifi", "stable-wifi"},
        {"we rebooted it yesterday", "restart-iphone"},
    });
  }

  TEST_CASE("what wasn't done, or isn't wanted") {
    check_rows({
        {"I restarted but did not update", "restart-iphone -update-ios"},
        {"I restarted, haven't updated", "restart-iphone -update-ios"},
        {"haven't tried resetting the network", "-reset-network"},
        {"I have not restarted it yet", "-restart-iphone"},
        {"never signed out", "-sign-out-icloud"},
        {"don't really want to update", "-update-ios"},
        {"i'd rather not reset the network", "-reset-network"},
        {"I don't want to sign out of icloud", "-sign-out-icloud"},
        {"tried everything except resetting the network", "-reset-network"},
        {"everything but the update", ""},
        {"didn't restart or update", "-restart-iphone -update-ios"},
        {"i won't update", "-update-ios"},
        {"restarted: yes, updated: no", "restart-iphone -update-ios"},
        {"i did not update, restarted twice", "-update-ios restart-iphone"},
        {"can I fix it without signing out", "-sign-out-icloud"},
    });
  }

  TEST_CASE("how things are counts where a fix would change nothing") {
    check_rows({
        {"wifi is fine", "stable-wifi"},
        {"wfi is fine i can watch netflix", "stable-wifi"},
        {"I have plenty of storage", "check-storage"},
        {"system status is all green", "check-outage"},
        {"I'm on the latest ios", "update-ios"},
        {"phone is up to date", "update-ios"},
        {"no updates available", "update-ios"},
        {"already on the latest version", "update-ios"},
        {"is the wifi fine?", ""},
        {"wifi isn't fine", ""},
        {"not plenty of storage", ""},
        {"how do i know if wifi is fine", ""},
        {"should i get the latest ios", ""},
    });
  }

  TEST_CASE("talk of a fix is neither") {
    check_rows({
        {"How do I restart?", ""},
        {"should I update?", ""},
        {"after I updated it fails", ""},
        {"started after i updated to the new ios", ""},
        {"since I updated backups fail", ""},
        {"I can't update", ""},
        {"restart", ""},
        {"reset network settings", ""},
        {"network reset", ""},
        {"it asks for passcode when i reset network", ""},
        {"what happens if I reset the network", ""},
        {"ok restarting brb", ""},
        {"it restarted by itself", ""},
        {"it keeps restarting", ""},
        {"my phone restarted in the middle of the backup", ""},
        {"my phone logged me out", ""},
        {"i got signed out", ""},
        {"im logged out of icloud", ""},
        {"did you restart the servers", ""},
        {"do i have to sign out", ""},
        {"will it help if I restart", ""},
        {"is force restart same as restart", ""},
        {"it says I need to update", ""},
        {"wants me to update before restoring", ""},
        {"tried to update but it says not enough space", ""},
        {"update failed", ""},
        {"cant sign out because of screen time restrictions", ""},
        {"everything you said", ""},
        {"tried everything", ""},
        {"that was the first thing i did", ""},
        {"already done it twice", ""},
        {"wifi not working", ""},
        {"not enough storage", ""},
        {"Last backup could not be completed", ""},
        {"apple told me to restart", ""},
        {"reset all settings or reset network which one", ""},
        {"forgot the wifi password so cant reconnect", ""},
        {"", ""},
    });
  }

  TEST_CASE("a refusal is told from what simply wasn't done yet") {
    const knowledge::Pack pack = small_pack();
    const TriedFixes tried(pack);
    const auto refused = [&](std::string_view text) {
      const auto mentions = tried.read(scan_words(text));
      return mentions.size() == 1 && !mentions[0].done && mentions[0].refused;
    };
    CHECK(refused("don't really want to update"));
    CHECK(refused("i'd rather not restart"));
    CHECK_FALSE(refused("haven't updated"));
    CHECK_FALSE(refused("did not update"));
  }
}

}  // namespace
}  // namespace intents
