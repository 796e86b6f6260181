#include "intents/fate.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

using Texts = std::vector<std::string>;

void check_all(Fate fate, const Texts& texts) {
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(fate_in(scan_words(text)) == fate);
  }
}

TEST_SUITE("intents/fate") {
  TEST_CASE("a lost or stolen phone") {
    check_all(Fate::Lost, {
                              "I lost my phone",
                              "my iphone was stolen yesterday",
                              "someone stole my phone",
                              "stolen iphone",
                              "my phone got stolen and i need my photos",
                              "left my phone in a taxi",
                              "i cant find my iphone anywhere",
                          });
  }

  TEST_CASE("a broken phone") {
    check_all(Fate::Broken, {
                                "screen is cracked",
                                "cracked screen",
                                "the screen is completely black",
                                "i dropped it in water",
                                "my iphone fell into the pool",
                                "water damage",
                                "my phone is broken",
                                "phone is dead",
                                "it wont turn on anymore",
                                "the touch screen doesn't respond",
                                "my phone broke, how do i save my photos",
                                "i dropped my phone and the screen is broken, backup failed",
                                "screen cracked, backup failed",
                                "my phone does not turn on anymore",
                                "water damage, backup stuck",
                                "touchscreen stopped responding after a fall",
                                "my phone's dead, can i still get at the backup",
                                "my phone fell off a boat",
                            });
  }

  TEST_CASE("a phone that is about to leave") {
    check_all(Fate::Leaving, {
                                 "I'm selling it tomorrow",
                                 "want to sell my iphone",
                                 "trading it in today",
                                 "trade in my iphone 11 next week",
                                 "trading my phone in",
                                 "giving it to my son",
                                 "i will give my old phone away",
                                 "going to erase my phone tonight",
                                 "before i factory reset it",
                                 "i have to return the phone tomorrow",
                                 "need to send it back for repair",
                                 "taking my phone in to get it repaired",
                                 "it is being sold",
                                 "i sold the phone yesterday",
                                 "my phone is at the repair shop",
                                 "selling my iphone, backup wont finish",
                                 "my phone goes in for repair on monday",
                                 "i hand in my phone tomorrow",
                                 "it gets sent to apple",
                                 "going to swap my phone at the store today",
                                 "i need it before trade in tmrw",
                             });
  }

  TEST_CASE("a phone that is unharmed, or isn't this one") {
    check_all(Fate::Unharmed, {
                                  "getting a new phone tomorrow",
                                  "my old phone broke, this is the new one",
                                  "my old iphone was stolen, i am setting up a new phone",
                                  "i lost my photos",
                                  "i lost my phone number",
                                  "lost my wifi connection",
                                  "backup is broken",
                                  "icloud backup wont turn on",
                                  "wifi wont turn on",
                                  "backup camera in my car is broken",
                                  "my wifi is broken",
                                  "i'm not selling it",
                                  "my screen isn't broken",
                                  "will i lose my phone data",
                                  "if i lose my phone",
                                  "in case my phone gets stolen",
                                  "does it erase my phone",
                                  "reset network settings",
                                  "do you sell phones",
                                  "apple is selling my data",
                                  "give me a human",
                                  "back it up",
                                  "my iphone is dead slow",
                                  "the phone falls asleep and the backup stops",
                                  "bring it back to the router",
                                  "i got a replacement phone",
                                  "do you replace my iphone",
                                  "my screen is not broken, the backup is",
                                  "",
                              });
  }
}

}  // namespace
}  // namespace intents
