#include "intents/mood.h"

#include <vector>

#include <doctest/doctest.h>

namespace intents {
namespace {

using Texts = std::vector<std::string>;

TEST_SUITE("intents/mood") {
  TEST_CASE("a thumb or a tick and no word is a nod, and so is a y") {
    CHECK(mood_of(scan_words("👍")).nod == Nod::Yes);
    CHECK(mood_of(scan_words("✅ ✅!")).nod == Nod::Yes);
    CHECK(mood_of(scan_words("👎")).nod == Nod::No);
    CHECK(mood_of(scan_words("👍👎")).nod == Nod::None);
    CHECK(mood_of(scan_words("😭")).nod == Nod::None);
    CHECK(mood_of(scan_words("not now 👍")).nod == Nod::None);
    CHECK(mood_of(scan_words("y")).nod == Nod::Yes);
    CHECK(mood_of(scan_words("y not")).nod == Nod::None);
  }

  TEST_CASE("anger") {
    for (const std::string& text : Texts{
             "this is fucking useless",
             "f**k this",
             "what the f*ck",
             "sh*t",
             "wtf apple",
             "@#$%!",
             "third time this piece of junk fails",
             "BACKUP FAILED BACKUP FAILED BACKUP FAILED",
             "i'm switching to android",
             "never buying an iphone again",
             "done with apple",
             "I hate this phone",
             "sick of this",
             "you are a stupid bot",
             "what a joke",
             "it failed again 😡",
             "🖕",
             "i want my lawyer",
             "fuck off",
             "waste of time",
         }) {
      CAPTURE(text);
      CHECK(mood_of(scan_words(text)).angry);
    }
    for (const std::string& text : Texts{
             "backup failed",
             "it failed again",
             "still not working",
             "HELP",
             "iPhone Backup Failed",
             "MBErrorDomain/105",
             "please **help** me",
             "not enough storage!!!",
             "ok",
             "I switched from android last year",
             "my android friend",
             "no",
             "iOS 17 on an XR",
             "5 * 3",
             "bob@example.com",
             "i am not sure",
             "this is hard",
             "",
         }) {
      CAPTURE(text);
      CHECK_FALSE(mood_of(scan_words(text)).angry);
    }
  }

  TEST_CASE("thanks that isn't") {
    for (const std::string& text : Texts{
             "thank you for ruining my phone",
             "thanks for nothing",
             "great, it failed again",
             "wow thanks, very helpful 🙄",
             "Thanks apple for deleting my photos",
             "oh great, another error",
             "awesome. still not working",
             "thanks, now my photos are gone",
             "wow amazing, nothing works and it is stuck",
             "very helpful 🙄",
             "yeah right",
             "brilliant, doesn't work",
             "thanks for wasting my time",
             "perfect, it failed",
         }) {
      CAPTURE(text);
      CHECK(mood_of(scan_words(text)).sarcastic);
    }
    for (const std::string& text : Texts{
             "thank you so much 🙏",
             "thanks",
             "great, it worked",
             "thanks, that did it",
             "thanks but it still fails",
             "great thanks, but it failed again",
             "perfect",
             "wow",
             "thanks for your help",
             "thanks for the quick answer",
             "it works great now",
             "nothing works",
             "it failed again",
             "thank you for fixing my backup",
             "",
             "the great thing is that it works",
             "not a great day, backup failed",
         }) {
      CAPTURE(text);
      CHECK_FALSE(mood_of(scan_words(text)).sarcastic);
    }
  }

  TEST_CASE("a message without words") {
    for (const std::string& text : Texts{"👍", "", "   ", "?!", "😂😂", "...", "❤️", "🙏🏽"}) {
      CAPTURE(text);
      CHECK(mood_of(scan_words(text)).wordless);
    }
    for (const std::string& text : Texts{"ok 👍", "2", "да", "1️⃣", "x"}) {
      CAPTURE(text);
      CHECK_FALSE(mood_of(scan_words(text)).wordless);
    }
  }
}

}  // namespace
}  // namespace intents
