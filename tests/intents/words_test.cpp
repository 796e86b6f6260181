#include "intents/words.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

std::string joined(std::string_view text) {
  std::string line;
  for (const Word& word : scan_words(text).list) {
    line += (word.starts_sentence ? "|" : word.after_comma ? "," : " ") + word.text;
  }
  return line;
}

TEST_SUITE("intents/words") {
  TEST_CASE("words are lower case, parted where letters meet digits") {
    struct Row {
      std::string text;
      std::string words;
    };
    for (const Row& row : {
             Row{"", ""},
             Row{"?! ...", ""},
             Row{"It DIDN'T work", "|it didnt work"},
             Row{"it didn\u2019t", "|it didnt"},
             Row{"13pro", "|13 pro"},
             Row{"iOS 17.2.1, ok", "|ios 17.2.1,ok"},
             Row{"ends here. Then", "|ends here|then"},
             Row{"wi-fi and Wi Fi", "|wifi and wifi"},
             Row{"my i phone", "|my iphone"},
             Row{"wfi", "|wifi"},
             Row{"see apple.com now", "|see apple com now"},
             Row{"Größe ДА", "|größe да"},
             Row{"done (twice)", "|done,twice"},
             Row{"a\xff\xfe z", "|a,z"},
             Row{"👍 ok", "|ok"},
         }) {
      CAPTURE(row.text);
      CHECK(joined(row.text) == row.words);
    }
  }

  TEST_CASE("places point into the message") {
    const std::string text = "My  iPhone13 — broke.";
    const Words words = scan_words(text);
    REQUIRE(words.size() == 4);
    CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "iPhone");
    CHECK(words.gap_before(0).empty());
    CHECK(words.gap_before(1) == "  ");
    CHECK(words.gap_before(2).empty());
    CHECK(words.gap_before(4) == ".");
    CHECK(words.gap_before(5).empty());
    CHECK(words.text(4).empty());
  }

  TEST_CASE("any bytes become valid UTF-8, valid text stays") {
    CHECK(valid_utf8("größe 👍") == "größe 👍");
    CHECK(valid_utf8("a\xffz") == "a\xEF\xBF\xBDz");
    CHECK(valid_utf8(std::string_view("a\0z", 3)) == "a z");
    CHECK(valid_utf8("\xf0\x9f") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  }

  TEST_CASE("letters and digits of any script are words, signs are not") {
    CHECK(has_words("да"));
    CHECK(has_words("?2"));
    CHECK_FALSE(has_words("👍🏽 !?"));
    CHECK_FALSE(has_words("\xff"));
  }
}

}  // namespace
}  // namespace intents
