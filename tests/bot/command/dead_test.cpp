#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/config/data_folder.h"
#include "bot/store/reply_codec.h"
#include "tests/bot/command/console.h"
#include "tests/bot/store/stores.h"

namespace bot::command {
namespace {

using nlohmann::json;

// A data folder with three dead letters, of which the second doesn't decode.
class Morgue {
 public:
  Morgue() : store_(open_store(folder_.file(kDatabaseFile))) {
    dialog::Reply reply;
    reply.lead = "**Restart** it.";
    bury(encode_reply({1, reply}), "channel is archived");
    bury("not ours", "not a reply");
    bury(encode_reply({2, reply}), "chat not found");
  }

  [[nodiscard]] Ran run(Args args) const {
    args.insert(args.end(), {"--data", folder_.path().string()});
    return command::run(dead, args);
  }
  [[nodiscard]] Store& store() { return *store_; }
  [[nodiscard]] std::size_t left() { return store_->dead_letters(0, 100).size(); }

 private:
  void bury(const std::string& body, const std::string& reason) {
    const Instant now = tests::at(0);
    const auto id = store_->enqueue(tests::reply("k3v9x0q2m7b5t1aw", body));
    REQUIRE(store_->claim("slack", now, now));
    REQUIRE(store_->settle(id, 1, Refused{reason}));
  }

  tests::TempFolder folder_;
  std::unique_ptr<Store> store_;  // Stays open, as a server's does.
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_SUITE("bot/command/dead") {
  TEST_CASE("the list says what could not be delivered and why, and what it says only when asked") {
    const Morgue morgue;
    const Ran shown = morgue.run({});
    CHECK(shown.exit_code == kFine);
    CHECK(has(shown.out, "     1  slack    k3v9x0q2m7b5t1aw"));
    CHECK(has(shown.out, "1         channel is archived\n"));
    CHECK_FALSE(has(shown.out, "Restart"));
    const Ran whole = morgue.run({"list", "--text"});
    CHECK(has(whole.out, "        Restart it.\n"));
    CHECK(has(whole.out, "        not ours\n"));
  }

  TEST_CASE("a program reads the list as JSON") {
    const Morgue morgue;
    const json all = json::parse(morgue.run({"list", "--json"}).out);
    REQUIRE(all.size() == 3);
    CHECK(all[2] == json{{"id", 3},
                         {"channel", "slack"},
                         {"conversation", "k3v9x0q2m7b5t1aw"},
                         {"at", "2023-11-14T22:13:20.000Z"},
                         {"attempts", 1},
                         {"reason", "chat not found"}});
    CHECK(json::parse(morgue.run({"list", "--json", "--text"}).out)[0]["text"] == "Restart it.");
  }

  TEST_CASE("retry sends it again, in its place and with fresh attempts") {
    Morgue morgue;
    CHECK(morgue.run({"retry", "1"}).err == "retried: 1\n");
    CHECK(morgue.left() == 2);
    const auto claimed = morgue.store().claim("slack", Instant::max(), Instant::max());
    REQUIRE(claimed);
    CHECK(claimed->id == 1);
    CHECK(claimed->attempt == 1);
    const Ran gone = morgue.run({"retry", "1", "3", "--json"});
    CHECK(gone.exit_code == kFoundProblems);
    CHECK(json::parse(gone.out) == json{{"retried", {3}}, {"unknown", {1}}});
  }

  TEST_CASE("drop gives up those that are named, or all") {
    Morgue morgue;
    CHECK(morgue.run({"drop", "2"}).exit_code == kFine);
    CHECK(morgue.left() == 2);
    CHECK(morgue.run({"drop", "--all"}).err == "dropped: 2\n");
    CHECK(morgue.left() == 0);
    CHECK(morgue.run({"list"}).out.empty());
    CHECK(json::parse(morgue.run({"list", "--json"}).out).empty());
  }

  TEST_CASE("what can't be meant is wrong use, and changes nothing") {
    Morgue morgue;
    for (const Args& args :
         {Args{"retry"}, Args{"drop"}, Args{"retry", "1", "--all"}, Args{"list", "1"},
          Args{"list", "--all"}, Args{"drop", "1x"}, Args{"drop", ""}, Args{"bury", "1"}}) {
      CAPTURE(args.back());
      CHECK(morgue.run(args).exit_code == kWrongUse);
    }
    CHECK(morgue.left() == 3);
  }
}

}  // namespace
}  // namespace bot::command
