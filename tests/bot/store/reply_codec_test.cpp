#include "bot/store/reply_codec.h"

#include <doctest/doctest.h>

#include "bot/store/store.h"

TEST_SUITE("bot/store/reply_codec") {
  TEST_CASE("a reply comes back with its number and every field") {
    bot::Addressed addressed;
    addressed.seq = 7;
    addressed.reply.lead = "Let's **restart**";
    addressed.reply.steps = {"Hold the button", "Let go \"now\""};
    addressed.reply.first_step = 3;
    addressed.reply.tail = "Did it work?";
    addressed.reply.choices = {{"It worked", dialog::Signal::Worked, "restart-iphone", "a.1.1"}};
    addressed.reply.fix = "restart-iphone";

    CHECK(bot::decode_reply(bot::encode_reply(addressed)) == addressed);
  }

  TEST_CASE("no choices and no lines take no room") {
    CHECK(bot::encode_choices({}).empty());
    CHECK(bot::encode_lines({}).empty());
    CHECK(bot::decode_choices("").empty());
    CHECK(bot::decode_lines("").empty());
  }

  TEST_CASE("a value is found in encoded choices as a whole") {
    const std::string json = bot::encode_choices({{"Yes", dialog::Signal::Yes, "", "a.1.12"}});
    CHECK(json.find(bot::encoded_value("a.1.12")) != std::string::npos);
    CHECK(json.find(bot::encoded_value("a.1.1")) == std::string::npos);
  }

  TEST_CASE("what isn't a reply is refused") {
    for (const std::string text : {"", "[]", "{}", R"({"seq": "1", "lead": ""})",
                                   R"({"seq": 1, "lead": "", "choices": [{"signal": "sings"}]})"}) {
      CAPTURE(text);
      CHECK_THROWS_AS((void)bot::decode_reply(text), bot::RowRefused);
    }
  }
}
