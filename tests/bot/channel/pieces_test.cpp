#include "bot/channel/pieces.h"

#include <doctest/doctest.h>

#include "bot/channel/utf8.h"

namespace bot {
namespace {

using Texts = std::vector<std::string>;

std::string as_it_is(std::string_view text) { return std::string(text); }
std::string doubled(std::string_view text) { return std::string(text) + std::string(text); }

TEST_SUITE("bot/channel/pieces") {
  TEST_CASE("a text is split where it hurts least, and nothing is lost") {
    CHECK(split_text("short", 10, as_it_is) == Texts{"short"});
    CHECK(split_text("", 10, as_it_is).empty());
    CHECK(split_text("One thing here. Another thing there.", 30, as_it_is) ==
          Texts{"One thing here.", "Another thing there."});
    CHECK(split_text("aaaa bbbb cccc dddd eeee ffff", 28, as_it_is) ==
          Texts{"aaaa bbbb cccc dddd", "eeee ffff"});
  }

  TEST_CASE("every part fits once it is grown, and holds whole characters") {
    std::string text;
    for (int i = 0; i < 500; ++i)
      text += i % 7 == 0 ? "für die Größe " : "backup ";
    std::string joined;
    for (const std::string& part : split_text(text, 100, doubled)) {
      CHECK(doubled(part).size() <= 100);
      CHECK(count_characters(part));
      joined += part + " ";
    }
    CHECK(joined == text);
  }

  TEST_CASE("a bold that is split stays bold") {
    const auto parts =
        split_text("**" + std::string(30, 'a') + " " + std::string(30, 'b') + "**", 50, as_it_is);
    CHECK(parts == Texts{"**" + std::string(30, 'a') + "**", "**" + std::string(30, 'b') + "**"});
  }

  TEST_CASE("paragraphs share a text as long as they fit") {
    dialog::Reply reply;
    reply.lead = "Lead.";
    reply.steps = {"One.", "Two."};
    reply.first_step = 3;
    reply.tail = "Done?";
    const auto paragraphs = paragraphs_of(reply);
    CHECK(packed(paragraphs, 1000, as_it_is) == Texts{"Lead.\n3. One.\n4. Two.\nDone?"});
    CHECK(packed(paragraphs, 16, as_it_is) == Texts{"Lead.\n3. One.", "4. Two.\nDone?"});
    CHECK(groups_of("Lead.\n3. One.\n4. Two.\nDone?") ==
          Texts{"Lead.", "3. One.\n4. Two.", "Done?"});
  }

  TEST_CASE("a message says something at least") {
    CHECK(messages_of({}, 1000, as_it_is) == Texts{"…"});
    CHECK(messages_of({"a", "b"}, 1000, as_it_is) == Texts{"a\nb"});
  }

  TEST_CASE("buttons have a line of their own where they aren't shown") {
    CHECK(options_line({}).empty());
    CHECK(options_line({{"Yes", {}, "", "v"}, {"No", {}, "", "w"}}) == "1) Yes  2) No");
  }
}

}  // namespace
}  // namespace bot
