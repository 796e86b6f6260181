#include "bot/channel/form.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/channel/form") {
  TEST_CASE("fields are decoded, the first of a name counts") {
    const auto fields = form_fields("command=%2Fstepwise&text=it+failed+%26+more&a=1&a=2&b&=c");
    CHECK(fields.at("command") == "/stepwise");
    CHECK(fields.at("text") == "it failed & more");
    CHECK(fields.at("a") == "1");
    CHECK(fields.at("b").empty());
  }

  TEST_CASE("what doesn't decode is left out") {
    CHECK(form_fields("a=%2&b=%zz&c=%00&d=ok") == std::map<std::string, std::string>{{"d", "ok"}});
    CHECK(form_fields("").empty());
  }

  TEST_CASE("what is written reads the same") {
    const std::map<std::string, std::string> fields = {{"a b", "1&2=3"}, {"ü", "+%"}};
    CHECK(form_written(fields) == "a%20b=1%262%3D3&%C3%BC=%2B%25");
    CHECK(form_fields(form_written(fields)) == fields);
  }
}

}  // namespace
}  // namespace bot
