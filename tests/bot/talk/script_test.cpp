#include "bot/talk/script.h"

#include <chrono>

#include <doctest/doctest.h>

namespace bot::script {
namespace {

using namespace std::chrono_literals;

TEST_SUITE("bot/talk/script") {
  TEST_CASE("every kind of line is told by its first signs") {
    const auto lines = parse(
        "# a comment\n> my backup failed\n\n>> It worked\n+ 30m\n< a  part\n< /^Is .* it\\?$/\n"
        "< [offering_fix]\n< [fix restart-iphone]\n>\n");
    REQUIRE(lines);
    REQUIRE(lines->size() == 8);
    CHECK(std::get<Says>((*lines)[0].what).text == "my backup failed");
    CHECK((*lines)[0].number == 2);
    CHECK(std::get<Presses>((*lines)[1].what).label == "It worked");
    CHECK(std::get<Passes>((*lines)[2].what).time == 30min);
    CHECK(std::get<Part>((*lines)[3].what).text == "a part");
    CHECK(std::regex_search("Is this it?", std::get<Pattern>((*lines)[4].what).expression));
    CHECK(std::get<InState>((*lines)[5].what).state == dialog::State::OfferingFix);
    CHECK(std::get<ShowsFix>((*lines)[6].what).id == "restart-iphone");
    CHECK(std::get<Says>((*lines)[7].what).text.empty());
    CHECK((*lines)[7].source == ">");
  }

  TEST_CASE("a mistake is told with its line, and what was meant") {
    struct Row {
      const char* text;
      const char* message;
    };
    for (const Row& row : {
             Row{"> hi\n< [offering_fxi]\n",
                 "2: unknown state 'offering_fxi', did you mean 'offering_fix'?"},
             Row{"hello\n", "1: a line begins with '>', '>>', '<', '+' or '#', not with 'h'"},
             Row{"<\n", "1: after '<' comes what the bot answers"},
             Row{"\n\n< /(/\n", "3: '(' is no regular expression: "},
             Row{"+ soon\n", "1: "},
         }) {
      CAPTURE(row.text);
      const auto lines = parse(row.text);
      REQUIRE_FALSE(lines);
      CHECK(lines.error().message.starts_with(row.message));
    }
  }

  TEST_CASE("texts are compared with runs of spaces as one") {
    CHECK(flattened("  a\n\n b\t c ") == "a b c");
  }
}

}  // namespace
}  // namespace bot::script
