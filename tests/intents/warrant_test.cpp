#include "intents/warrant.h"

#include <string>

#include <doctest/doctest.h>

namespace intents {
namespace {

bool warranted(const std::string& intent, const std::string& text) {
  const Words words = scan_words(text);
  return is_warranted(intent, {0, words.size()}, words);
}

TEST_SUITE("intents/warrant") {
  TEST_CASE("what has consequences needs a word that says so") {
    struct Row {
      const char* intent;
      const char* text;
      bool warranted;
    };
    for (const Row& row : {
             Row{"worked", "it worked", true},
             Row{"worked", "that did it", true},
             Row{"worked", "the restart did the trick", true},
             Row{"worked", "restarting did it", true},
             Row{"worked", "no more error", true},
             Row{"worked", "last backup one minute ago", true},
             Row{"worked", "all good now", true},
             Row{"worked", "my grandson did it last time", false},
             Row{"worked", "looks like icloud crashed", false},
             Row{"worked", "it is my mother's phone", false},
             Row{"talk_to_human", "i want a human", true},
             Row{"talk_to_human", "humans only please", true},
             Row{"talk_to_human", "let me speak with some one", true},
             Row{"talk_to_human", "can you order me a pizza", false},
             Row{"stop", "stop", true},
             Row{"stop", "don't write to me", true},
             Row{"stop", "where were we", false},
             Row{"start_over", "from the top", true},
             Row{"start_over", "what a mess", false},
             Row{"erase_my_data", "forget me", true},
             Row{"erase_my_data", "how old are you", false},
             Row{"wifi_problem", "how old are you", true},
         }) {
      CAPTURE(row.intent);
      CAPTURE(row.text);
      CHECK(warranted(row.intent, row.text) == row.warranted);
    }
  }

  TEST_CASE("the word has to be in the clause") {
    const Words words = scan_words("my grandson set it up, it worked");
    CHECK_FALSE(is_warranted("worked", {0, 5}, words));
    CHECK(is_warranted("worked", {5, 7}, words));
  }
}

}  // namespace
}  // namespace intents
