#include "bot/talk/run_script.h"

#include <doctest/doctest.h>

#include "tests/bot/mind.h"

namespace bot::script {
namespace {

std::string play(const std::string& text) {
  const auto lines = parse(text);
  REQUIRE(lines);
  return run(tests::shipped_mind(), "a.chat", *lines);
}

TEST_SUITE("bot/talk/run_script") {
  TEST_CASE("a script that the bot answers as written passes") {
    CHECK(play("> my icloud storage is full\n< [offering_fix]\n< [fix check-storage]\n"
               "< /[Ss]ettings/\n>> talk to a person\n< [waiting_for_agent]\n") == "");
  }

  TEST_CASE("the first difference names the place, what was expected and what was said") {
    const std::string told =
        play("> my icloud storage is full\n< [fix check-storage]\n< the moon\n< the sun\n");
    CHECK(told.starts_with(
        "a.chat:3: expected 'the moon'\n  < the moon\nthe bot is in offering_fix, at "
        "check-storage, and said:\n"));
    CHECK(told.find("the sun") == std::string::npos);
    CHECK(told.find("[Talk to a person]") != std::string::npos);
  }

  TEST_CASE("time passes for timers, in their order") {
    CHECK(play("> my icloud storage is full\n+ 29m\n< [offering_fix]\n+ 25h\n< [closed]\n") == "");
    const std::string early = play("> my icloud storage is full\n+ 29m\n< /./\n");
    CHECK(early.find("and said nothing") != std::string::npos);
  }

  TEST_CASE("a button of an earlier turn can be pressed, one never shown can't") {
    CHECK(play("> my icloud storage is full\n>> didn't help\n>> old backups\n"
               "< [offering_fix]\n") == "");
    CHECK(play("> my icloud storage is full\n>> no such thing\n")
              .starts_with("a.chat:2: expected a button 'no such thing'"));
  }

  TEST_CASE("a wrong state and a wrong fix are told as such") {
    CHECK(play("> hi\n< [rating]\n").starts_with("a.chat:2: expected state rating"));
    CHECK(play("> hi\n< [fix update-ios]\n").starts_with("a.chat:2: expected fix update-ios"));
  }
}

}  // namespace
}  // namespace bot::script
