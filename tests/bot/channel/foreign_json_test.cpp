#include "bot/channel/foreign_json.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/channel/foreign_json") {
  TEST_CASE("only an object of a sane depth is read") {
    CHECK(foreign_object(R"({"a": 1})"));
    for (const std::string& body :
         {std::string("[1]"), std::string("{"), std::string(""), std::string("\xff"),
          std::string("null"), R"({"a":)" + std::string(100000, '[')}) {
      CHECK_FALSE(foreign_object(body));
    }
  }

  TEST_CASE("what isn't there, or is of another type, reads as empty") {
    const auto json = *foreign_object(R"({"a": {"b": "c", "n": 7, "t": true, "f": 1.5}})");
    CHECK(text_at(json, {"a", "b"}) == "c");
    CHECK(text_at(json, {"a", "n"}) == "7");
    CHECK(text_at(json, {"a", "f"}).empty());
    CHECK(text_at(json, {"a", "b", "c"}).empty());
    CHECK(text_at(json, {"x"}).empty());
    CHECK(true_at(json, {"a", "t"}));
    CHECK_FALSE(true_at(json, {"a", "n"}));
  }

  TEST_CASE("brackets in strings don't count as depth") {
    CHECK_FALSE(deeper_than(R"({"a": "[[[[\"[[[["})", 1));
    CHECK(deeper_than("[[", 1));
  }

  TEST_CASE("writing what isn't UTF-8 replaces it") {
    CHECK(written({{"a", "\xff"}}) == "{\"a\":\"\xEF\xBF\xBD\"}");
  }
}

}  // namespace
}  // namespace bot
