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
          "my wife knows", "never", "", "yes but only if i can undo it", "yes if its safe",
          "yes, but which one", "ok?", "sure, unless i need it"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(agrees_in_words(scan_words(text)));
    }
  }

  TEST_CASE("an ok and nothing else only acknowledges") {
    for (const char* text : {"ok", "Okay.", "k", "alright then", "hmm ok", "fine"}) {
      CAPTURE(std::string(text));
      CHECK(only_acknowledges(scan_words(text)));
    }
    for (const char* text : {"ok it worked", "yes", "ok next", "no", ""}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(only_acknowledges(scan_words(text)));
    }
  }

  TEST_CASE("who wants to keep what would go says so") {
    for (const char* text :
         {"i don't want to lose his pictures", "I can't lose those", "i want to keep that one",
          "it's all i have of him", "I never want to delete it"}) {
      CAPTURE(std::string(text));
      CHECK(wants_to_keep(scan_words(text)));
    }
    for (const char* text : {"will i lose my photos", "what goes", "yes", "i want to delete it"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(wants_to_keep(scan_words(text)));
    }
  }

  TEST_CASE("what is stored here is named, and not what a phone holds") {
    for (const char* text :
         {"delete my data", "erase our chat", "forget me", "delete everything you know about me",
          "remove all messages", "wipe what i wrote", "gdpr request", "forget everything"}) {
      CAPTURE(std::string(text));
      CHECK(names_stored_data(scan_words(text)));
    }
    for (const char* text : {"i have nothing to delete", "delete everything", "should i delete it",
                             "delete the backup", "remove old apps", "delete photos"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(names_stored_data(scan_words(text)));
    }
  }
}

}  // namespace
}  // namespace intents
