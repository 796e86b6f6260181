#include "bot/channel/json_body.h"

#include <doctest/doctest.h>

TEST_SUITE("bot/channel/json_body") {
  TEST_CASE("only an object is a body, and the refusal says what is wrong") {
    struct Row {
      std::string body;
      const char* complaint;  // Begins so; "" when it is taken.
    };
    for (const Row& row :
         {Row{R"({"a": "b"})", ""}, Row{"[]", "body: must be an object, not array"},
          Row{"", "body: is not JSON"}, Row{"{\"a\":\"\xff\"}", "body: is not UTF-8"},
          Row{"{} {}", "body: is not JSON"},
          Row{std::string(100, '['), "body: must be at most 32 levels deep"}}) {
      CAPTURE(row.body);
      const auto object = bot::parse_object(row.body);
      if (*row.complaint == '\0') CHECK(object);
      if (!object) CHECK(object.error().message.starts_with(row.complaint));
      CHECK(bool(object) == (*row.complaint == '\0'));
    }
  }

  TEST_CASE("a text is a string within its limits") {
    const auto complaint = [](const char* body) {
      const auto taken = bot::text_member(*bot::parse_object(body), "t", 3);
      return taken ? taken->value_or("none") : taken.error().message;
    };
    CHECK(complaint(R"({"t": "äöü"})") == "äöü");
    CHECK(complaint("{}") == "none");
    CHECK(complaint(R"({"t": 1})") == "t: must be a string, not number");
    CHECK(complaint(R"({"t": null})") == "t: must be a string, not null");
    CHECK(complaint(R"({"t": ""})") == "t: must be 1 to 3 characters, not 0");
    CHECK(complaint(R"({"t": "abcd"})") == "t: must be 1 to 3 characters, not 4");
    CHECK(complaint(R"({"t": "a\u0000"})") == "t: must not hold a NUL");
  }
}
