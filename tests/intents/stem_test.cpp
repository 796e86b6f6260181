#include "intents/stem.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

TEST_SUITE("intents/stem") {
  TEST_CASE("forms of a word meet in one stem, other words stay apart") {
    Stemmer stemmer;
    for (const char* word : {"restart", "restarts", "restarted", "restarting"}) {
      CAPTURE(word);
      CHECK(stemmer.stem(word) == "restart");
    }
    CHECK(stemmer.stem("storage") != "restart");
    CHECK(stemmer.stem("") == "");
    CHECK(stemmer.stem("\xD0\xBF\xD1\x80") == "\xD0\xBF\xD1\x80");
  }
}

}  // namespace
}  // namespace intents
