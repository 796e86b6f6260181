#include "bot/channel/telegram_poll.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr const char* kActive =
    R"({"ok":false,"error_code":409,"description":"Conflict: can't use getUpdates method while )"
    R"(webhook is active; use deleteWebhook to delete the webhook first"})";

// Telegram's answers in a row, and what was asked and taken.
struct Desk {
  [[nodiscard]] TelegramPollWorld world() {
    return {[this](const Call& call) {
              calls.push_back(call);
              if (call.method != "getUpdates") return Fetched{200, R"({"ok":true})", {}, ""};
              Fetched next{0, "", {}, "timed out"};
              if (!answers.empty()) {
                next = answers.front();
                answers.erase(answers.begin());
              }
              return next;
            },
            [this] { return begin; },
            [this](const json&, std::int64_t id) {
              if (id == refused) return Taken::Refused;
              taken.push_back(id);
              return Taken::Stored;
            },
            [this](const Observation&) { ++notes; }};
  }
  [[nodiscard]] std::string asked(std::size_t index) const {
    return text_at(*foreign_object(calls.at(index).body), {"offset"});
  }

  std::vector<Fetched> answers;
  std::vector<Call> calls;
  std::vector<std::int64_t> taken;
  std::int64_t begin = 0;
  std::int64_t refused = -1;
  int notes = 0;
};

Fetched updates(const std::vector<int>& ids) {
  json list = json::array();
  for (const int id : ids)
    list.push_back({{"update_id", id}});
  return {200, json({{"ok", true}, {"result", list}}).dump(), {}, ""};
}

TEST_SUITE("bot/channel/telegram_poll") {
  TEST_CASE("it begins after what was read, and asks for what follows") {
    Desk desk;
    desk.begin = 41;
    desk.answers = {updates({42, 43}), updates({}), updates({44})};
    TelegramPoll poll(desk.world());
    CHECK(poll.step() == milliseconds(0));
    CHECK(poll.step() == milliseconds(200));
    CHECK(poll.step() == milliseconds(0));
    CHECK(desk.taken == std::vector<std::int64_t>{42, 43, 44});
    CHECK(desk.asked(0) == "42");
    CHECK(desk.asked(1) == "44");
    CHECK(desk.asked(2) == "44");
    const auto body = *foreign_object(desk.calls[0].body);
    CHECK(body.at("timeout") == 50);
    CHECK(body.at("allowed_updates").size() == 4);
  }

  TEST_CASE("the first time it asks for whatever there is") {
    Desk desk;
    desk.answers = {updates({7})};
    TelegramPoll poll(desk.world());
    poll.step();
    CHECK(desk.asked(0).empty());
  }

  TEST_CASE("what wasn't stored is asked for again, with all after it") {
    Desk desk;
    desk.answers = {updates({1, 2, 3}), updates({2, 3})};
    desk.refused = 2;
    TelegramPoll poll(desk.world());
    CHECK(poll.step() > milliseconds(0));
    desk.refused = -1;
    poll.step();
    CHECK(desk.asked(1) == "2");
    CHECK(desk.taken == std::vector<std::int64_t>{1, 2, 3});
  }

  TEST_CASE("a webhook in the way is removed, another poller is waited for") {
    Desk desk;
    desk.answers = {{409, kActive, {}, ""},
                    {409,
                     R"({"ok":false,"error_code":409,"description":"Conflict: terminated by )"
                     R"(other getUpdates request"})",
                     {},
                     ""},
                    updates({1})};
    TelegramPoll poll(desk.world());
    CHECK(poll.step() == milliseconds(1000));
    CHECK(desk.calls[1].method == "deleteWebhook");
    CHECK(poll.step() == milliseconds(2000));
    CHECK(desk.calls.size() == 3);
    CHECK(poll.step() == milliseconds(0));
    CHECK(desk.notes == 2);
  }

  TEST_CASE("a platform that is away is asked less and less often") {
    Desk desk;
    TelegramPoll poll(desk.world());
    milliseconds last{0};
    for (int i = 0; i < 10; ++i)
      last = poll.step();
    CHECK(last == milliseconds(30000));
    desk.answers = {
        {429, R"({"ok":false,"error_code":429,"parameters":{"retry_after":7}})", {}, ""}};
    CHECK(poll.step() == milliseconds(7000));
  }
}

}  // namespace
}  // namespace bot
