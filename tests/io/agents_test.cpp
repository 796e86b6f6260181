// Agents who work in Slack, through the real program: a person on another channel, a thread in the
// agents' one.

#include <chrono>
#include <thread>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/io/people.h"
#include "tests/io/set_up.h"

namespace io {
namespace {

using nlohmann::json;
using tests::ApiCall;
using tests::FakeSlack;
using tests::FakeTelegram;
using tests::Fate;
using tests::TempFolder;
using tests::WireAnswer;

constexpr const char* kPlace = "C0SUPPORT";

ServeWith agents_in_slack(const FakeSlack& slack, const TempFolder& folder) {
  ServeWith with = slack_only(slack, folder);
  with.args.insert(with.args.end(), {"--slack-agent-channel", kPlace});
  return with;
}

ServeWith agents_in_slack_and(const FakeTelegram& telegram, const FakeSlack& slack,
                              const TempFolder& folder) {
  ServeWith with = agents_in_slack(slack, folder);
  const ServeWith other = telegram_by_webhook(telegram, folder);
  with.args.insert(with.args.end(), {"--telegram-api", telegram.api()});
  with.environment.insert(other.environment.begin(), other.environment.end());
  return with;
}

// A person on the HTTP channel.
class Asker {
 public:
  Asker(const Program& program, std::string user) : program_(program), user_(std::move(user)) {}

  json say(const std::string& text) {
    json answer = io::say(program_.url(), user_, text);
    id_ = answer.value("conversation", id_);
    return answer;
  }
  // Waits for a line from "agent", "bot" or "system" that holds the text.
  bool hears(const std::string& from, const std::string& text) {
    for (int turn = 0; turn < 30; ++turn) {
      const HttpReply reply =
          http_get(program_.url(),
                   "/v1/conversations/" + id_ + "/messages?wait=2&after=" + std::to_string(after_));
      const json page = json::parse(reply.body, nullptr, false);
      for (const json& line : page.value("messages", json::array())) {
        after_ = line.at("seq").get<int>();
        names_ += line.at("name").is_string() ? line.at("name").get<std::string>() + ";" : "";
        const bool here = line.at("from") == from &&
                          line.at("text").get<std::string>().find(text) != std::string::npos;
        if (here) return true;
      }
    }
    return false;
  }
  [[nodiscard]] std::string owner() const { return state().value("owner", ""); }
  [[nodiscard]] json state() const {
    return json::parse(http_get(program_.url(), "/v1/conversations/" + id_).body, nullptr, false);
  }
  [[nodiscard]] const std::string& names() const { return names_; }

 private:
  const Program& program_;
  std::string user_;
  std::string id_;
  int after_ = 0;
  std::string names_;  // Of who has spoken.
};

// Asks for a human; the card that agents see.
Shown hand_over(FakeSlack& slack, Asker& ann) {
  ann.say("it says not enough icloud storage");
  ann.say("i want to talk to a human");
  const auto card = slack.await_text(kPlace, "waits for a person");
  REQUIRE(card);
  REQUIRE(slack.await_text(kPlace, "i want to talk to a human"));
  return *card;
}

// The same on Telegram, with nothing said before.
Shown hand_over(FakeSlack& slack, TelegramPerson& ann) {
  CHECK(ann.say("human please").status == 200);
  const auto card = slack.await_text(kPlace, "(telegram) waits for a person");
  REQUIRE(card);
  return *card;
}

bool whispered(const FakeSlack& slack, const std::string& text) {
  return slack.await([&] {
    for (const Shown& each : slack.whispers()) {
      if (each.text.find(text) != std::string::npos) return true;
    }
    return false;
  });
}

TEST_SUITE("io/agents") {
  TEST_CASE("a person on http and an agent in Slack talk, and the bot goes on at a fix") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(agents_in_slack(slack, folder));
    Asker ann(program, "ann");
    SlackAgent bo(program, "U7");
    const Shown card = hand_over(slack, ann);
    CHECK(card.text.find("*ann* (http)") != std::string::npos);
    CHECK(card.text.find("Why here: asked for a person") != std::string::npos);

    CHECK(bo.write(card, "Hi Ann, this is *Bo* &amp; I read it all").status == 200);
    CHECK(ann.hears("system", "Bo has joined"));
    CHECK(ann.hears("agent", "Hi Ann, this is Bo & I read it all"));
    CHECK(ann.owner() == "agent:slack:U7");
    CHECK(slack.await_text(kPlace, "is with *Bo*"));
    ann.say("finally! <!channel>");
    const auto said = slack.await_text(kPlace, "finally! &lt;!channel&gt;");
    REQUIRE(said);
    CHECK(said->thread == card.id);

    CHECK(bo.write(card, "!return restart-iphone").status == 200);
    CHECK(ann.hears("bot", "estart"));
    CHECK(ann.owner() == "bot");
    CHECK(ann.state().value("fix", "") == "restart-iphone");
    CHECK(slack.await_text(kPlace, "has given it back to the bot, at “Restart"));
    CHECK(slack.await_text(kPlace, "is back with the bot"));
    CHECK(ann.say("it worked").at("state") == "rating");
    CHECK(ann.names() == "Bo;");
    CHECK(slack.broken() == "");
  }

