#include "bot/delivery/courier.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"
#include "bot/channel/slack_platform.h"
#include "bot/channel/telegram_platform.h"
#include "bot/store/reply_codec.h"
#include "tests/bot/delivery/times.h"
#include "tests/bot/store/stores.h"

namespace bot {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using tests::peak;

const Fetched kSlackOk{200, R"({"ok":true,"channel":"D1","ts":"5.5"})", {}, ""};
const Fetched kTelegramOk{200, R"({"ok":true,"result":{"message_id":12}})", {}, ""};
const Fetched kDown{0, "", {}, "connection refused"};

Fetched slack_error(const std::string& code) {
  return {200, R"({"ok":false,"error":")" + code + "\"}", {}, ""};
}

struct Sent {
  Instant at;
  std::string method;
  std::string target;
  std::string text;
};

// A platform whose answers the test gives, a store, and a clock that it turns.
struct Road {
  using Make = Platform (*)();
  explicit Road(Make make) : platform(make()), courier(hire({})) {
    platform.api = [this](const Call& call) { return answered(call); };
  }

  // One that knows nothing of what another has done.
  std::unique_ptr<Courier> hire(Instant begun) {
    return std::make_unique<Courier>(
        platform, CourierWorld{[this](const Job& job) {
                                 store->transaction([&] { (void)job(*store, now); });
                                 return true;
                               },
                               [this] { return now; }, [] { return 0.5; },
                               [this](const Observation& seen) { observed.push_back(seen); },
                               [this](Edit edit) { edits.push_back(std::move(edit)); }, begun});
  }

  Fetched answered(const Call& call) {
    const auto body = *foreign_object(call.body);
    std::string target = text_at(body, {"channel"}) + text_at(body, {"chat_id"});
    sent.push_back({now, call.method, target, text_at(body, {"text"})});
    return answer(call);
  }

  void add(const std::string& conversation, const std::string& target, const std::string& text,
           bool buttons = false, const std::string& writer = "bot") {
    if (!store->conversation(conversation)) {
      StoredConversation stored = tests::talk({platform.channel, "u" + conversation}, conversation);
      stored.target = target;
      store->save(stored);
    }
    dialog::Reply reply;
    reply.lead = text;
    if (buttons) reply.choices = {{"Yes", dialog::Signal::Yes, "", "v"}};
    Outgoing outgoing = tests::reply(conversation, encode_reply({1, reply}));
    outgoing.channel = platform.channel;
    outgoing.target = target;
    outgoing.due = now;
    outgoing.writer = writer;
    store->enqueue(outgoing);
  }

  // Until nothing is left to do, or the time is over.
  void drain(Instant until) {
    while (now <= until) {
      const auto next = courier->step();
      if (!next) continue;
      if (*next > until) break;
      now = std::max(now + milliseconds(1), *next);
    }
  }
  void drain() { drain(now + hours(48)); }

  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> list;
    for (const Sent& each : sent)
      list.push_back(each.text);
    return list;
  }
  [[nodiscard]] std::size_t left() const {
    return store->next_outgoing(platform.channel) ? 1 : store->dead_letters(0, 10).size();
  }

  Instant now = tests::at(0);
  std::function<Fetched(const Call&)> answer = [](const Call&) { return kSlackOk; };
  std::vector<Sent> sent;
  std::vector<Edit> edits;
  std::vector<Observation> observed;
  std::unique_ptr<Store> store = open_store(":memory:");
  Platform platform;
  std::unique_ptr<Courier> courier;
};

using Texts = std::vector<std::string>;

