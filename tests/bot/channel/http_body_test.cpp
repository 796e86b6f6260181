#include "bot/channel/http_body.h"

#include <doctest/doctest.h>

#include "bot/channel/json_body.h"

namespace bot {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i)
    result += text;
  return result;
}

std::string with_text(const std::string& text) {
  return R"({"user": "u1", "text": ")" + text + "\"}";
}

TEST_SUITE("bot/channel/http_body") {
  TEST_CASE("a text is taken as it is") {
    const auto sent =
        parse_sent(R"({"user": "ü 1", "text": "it\nfailed \ud83d\ude00", "id": "k"})");
    REQUIRE(sent);
    CHECK(sent->user == "ü 1");
    CHECK(sent->id == "k");
    CHECK(std::get<SentText>(sent->what).text == "it\nfailed 😀");
  }

  TEST_CASE("a press is taken, and the id may be left out") {
    const auto sent = parse_sent(R"({"user": "u1", "press": "abc.1.2", "more": [1]})");
    REQUIRE(sent);
    CHECK(sent->id.empty());
    CHECK(std::get<SentPress>(sent->what).value == "abc.1.2");
  }

  TEST_CASE("limits are of characters, not bytes") {
    CHECK(parse_sent(with_text(repeated("ü", 16000))));
    CHECK_FALSE(parse_sent(with_text(repeated("ü", 16001))));
    CHECK(parse_sent(R"({"text": "a", "user": ")" + repeated("😀", 200) + "\"}"));
    CHECK_FALSE(parse_sent(R"({"text": "a", "user": ")" + repeated("😀", 201) + "\"}"));
  }

  TEST_CASE("what is wrong is said, and where") {
    struct Row {
      std::string body;
      const char* message;
    };
    for (const Row& row : {
             Row{"", "body: is not JSON at byte 1"},
             Row{"{", "body: is not JSON at byte 2"},
             Row{R"({"user": "u1", "text": "a"} x)", "body: is not JSON at byte 29"},
             Row{"[]", "body: must be an object, not array"},
             Row{"null", "body: must be an object, not null"},
             Row{"\"text\"", "body: must be an object, not string"},
             Row{repeated("[", 100000), "body: must be at most 32 levels deep"},
             Row{repeated("{\"a\":", 100000), "body: must be at most 32 levels deep"},
             Row{repeated("[", 100000) + repeated("]", 100000),
                 "body: must be at most 32 levels deep"},
             Row{with_text("\xff"), "body: is not UTF-8 at byte 25"},
             Row{with_text("\xed\xa0\x80"), "body: is not UTF-8 at byte 26"},
             Row{with_text(std::string(1, '\0')), "body: is not JSON at byte 25"},
             Row{with_text("\\ud800"), "body: is not JSON at byte 31"},
             Row{with_text("a\\u0000b"), "text: must not hold a NUL"},
             Row{with_text(""), "text: must be 1 to 16000 characters, not 0"},
             Row{with_text(repeated("a", 16001)), "text: must be 1 to 16000 characters, not 16001"},
             Row{R"({"text": "a"})", "user: must be given"},
             Row{R"({"user": "", "text": "a"})", "user: must be 1 to 200 characters, not 0"},
             Row{R"({"user": 1, "text": "a"})", "user: must be a string, not number"},
             Row{R"({"user": "u1"})", "text: must be given, or press"},
             Row{R"({"user": "u1", "text": 5})", "text: must be a string, not number"},
             Row{R"({"user": "u1", "text": null})", "text: must be a string, not null"},
             Row{R"({"user": "u1", "text": "a", "press": "b"})",
                 "press: must not come together with text"},
             Row{R"({"user": "u1", "press": {}})", "press: must be a string, not object"},
             Row{R"({"user": "u1", "press": ""})", "press: must be the value of a button"},
             Row{R"({"user": "u1", "press": "ü"})", "press: must be the value of a button"},
             Row{R"({"user": "u1", "text": "a", "id": 7})", "id: must be a string, not number"},
             Row{R"({"user": "u1", "text": "a", "id": ""})",
                 "id: must be 1 to 200 characters, not 0"},
             Row{R"({"user": "u1", "text": "a", "id": ")" + repeated("i", 201) + "\"}",
                 "id: must be 1 to 200 characters, not 201"},
         }) {
      CAPTURE(row.body.substr(0, 80));
      const auto sent = parse_sent(row.body);
      REQUIRE_FALSE(sent);
      CHECK(sent.error().message == row.message);
    }
  }

  TEST_CASE("brackets inside of a text are not depth") {
    CHECK(parse_sent(with_text(repeated("[{\\\"", 100))));
  }

  TEST_CASE("only JSON in UTF-8 is taken for JSON") {
    for (const char* type :
         {"application/json", "Application/JSON", "application/json; charset=utf-8",
          "application/json;charset=\"UTF-8\""}) {
      CAPTURE(type);
      CHECK(is_json(type));
    }
    for (const char* type :
         {"", "text/plain", "application/jsonp", "application/json; charset=latin1",
          "application/x-www-form-urlencoded", "application/problem+json"}) {
      CAPTURE(type);
      CHECK_FALSE(is_json(type));
    }
  }
}

}  // namespace
}  // namespace bot
