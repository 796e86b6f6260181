#include "bot/config/toml.h"

#include <fstream>

#include <doctest/doctest.h>

#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

knowledge::Result<std::vector<TomlValue>> read(const std::string& text) {
  const tests::TempFolder folder;
  std::ofstream(folder.file("c.toml"), std::ios::binary) << text;
  return read_toml(folder.file("c.toml"));
}

std::string error_of(const std::string& text) {
  const auto values = read(text);
  return values ? "" : values.error().message.substr(values.error().message.find("c.toml"));
}

TEST_SUITE("bot/config/toml") {
  TEST_CASE("TOML is read as it is defined") {
    const auto values = read(
        "\xEF\xBB\xBFhash = \"a#b\"  # and a comment\n"
        "escaped = \"\\u0034\\\"x\\\"\"\n"
        "raw = '\\u0034'\n"
        "number = 1_000\n"
        "truth = true\n"
        "list = [\n  \"one\",\n  2,\n]\n");
    REQUIRE(values);
    using Texts = std::vector<std::string>;
    std::vector<Texts> texts;
    for (const TomlValue& value : *values)
      texts.push_back(value.texts);
    CHECK(texts ==
          std::vector<Texts>{{"a#b"}, {"4\"x\""}, {"\\u0034"}, {"1000"}, {"true"}, {"one", "2"}});
    CHECK(values->at(4).is_boolean);
    CHECK(values->at(5).is_array);
    CHECK(values->at(5).line == 6);
    CHECK(read("")->empty());
  }

  TEST_CASE("what isn't TOML, or more than keys and values, is told with its line") {
    for (const char* wrong : {"a = b", "a = 1\na = 2", "a = 1\n; no comment", "a = \"open",
                              "a = 1 b = 2", "a = \"\xff\""}) {
      CAPTURE(wrong);
      CHECK(error_of(wrong).starts_with("c.toml:"));
    }
    CHECK(error_of("a = 1\na = 2").starts_with("c.toml:2: "));
    CHECK(error_of("\n[a]\nb = 1").starts_with("c.toml:2: a: is a table"));
    CHECK(error_of("a.b = 1").starts_with("c.toml:1: a: is a table"));
    CHECK(error_of("a = 1.5").starts_with("c.toml:1: a: expected a string"));
    CHECK(error_of("a = [1,\n [2]]").starts_with("c.toml:2: a: expected a string"));
    CHECK(read_toml("/no/such.toml").error().message == "/no/such.toml: can't be read");
  }
}

}  // namespace
}  // namespace bot
