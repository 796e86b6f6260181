#include "intents/clauses.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

std::vector<std::string> cut(std::string_view text) {
  const Words words = scan_words(text);
  std::vector<std::string> texts;
  for (const Clause& clause : clauses_of(words))
    texts.emplace_back(text_of(clause, words));
  return texts;
}

using Texts = std::vector<std::string>;

TEST_SUITE("intents/clauses") {
  TEST_CASE("a message falls into what it says") {
    struct Row {
      std::string text;
      Texts clauses;
    };
    for (const Row& row : {
             Row{"", {}},
             Row{"?!", {}},
             Row{"backup failed", {"backup failed"}},
             Row{"I restarted. Still fails!", {"I restarted.", "Still fails!"}},
             Row{"I restarted and updated already, still says not enough storage, can I talk to "
                 "someone?",
                 {"I restarted and updated already", "still says not enough storage",
                  "can I talk to someone?"}},
             Row{"I restarted but did not update", {"I restarted", "but did not update"}},
             Row{"done restart, update, everything", {"done restart, update, everything"}},
             Row{"wifi is fine and it still fails", {"wifi is fine", "and it still fails"}},
             Row{"see apple.com and iOS 17.2.1", {"see apple.com and iOS 17.2.1"}},
             Row{"hi\nbackup failed", {"hi", "backup failed"}},
             Row{"useless - human please", {"useless", "human please"}},
         }) {
      CAPTURE(row.text);
      CHECK(cut(row.text) == row.clauses);
    }
  }

  TEST_CASE("a clause that says what it isn't is marked") {
    const auto negates = [](std::string_view text) {
      const Words words = scan_words(text);
      return clauses_of(words).front().negates;
    };
    CHECK(negates("it's not the wifi"));
    CHECK(negates("no it isn't the storage"));
    CHECK(negates("not the phone"));
    CHECK_FALSE(negates("it's not backing up"));
    CHECK_FALSE(negates("not enough storage"));
    CHECK_FALSE(negates("wifi not working"));
  }

  TEST_CASE("a long message is cut into no more than the limit, and nothing of it is lost") {
    std::string text;
    for (int i = 0; i < 100; ++i)
      text += "it failed again. ";
    const Words words = scan_words(text);
    const auto clauses = clauses_of(words);
    CHECK(clauses.size() == kClausesMax);
    CHECK(clauses.front().first == 0);
    CHECK(clauses.back().last == words.size());
  }
}

}  // namespace
}  // namespace intents
