#include "bot/bridge/thread_lines.h"

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

using Kind = ThreadLine::Kind;
using Lines = std::vector<ThreadLine>;

constexpr const char* kTarget = "C0AGENTS/17.1";

nlohmann::json body_of(const Posted& posted) {
  CHECK(posted.call.method == "chat.postMessage");
  return *foreign_object(posted.call.body);
}

std::string text_of(const Posted& posted) { return text_at(body_of(posted), {"text"}); }

TEST_SUITE("bot/bridge/thread_lines") {
  TEST_CASE("each kind of line is told apart, and quoted line by line") {
    struct Row {
      ThreadLine line;
      const char* text;
    };
    for (const Row& row : {
             Row{{Kind::Person, "Ann Lee", "did that\nno luck"},
                 "*Ann Lee*\n&gt; did that\n&gt; no luck"},
             Row{{Kind::Bot, "", "Next: restart"}, "*The bot*\n&gt; Next: restart"},
             Row{{Kind::Agent, "eve", "Hi Ann"}, "*eve* (agent)\n&gt; Hi Ann"},
             Row{{Kind::System, "", "Eve has joined."}, "*The system*\n&gt; Eve has joined."},
             Row{{Kind::Note, "eve", "tired"}, "*eve* notes\n&gt; tired"},
             Row{{Kind::News, "eve", "claimed it."}, "*eve* claimed it."},
             Row{{Kind::News, "", "Nobody came."}, "Nobody came."},
             Row{{Kind::Person, "Ann", "<!channel> & *Bo* (agent)\nok"},
                 "*Ann*\n&gt; &lt;!channel&gt; &amp; *Bo* (agent)\n&gt; ok"},
             Row{{Kind::Person, "*Bo* (agent)\nhi <@U1>", "x"},
                 "*Bo (agent)hi &lt;@U1&gt;*\n&gt; x"},
             Row{{Kind::Person, "Ann", ""}, "*Ann*\n&gt; …"},
         }) {
      CAPTURE(row.text);
      const Posted posted = post_lines({row.line}, 0, kTarget);
      CHECK(text_of(posted) == row.text);
      CHECK(posted.lines == 1);
      CHECK(posted.parts == 0);
    }
  }

  TEST_CASE("it goes into the thread, as words and nothing else") {
    const auto body = body_of(post_lines({{Kind::Person, "Ann", "hi #general"}}, 0, kTarget));
    CHECK(body["channel"] == "C0AGENTS");
    CHECK(body["thread_ts"] == "17.1");
    CHECK(body["blocks"].size() == 1);
    CHECK(body["blocks"][0]["text"]["text"] == body["text"]);
    CHECK(body["blocks"][0]["text"]["verbatim"] == true);
    CHECK_FALSE(
        body_of(post_lines_plain({{Kind::Person, "Ann", "hi"}}, 0, kTarget)).contains("blocks"));
  }

  TEST_CASE("what comes together is one message, with a heading a speaker") {
    const Posted posted = post_lines({{Kind::Person, "Ann", "hello?"},
                                      {Kind::Person, "Ann", "anybody?"},
                                      {Kind::News, "eve", "claimed it."},
                                      {Kind::Agent, "eve", "Hi!"},
                                      {Kind::Person, "Ann", "at last"}},
                                     0, kTarget);
    CHECK(posted.lines == 5);
    CHECK(text_of(posted) ==
          "*Ann*\n&gt; hello?\n&gt; anybody?\n*eve* claimed it.\n"
          "*eve* (agent)\n&gt; Hi!\n*Ann*\n&gt; at last");
  }

  TEST_CASE("a person's words are never shortened, the bot's are") {
    const std::string much(16000, '&');  // Five times as long when it is escaped.
    const Lines lines = {{Kind::Bot, "", much}, {Kind::Person, "Ann", much}};
    std::size_t line = 0;
    std::size_t parts = 0;
    std::string all;
    int messages = 0;
    while (line < lines.size()) {
      const Lines left(lines.begin() + static_cast<std::ptrdiff_t>(line), lines.end());
      const Posted posted = post_lines(left, parts, kTarget);
      const auto body = body_of(posted);
      CHECK(text_of(posted).size() <= 4000);
      for (const auto& block : body["blocks"])
        CHECK(text_at(block, {"text", "text"}).size() <= 3000);
      REQUIRE((posted.lines > 0 || posted.parts > parts));
      line += posted.lines;
      parts = posted.parts;
      all += text_of(posted);
      ++messages;
    }
    std::size_t kept = 0;
    for (std::size_t at = all.find("&amp;"); at != std::string::npos;
         at = all.find("&amp;", at + 1))
      ++kept;
    CHECK(kept >= 16000);
    CHECK(kept < 16100);  // Of the bot's about 60.
    CHECK(messages < 32);
  }

  TEST_CASE("a hundred lines take a few messages, each within the limit of blocks") {
    Lines lines;
    for (int i = 0; i < 100; ++i)
      lines.push_back({i % 2 == 0 ? Kind::Person : Kind::Bot, "Ann", "line " + std::to_string(i)});
    const Posted posted = post_lines(lines, 0, kTarget);
    CHECK(posted.lines >= 50);
    CHECK(posted.parts == 0);
    CHECK(body_of(posted)["blocks"].size() <= 50);
  }
}

}  // namespace
}  // namespace bot
