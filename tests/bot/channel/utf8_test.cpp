#include "bot/channel/utf8.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/channel/utf8") {
  TEST_CASE("characters are counted, whatever their size") {
    struct Row {
      const char* text;
      std::size_t count;
    };
    for (const Row& row :
         {Row{"", 0}, Row{"a", 1}, Row{"\xc2\x80", 1}, Row{"\xdf\xbf", 1}, Row{"\xe0\xa0\x80", 1},
          Row{"\xed\x9f\xbf", 1}, Row{"\xef\xbf\xbf", 1}, Row{"\xf0\x90\x80\x80", 1},
          Row{"\xf4\x8f\xbf\xbf", 1}, Row{"naïve 😀", 7}}) {
      CAPTURE(row.text);
      CHECK(count_characters(row.text) == row.count);
    }
    CHECK(count_characters(std::string_view("\0a", 2)) == 2);
  }

  TEST_CASE("what is not well-formed is nothing") {
    for (const char* text :
         {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x9f\xbf", "\xe1\x80",
          "\xe1\x80\x41", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf0\x90\x80", "\xf4\x90\x80\x80",
          "\xf5\x80\x80\x80", "\xff", "ok\xfe"}) {
      CAPTURE(text);
      CHECK_FALSE(count_characters(text));
    }
  }

  TEST_CASE("the first characters end between two of them") {
    CHECK(first_characters("aöü€", 0).empty());
    CHECK(first_characters("aöü€", 2) == "aö");
    CHECK(first_characters("aöü€", 4) == "aöü€");
    CHECK(first_characters("aöü€", 9) == "aöü€");
  }
}

}  // namespace
}  // namespace bot