  TEST_CASE("an agent settles it, and the person rates") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(agents_in_slack(slack, folder));
    Asker ann(program, "ann");
    SlackAgent bo(program, "U7");
    const Shown card = hand_over(slack, ann);
    CHECK(bo.press(card, "Claim").status == 200);
    const auto own = slack.await_button(kPlace, "Resolve");
    REQUIRE(own);
    CHECK(own->id == card.id);
    CHECK(bo.write(card, "All done.").status == 200);
    CHECK(ann.hears("agent", "All done."));
    CHECK(bo.write(card, "!note a quick one").status == 200);
    CHECK(bo.write(card, "!resolve").status == 200);
    CHECK(ann.hears("bot", "settled"));
    CHECK(ann.say("5").at("state") == "closed");
    CHECK(slack.await_text(kPlace, "They give it 5 of 5."));
    CHECK(slack.await_text(kPlace, "is settled"));
    CHECK(slack.broken() == "");
  }

  TEST_CASE("of two agents at once one has it, and the other is told") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(agents_in_slack(slack, folder));
    Asker ann(program, "ann");
    SlackAgent bo(program, "U7");
    SlackAgent eve(program, "U8");
    const Shown card = hand_over(slack, ann);
    std::thread first([&] { CHECK(bo.write(card, "Hi, Bo here").status == 200); });
    CHECK(eve.write(card, "Hi, Eve here").status == 200);
    first.join();
    CHECK(whispered(slack, " has this conversation. What you wrote stays here."));
    CHECK(ann.hears("agent", "here"));
    CHECK(slack.whispers().size() == 1);
    const bool bos = ann.owner() == "agent:slack:U7";
    CHECK((bos || ann.owner() == "agent:slack:U8"));
    CHECK(slack.whispers()[0].text.starts_with(bos ? "U8: Bo has" : "U7: Eve has"));
  }

  TEST_CASE("a person on Telegram and one on Slack are answered where they are") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    FakeTelegram telegram(kTelegramToken);
    const Program program(agents_in_slack_and(telegram, slack, folder));
    SlackAgent bo(program, "U7");
    TelegramPerson ann(program, telegram, 5);
    const Shown card = hand_over(slack, ann);
    CHECK(bo.write(card, "Hi on Telegram").status == 200);
    CHECK(telegram.await_text("5", "Hi on Telegram"));
    CHECK(ann.say("hi there").status == 200);
    CHECK(slack.await_text(kPlace, "hi there"));

    SlackPerson eve(program, "U2");
    CHECK(eve.say("human please").status == 200);
    const auto next = slack.await_text(kPlace, "(slack) waits for a person");
    REQUIRE(next);
    CHECK(bo.write(*next, "Hi on Slack").status == 200);
    CHECK(slack.await_text("D2", "Hi on Slack"));
    CHECK(eve.say("my phone is red").status == 200);
    REQUIRE(slack.await_text(kPlace, "my phone is red"));
    CHECK(eve.edit("my phone is red", "my phone is blue").status == 200);
    const auto anew = slack.await_text(kPlace, "has written anew\n&gt; my phone is blue");
    REQUIRE(anew);
    CHECK(anew->thread == next->id);
    CHECK(eve.edit("my phone is blue", "").status == 200);
    CHECK(slack.await_text(kPlace, "has deleted\n&gt; my phone is blue"));
    CHECK(slack.broken() == "");
  }

  TEST_CASE("an agent hears in the thread what has not arrived on Telegram") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    FakeTelegram telegram(kTelegramToken);
    const Program program(agents_in_slack_and(telegram, slack, folder));
    SlackAgent bo(program, "U7");
    TelegramPerson ann(program, telegram, 5);
    const Shown card = hand_over(slack, ann);
    CHECK(bo.write(card, "!claim").status == 200);
    REQUIRE(telegram.await_text("5", "Bo has joined"));
    telegram.set_mood([](const ApiCall& call) -> std::optional<WireAnswer> {
      if (call.method != "sendMessage") return std::nullopt;
      return WireAnswer{
          400, R"({"ok":false,"error_code":400,"description":"TOPIC_CLOSED"})", {}, Fate::Whole};
    });
    CHECK(bo.write(card, "Are you there?").status == 200);
    const auto told = slack.await_text(kPlace, "Not delivered (TOPIC_CLOSED): “Are you there?”");
    REQUIRE(told);
    CHECK(told->thread == card.id);
    CHECK(slack.broken() == "");
  }

  TEST_CASE("who is erased is gone from the agents' channel") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(agents_in_slack(slack, folder));
    Asker ann(program, "ann");
    hand_over(slack, ann);
    ann.say("delete my data");
    ann.say("yes");
    CHECK(slack.await([&] { return slack.shown(kPlace).empty(); }));
    CHECK(slack.broken() == "");
  }

  TEST_CASE("the same post three times acts once, and forged ones not at all") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    const Program program(agents_in_slack(slack, folder));
    Asker ann(program, "ann");
    SlackAgent bo(program, "U7");
    const Shown card = hand_over(slack, ann);
    const std::string event = bo.event_of(card, "Hello once");
    CHECK(SlackPerson::post(program, "events", event, "application/json", "wrong").status == 401);
    for (int time = 0; time < 3; ++time)
      CHECK(bo.post_event(event).status == 200);
    CHECK(bo.write(card, "and then").status == 200);
    CHECK(ann.hears("agent", "Hello once"));
    CHECK(ann.hears("agent", "and then"));
    CHECK(ann.names() == "Bo;Bo;");
  }

  TEST_CASE("while Slack is away the queue keeps it, and after a kill -9 all is told once") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    slack.set_mood([](const ApiCall&) { return WireAnswer{503, "", {}, Fate::Whole}; });
    {
      Program program(agents_in_slack(slack, folder));
      Asker ann(program, "ann");
      ann.say("it says not enough icloud storage");
      ann.say("human please");
      CHECK(ann.owner() == "queue");
      program.kill();
    }
    CHECK(slack.shown().empty());
    slack.set_mood({});
    const Program program(agents_in_slack(slack, folder));
    CHECK(slack.await_text(kPlace, "waits for a person"));
    CHECK(slack.await_text(kPlace, "human please"));
    CHECK(slack.shown(kPlace).size() == 2);
  }

  TEST_CASE("a channel that refuses is an operator's line, and the person stays in line") {
    const TempFolder folder;
    FakeSlack slack(kSlackToken);
    slack.set_mood([](const ApiCall& call) -> std::optional<WireAnswer> {
      if (call.method != "chat.postMessage") return std::nullopt;
      return WireAnswer{200, R"({"ok":false,"error":"not_in_channel"})", {}, Fate::Whole};
    });
    const Program program(agents_in_slack(slack, folder));
    Asker ann(program, "ann");
    ann.say("human please");
    CHECK(slack.await([&] { return program.log().find("not_in_channel") != std::string::npos; }));
    CHECK(ann.owner() == "queue");
    const std::string refused = R"(stepwise_replies_total{channel="agents",how="refused"})";
    CHECK(metric(program.url(), refused) == "1");
  }
}

}  // namespace
}  // namespace io
