#include "intents/agreement.h"

#include <string>

#include <doctest/doctest.h>

namespace intents {
namespace {

TEST_SUITE("intents/agreement") {
  TEST_CASE("a yes in so many words agrees") {
    for (const char* text :
         {"yes", "Yes please", "ok", "ok then", "go ahead", "sure, why not", "please do it", "yep",
          "let's do it", "sounds good", "alright", "I will try that", "delete them", "mhm", "fine",
          "of course", "I think so", "👍 yes"}) {
      CAPTURE(std::string(text));
      CHECK(agrees_in_words(scan_words(text)));
    }
  }

  TEST_CASE("what only sounds like one doesn't, nor does a doubt") {
    for (const char* text :
         {"sounds scary", "hmm", "not sure", "where is settings", "do I have to?", "ok no",
          "I don't think that's right", "yes but I'm scared", "what happens to my photos",
          "my wife knows", "never", ""}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(agrees_in_words(scan_words(text)));
    }
  }
}

}  // namespace
}  // namespace intents