TEST_SUITE("bot/delivery/courier") {
  TEST_CASE("replies of a conversation leave in order, a second apart") {
    Road road(slack_platform);
    for (const char* text : {"one", "two", "three"})
      road.add("c1", "D1", text);
    road.drain();
    CHECK(road.texts() == Texts{"one", "two", "three"});
    CHECK(road.sent[2].at - road.sent[0].at >= seconds(2));
    CHECK(road.left() == 0);
  }

  TEST_CASE("a restart is no reason to write faster") {
    Road road(slack_platform);
    road.add("c1", "D1", "one");
    road.drain();
    road.now += milliseconds(100);
    road.courier = road.hire(road.now);
    road.add("c1", "D1", "two");
    road.drain();
    REQUIRE(road.texts() == Texts{"one", "two"});
    CHECK(road.sent[1].at - road.sent[0].at >= seconds(1));
    // Who writes later isn't held up.
    road.now += seconds(10);
    const Instant asked = road.now;
    road.add("c2", "D2", "three");
    road.drain();
    CHECK(road.sent[2].at == asked);
  }

  TEST_CASE("a thousand conversations leave in order and no faster than Telegram wants") {
    Road road(telegram_platform);
    road.answer = [](const Call&) { return kTelegramOk; };
    for (int reply = 0; reply < 3; ++reply) {
      for (int i = 0; i < 1000; ++i)
        road.add("c" + std::to_string(i), std::to_string(i + 1), std::to_string(reply));
    }
    const Instant begin = road.now;
    road.drain();
    REQUIRE(road.sent.size() == 3000);
    CHECK(road.left() == 0);
    std::map<std::string, std::vector<Instant>> by_chat;
    std::map<std::string, std::string> order;
    std::vector<Instant> all;
    for (const Sent& each : road.sent) {
      all.push_back(each.at);
      by_chat[each.target].push_back(each.at);
      order[each.target] += each.text;
    }
    CHECK(peak(all, seconds(1)) <= 30);
    for (const auto& [chat, times] : by_chat) {
      CHECK(peak(times, seconds(1)) == 1);
      CHECK(order[chat] == "012");
    }
    CHECK(road.now - begin < seconds(3000 / 30 + 10));  // Nor much slower.
  }

  TEST_CASE("a group gets twenty a minute, whoever is spoken to in it") {
    Road road(telegram_platform);
    road.answer = [](const Call&) { return kTelegramOk; };
    for (int i = 0; i < 100; ++i)
      road.add("c" + std::to_string(i), "-100", "hi");
    road.drain();
    std::vector<Instant> all;
    for (const Sent& each : road.sent)
      all.push_back(each.at);
    CHECK(all.size() == 100);
    CHECK(peak(all, minutes(1)) <= 20);
  }

  TEST_CASE("Retry-After is obeyed to the second, and costs no attempt") {
    Road road(slack_platform);
    int calls = 0;
    road.answer = [&](const Call&) {
      return ++calls == 1 ? Fetched{429, "", seconds(30), ""} : kSlackOk;
    };
    road.add("c1", "D1", "hi");
    road.add("c2", "D2", "ho");
    road.drain();
    REQUIRE(road.sent.size() == 3);
    CHECK(road.sent[1].at - road.sent[0].at >= seconds(30));
    CHECK(road.left() == 0);
    const auto first = std::ranges::find_if(road.observed, [](const Observation& seen) {
      return std::holds_alternative<ReplySent>(seen);
    });
    CHECK(std::get<ReplySent>(*first).attempt == 1);
  }

  TEST_CASE("a chat of Telegram that is slowed down holds up no other") {
    Road road(telegram_platform);
    bool slowed = false;
    road.answer = [&](const Call& call) {
      if (call.body.find("\"chat_id\":1,") == std::string::npos || slowed) return kTelegramOk;
      slowed = true;
      return Fetched{
          429, R"({"ok":false,"error_code":429,"parameters":{"retry_after":60}})", {}, ""};
    };
    road.add("c1", "1", "a");
    road.add("c2", "2", "b");
    road.drain();
    CHECK(road.texts() == Texts{"a", "b", "a"});
    CHECK(road.sent[1].at - road.sent[0].at < seconds(1));
    CHECK(road.sent[2].at - road.sent[0].at >= seconds(60));
  }

  TEST_CASE("a refused reply goes to the dead letters, the next one is sent") {
    Road road(slack_platform);
    road.answer = [&](const Call&) {
      return road.sent.size() == 1 ? slack_error("is_archived") : kSlackOk;
    };
    road.add("c1", "D1", "one");
    road.add("c1", "D1", "two");
    road.drain();
    CHECK(road.texts() == Texts{"one", "two"});
    const auto dead = road.store->dead_letters(0, 10);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].reason == "is_archived");
  }

  TEST_CASE("markup that is refused is sent once more without") {
    Road road(slack_platform);
    road.answer = [](const Call& call) {
      return call.body.find("\"blocks\"") != std::string::npos ? slack_error("invalid_blocks")
                                                               : kSlackOk;
    };
    road.add("c1", "D1", "hi");
    road.drain();
    CHECK(road.sent.size() == 2);
    CHECK(road.left() == 0);

    road.answer = [](const Call&) { return slack_error("invalid_blocks"); };
    road.add("c1", "D1", "ho");
    road.drain();
    CHECK(road.sent.size() == 4);
    CHECK(road.store->dead_letters(0, 10).size() == 1);
  }

  TEST_CASE("a bad token stops everything until it is good again") {
    Road road(slack_platform);
    const Instant good = road.now + minutes(10);
    road.answer = [&](const Call&) {
      return road.now < good ? slack_error("invalid_auth") : kSlackOk;
    };
    road.add("c1", "D1", "lost");
    road.add("c2", "D2", "kept");
    road.drain();
    CHECK(road.store->dead_letters(0, 10).size() == 1);
    CHECK(road.sent.back().text == "kept");
    const auto asked = std::ranges::count(road.sent, "auth.test", &Sent::method);
    CHECK(asked >= 10);
    CHECK(asked <= 20);
    CHECK(road.sent.back().at - good <= seconds(61));
  }

  TEST_CASE("an agent's line that is refused for good is logged for them to hear of") {
    Road road(telegram_platform);
    road.answer = [](const Call&) {
      return Fetched{
          400, R"({"ok":false,"error_code":400,"description":"chat not found"})", {}, ""};
    };
    road.add("c1", "1", "from the bot");
    road.add("c1", "1", "from an agent", false, "agent:slack:U1");
    road.drain();
    const auto events = road.store->handoff_events_of("c1");
    REQUIRE(events.size() == 1);
    CHECK(events[0].kind == dialog::HappeningKind::Undelivered);
    CHECK(events[0].seq == 1);
    CHECK(events[0].detail == "chat not found");
    CHECK(road.store->dead_letters(0, 10).size() == 2);
  }

  TEST_CASE("who blocked the bot is not written to again") {
    Road road(telegram_platform);
    road.answer = [](const Call&) {
      return Fetched{403,
                     R"({"ok":false,"error_code":403,)"
                     R"("description":"Forbidden: bot was blocked by the user"})",
                     {},
                     ""};
    };
    road.add("c1", "1", "one");
    road.add("c1", "1", "two");
    road.drain();
    CHECK(road.sent.size() == 1);
    CHECK(road.left() == 0);
    CHECK(road.store->conversation("c1")->conversation.state == dialog::State::Closed);
  }

  TEST_CASE("a chat that moved is followed, with all that waits for it") {
    Road road(telegram_platform);
    road.answer = [](const Call& call) {
      if (call.body.find("\"chat_id\":-100777,") != std::string::npos) return kTelegramOk;
      return Fetched{400,
                     R"({"ok":false,"error_code":400,"description":"upgraded",)"
                     R"("parameters":{"migrate_to_chat_id":-100777}})",
                     {},
                     ""};
    };
    road.add("c1", "-5", "one");
    road.add("c1", "-5", "two");
    road.drain();
    CHECK(road.texts() == Texts{"one", "one", "two"});
    CHECK(road.store->conversation("c1")->target == "-100777");
    CHECK(road.left() == 0);
  }

  TEST_CASE("the buttons of the message before are taken away") {
    Road road(slack_platform);
    road.add("c1", "D1", "first", true);
    road.drain();
    CHECK(road.edits.empty());
    road.add("c1", "D1", "second", true);
    road.drain();
    REQUIRE(road.edits.size() == 1);
    CHECK(road.edits[0].call.method == "chat.update");
    CHECK(road.edits[0].call.body.find("first") != std::string::npos);
    road.add("c1", "D1", "third", true);
    road.drain();
    REQUIRE(road.edits.size() == 2);
    CHECK(road.edits[1].call.body.find("second") != std::string::npos);
  }

  TEST_CASE("of a long reply only what is still to be sent is tried again") {
    Road road(telegram_platform);
    road.answer = [&](const Call&) { return road.sent.size() == 2 ? kDown : kTelegramOk; };
    road.add("c1", "1", std::string(5000, 'a') + " end");
    road.drain();
    REQUIRE(road.sent.size() == 3);
    CHECK(road.sent[1].text == road.sent[2].text);
    CHECK(road.sent[0].text != road.sent[1].text);
  }

  TEST_CASE("a day of failing is enough") {
    Road road(slack_platform);
    road.answer = [](const Call&) { return kDown; };
    road.add("c1", "D1", "hi");
    const Instant begin = road.now;
    road.drain(begin + hours(100));
    CHECK(road.store->dead_letters(0, 10).size() == 1);
    CHECK(road.sent.back().at - begin > hours(20));
  }

  TEST_CASE("a call survives being kept as text") {
    const Call call{"chat.update", "{\"a\":\n1}"};
    CHECK(decode_call(encode_call(call)) == call);
    CHECK_FALSE(decode_call(""));
  }
}

}  // namespace
}  // namespace bot
