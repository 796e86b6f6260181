// A handoff from end to end: the real program, a person on the HTTP channel, an agent at the desk.

#include <algorithm>
#include <chrono>
#include <future>

#include <doctest/doctest.h>

#include "tests/io/desk_agent.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using nlohmann::json;
using tests::TempFolder;

// What the person sees that comes after, waiting for it.
json lines_after(const Program& program, const std::string& conversation, std::int64_t after) {
  return json::parse(http_get(program.url(), "/v1/conversations/" + conversation +
                                                 "/messages?wait=20&after=" + std::to_string(after))
                         .body);
}

TEST_SUITE("io/desk") {
  TEST_CASE("a person asks for a human, an agent takes it and returns it, and the bot goes on") {
    const TempFolder folder;
    const Program program(http_only(folder));
    DeskAgent eve(program, folder.file("data"), "eve");
    CHECK(eve.events(0)["counts"]["queue"] == 0);

    say(program.url(), "ann", "my icloud storage is full");
    const json asked = say(program.url(), "ann", "i want to talk to a human");
    CHECK(asked["owner"] == "queue");
    const std::string id = asked["conversation"];
    const json news = eve.events(20);
    CHECK(news["counts"]["queue"] == 1);
    CHECK(news["changes"][0]["summary"]["place"] == 1);

    std::int64_t seen = asked["replies"].back()["seq"];
    CHECK(eve.act(id, "claim")["summary"]["owner"] == "agent:eve");
    const json joined = lines_after(program, id, seen);
    CHECK(joined["messages"][0]["from"] == "system");
    seen = joined["next"];

    // Both talk; the bot says nothing, and each hears the other within a second.
    auto wait = std::async(std::launch::async, [&] { return lines_after(program, id, seen); });
    eve.act(id, "reply", {{"text", "Hi Ann, this is Eve."}, {"id", "r1"}});
    const json heard = wait.get();
    CHECK(heard["messages"][0]["from"] == "agent");
    CHECK(heard["messages"][0]["name"] == "eve");
    CHECK(heard["messages"][0]["text"] == "Hi Ann, this is Eve.");
    eve.events(0);
    auto quickest = std::chrono::steady_clock::duration::max();
    for (const char* words : {"hello Eve", "here I am", "and now?"}) {  // A machine may stumble.
      const auto begun = std::chrono::steady_clock::now();
      auto told = std::async(std::launch::async, [&] { return eve.events(20); });
      CHECK(say(program.url(), "ann", words)["replies"].empty());
      CHECK(told.get()["changes"][0]["summary"]["last"]["text"] == words);
      quickest = std::min(quickest, std::chrono::steady_clock::now() - begun);
    }
    CHECK(quickest < std::chrono::seconds(1));

    CHECK(eve.post("conversations/" + id + "/note",
                   {{"text", "nice person"}, {"id", "n1"}})["agent"] == "eve");
    const json returned = eve.act(id, "return", {{"fix", "restart-iphone"}});
    CHECK(returned["summary"]["owner"] == "bot");
    const json next = say(program.url(), "ann", "did not help");
    CHECK(next["owner"] == "bot");
    CHECK_FALSE(next["replies"].empty());

    const json detail = eve.get("conversations/" + id);
    CHECK(detail["owners"].size() == 3);
    CHECK(detail["notes"].size() == 1);
    bool tried = false;
    for (const json& attempt : detail["packet"]["tried"])
      tried = tried || (attempt["fix"] == "restart-iphone" && attempt["outcome"] == "failed");
    CHECK(tried);
    const json transcript = eve.get("conversations/" + id + "/messages");
    for (const json& line : transcript["messages"])
      CHECK(line["text"].get<std::string>().find("nice person") == std::string::npos);
  }

  TEST_CASE("a conversation stays its agent's over a kill -9, and their page goes on with it") {
    const TempFolder folder;
    Program first(http_only(folder));
    DeskAgent eve(first, folder.file("data"), "eve");
    const std::string id = say(first.url(), "ann", "i want to talk to a human")["conversation"];
    eve.events(0);
    eve.act(id, "claim");
    eve.events(20);
    first.kill();

    const Program second(http_only(folder));
    eve.move_to(second);
    const json news = eve.events(20);  // At once: who is there is told anew.
    CHECK(news["presence_changed"] == true);
    CHECK(news["agents"][0]["online"] == true);
    CHECK(news["counts"]["mine"] == 1);
    CHECK(eve.get("conversations/" + id)["summary"]["owner"] == "agent:eve");
    CHECK(say(second.url(), "ann", "are you still there?")["replies"].empty());
    CHECK(eve.events(20)["changes"][0]["summary"]["last"]["text"] == "are you still there?");
    eve.act(id, "reply", {{"text", "I am"}, {"id", "r1"}});
    CHECK(eve.get("conversations/" + id)["summary"]["owner"] == "agent:eve");
  }

  TEST_CASE("two agents claim at once, one of them is told who was faster") {
    const TempFolder folder;
    const Program program(http_only(folder));
    DeskAgent eve(program, folder.file("data"), "eve");
    DeskAgent bo(program, folder.file("data"), "bo");
    for (int round = 0; round < 20; ++round) {
      const std::string user = "u" + std::to_string(round);
      const std::string id = say(program.url(), user, "i want to talk to a human")["conversation"];
      const json summary = eve.get("conversations/" + id)["summary"];
      const json body = {{"epoch", summary["epoch"]}};
      const std::string path = "/desk/api/conversations/" + id + "/claim";
      auto first = std::async(std::launch::async, [&] { return eve.try_post(path, body); });
      const HttpReply second = bo.try_post(path, body);
      const HttpReply other = first.get();
      const bool eve_won = other.status == 200;
      CHECK((eve_won ? second : other).status == 409);
      CHECK(json::parse((eve_won ? second : other).body)["agent"] == (eve_won ? "eve" : "bo"));
    }
  }
}

}  // namespace
}  // namespace io
