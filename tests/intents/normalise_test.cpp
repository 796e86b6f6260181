#include "intents/normalise.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

std::string joined(std::string_view text) {
  std::string joined;
  for (const std::string& word : words_of(text)) {
    joined += joined.empty() ? word : "|" + word;
  }
  return joined;
}

TEST_SUITE("intents/normalise") {
  TEST_CASE("words are what two people typing the same thing share") {
    struct Row {
      const char* text;
      const char* words;
    };
    for (const Row& row : {
             Row{"My Backup FAILED", "my|backup|failed"},
             Row{"  two\t\tspaces\n", "two|spaces"},
             Row{"can't, won't", "cant|wont"},
             Row{"can\xE2\x80\x99t", "cant"},  // A curly apostrophe.
             Row{"can`t 'quoted'", "cant|quoted"},
             Row{"iOS17.2", "ios|17|2"},
             Row{"5GB, 100%", "5|gb|100|%"},
             Row{"why??", "why|?|?"},
             Row{"$5 or \xE2\x82\xAC"
                 "5",
                 "$|5|or|\xE2\x82\xAC|5"},
             Row{"wi-fi/router", "wi|fi|router"},
             Row{"back_up", "back|up"},
             Row{"caf\xC3\xA9 CAFE\xCC\x81 cafe", "cafe|cafe|cafe"},
             Row{"\xEF\xBC\xA8\xEF\xBD\x89", "hi"},  // Full width.
             Row{"Stra\xC3\x9F"
                 "e",
                 "strasse"},
             Row{"o\xEF\xAC\x83"
                 "ce",
                 "office"},  // A ligature.
             Row{"\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82!",
                 "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82"},  // Cyrillic, lowered.
             Row{"ok \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD done", "ok|done"},
             Row{"soooo sloooow aa", "soo|sloow|aa"},
             Row{"10000", "10000"},  // Digits are never shortened.
             Row{"a\xFF"
                 "b \xC3",
                 "a|b"},  // No UTF-8.
             Row{"", ""},
             Row{"\xF0\x9F\x98\x80 ... !", ""},
         }) {
      CAPTURE(row.text);
      CHECK(joined(row.text) == row.words);
    }
  }

  TEST_CASE("folding answers with valid UTF-8, and folding again changes nothing") {
    for (const char* text : {"Hello", "\xC3\x9C\x62\x65r", "\xE2\x84\xA2 \xC2\xBD", "\xFF\xFE",
                             "\xED\xA0\x80", "\xC5\x89"}) {
      CAPTURE(text);
      const std::string folded = fold(text);
      CHECK(fold(folded) == folded);
    }
  }

  TEST_CASE("endless messages and endless words are cut") {
    std::string many;
    for (int i = 0; i < 2000; ++i) {
      many += "word ";
    }
    CHECK(words_of(many).size() == kWordsMax);
    std::string endless;
    for (int i = 0; i < 2000; ++i) {
      endless += i % 2 == 0 ? "a" : "\xC3\xB8";
    }
    REQUIRE(words_of(endless).size() == 1);
    CHECK(words_of(endless)[0].size() <= kWordBytesMax + 3);
  }
}

}  // namespace
}  // namespace intents
