#include "intents/reader.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/intents/small_pack.h"

namespace intents {
namespace {

using Texts = std::vector<std::string>;

// Enough phrases to tell these intents apart; the shipped pack's are tested with the pack.
std::map<std::string, Texts> small_phrases() {
  return {
      {"backup_failed",
       {"backup failed", "my backup failed", "icloud backup is not working", "backup doesn't work",
        "the last backup could not be completed", "phone won't back up", "iphone backup failed",
        "it does not back up anymore", "backups keep failing", "cannot back up my iphone"}},
      {"storage_full_icloud",
       {"icloud is full", "not enough icloud storage", "it says not enough storage",
        "icloud storage is full", "no space left in icloud", "still says not enough storage",
        "my icloud storage is almost full", "out of icloud storage", "icloud full",
        "it wants me to buy more icloud storage", "the storage is full"}},
      {"wifi_problem",
       {"wifi is not working", "my wifi is slow", "the wifi keeps dropping", "bad internet",
        "no wifi at home", "wifi problem", "maybe it is the wifi", "cannot connect to wifi",
        "my internet connection is unstable", "wifi is bad"}},
      {"backup_stuck",
       {"backup is stuck", "stuck on estimating time remaining", "backup takes forever",
        "it hangs at estimating", "progress bar is not moving", "backup never finishes"}},
      {"update_ios",
       {"how do i update ios", "update ios", "should i update my phone", "software update",
        "install the new ios", "can i update now", "update my iphone"}},
      {"restart",
       {"how do i restart", "restart my phone", "how to turn off an iphone 13", "reboot the phone",
        "turn it off and on", "restart", "force restart"}},
      {"talk_to_human",
       {"i want a human", "talk to a person", "agent please", "can i talk to someone",
        "connect me to an agent", "real person please", "human", "give me a human",
        "let me speak with someone", "just give me a human"}},
      {"already_tried",
       {"already tried that", "i did that already", "i have done this before", "tried it already",
        "done that twice", "i already did", "been there, done that"}},
      {"did_not_work",
       {"it did not work", "didn't help", "still the same", "no luck", "no change"}},
      {"worked", {"it worked", "that did it", "it works now", "fixed", "backup is done now"}},
      {"how_long", {"how long does it take", "how many minutes", "how long will this take"}},
      {"greeting", {"hi", "hello", "hey there", "good morning"}},
      {"thanks", {"thanks", "thank you", "thank you so much", "cheers"}},
      {"yes", {"yes", "yeah", "sure", "yep", "ok"}},
      {"no", {"no", "nope", "not really", "no thanks"}},
      {"skip", {"skip this one", "skip", "something else", "next fix"}},
      {"complaint", {"this is useless", "terrible service", "worst bot ever"}},
  };
}

const Reader& reader() {
  static const knowledge::Pack kPack = [] {
    knowledge::Pack pack = small_pack();
    pack.phrases = small_phrases();
    return pack;
  }();
  static const Reader kReader(kPack, Classifier::train(examples_of(kPack)));
  return kReader;
}

std::string best(const Understanding& said) {
  if (said.out_of_scope || said.intents.empty()) return std::string(kOutOfScope);
  return said.intents.front().id;
}

bool holds(const Texts& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

TEST_SUITE("intents/reader") {
  TEST_CASE("the best intent of plain and of mixed messages") {
    struct Row {
      std::string text;
      std::string intent;
    };
    for (const Row& row : {
             Row{"backup failed", "backup_failed"},
             Row{"it says not enough icloud storage", "storage_full_icloud"},
             Row{"hi, my backup failed", "backup_failed"},
             Row{"backup failed. icloud is full", "storage_full_icloud"},
             Row{"I restarted and updated already, still says not enough storage, can I talk to "
                 "someone?",
                 "talk_to_human"},
             Row{"no, i meant the icloud storage is full", "storage_full_icloud"},
             Row{"it's not the wifi, icloud is full", "storage_full_icloud"},
             Row{"maybe it's the wifi", "wifi_problem"},
             Row{"thanks, it worked", "worked"},
             Row{"I restarted", "already_tried"},
             Row{"I restarted but did not update", "already_tried"},
             Row{"wifi is fine", "already_tried"},
             Row{"I don't want to update ios", "skip"},
             Row{"how do i turn off an iphone 13", "restart"},
             Row{"i want a human", "talk_to_human"},
             Row{"Not Enough iCloud Storage", "storage_full_icloud"},
             Row{"i don't want a human", "no"},
             Row{"what is the capital of france", "out_of_scope"},
             Row{"hello, what is the capital of france", "out_of_scope"},
             Row{"thanks, you saved my whole week", "thanks"},
             Row{"iphone 12", "out_of_scope"},
             Row{"17.2.1", "out_of_scope"},
             Row{"the second one", "out_of_scope"},
             Row{"my android backup failed", "out_of_scope"},
             Row{"👍", "out_of_scope"},
             Row{"", "out_of_scope"},
         }) {
      CAPTURE(row.text);
      CHECK(best(reader().read(row.text)) == row.intent);
    }
  }

  TEST_CASE("a message of several things keeps them all") {
    const Understanding said = reader().read(
        "I restarted and updated already, still says not enough storage, can I talk to someone?");
    CHECK(said.tried == Texts{"restart-iphone", "update-ios"});
    CHECK(holds(said.mentioned, "storage_full_icloud"));
    CHECK(holds(said.mentioned, "talk_to_human"));
    CHECK_FALSE(said.evidence.empty());
  }

  TEST_CASE("who wants no human mentions none") {
    CHECK_FALSE(holds(reader().read("i don't want a human").mentioned, "talk_to_human"));
    CHECK_FALSE(
        holds(reader().read("i do not want to talk to a human").mentioned, "talk_to_human"));
    CHECK(holds(reader().read("i dont want a bot i want a human").mentioned, "talk_to_human"));
    CHECK(holds(reader().read("no, i want a human").mentioned, "talk_to_human"));
  }

  TEST_CASE("done and not done are told apart") {
    const Understanding said = reader().read("I restarted but did not update");
    CHECK(said.tried == Texts{"restart-iphone"});
    CHECK(said.not_tried == Texts{"update-ios"});
  }

  TEST_CASE("how things are doesn't rule out the fix for the trouble that is named") {
    CHECK(reader().read("wifi is fine").tried == Texts{"stable-wifi"});
    const Understanding full = reader().read("I have plenty of storage but icloud is full");
    CHECK(best(full) == "storage_full_icloud");
    CHECK(full.tried.empty());
    CHECK(reader().read("bought more storage, icloud is full").tried == Texts{"check-storage"});
  }

  TEST_CASE("a secret goes before anything else sees it") {
    const Understanding said = reader().read("my password is backupfailed1 and icloud is full");
    CHECK(said.held_secret);
    CHECK(said.text == "my password is •••• and icloud is full");
    CHECK(best(said) == "storage_full_icloud");
    const Understanding code = reader().read("482913");
    CHECK(code.text == "••••");
    CHECK_FALSE(code.wordless);
    CHECK(code.intents.empty());
    CHECK_FALSE(code.entities.ordinal.has_value());
  }

  TEST_CASE("a foreign message is never matched") {
    for (const std::string& text :
         Texts{"Резервная копия iCloud не создается", "hola",
               "no puedo hacer el backup de mi iphone", "备份失败 backup failed"}) {
      CAPTURE(text);
      const Understanding said = reader().read(text);
      CHECK_FALSE(said.language.empty());
      CHECK(said.intents.empty());
      CHECK(said.mentioned.empty());
      CHECK(said.out_of_scope);
    }
  }

  TEST_CASE("bare answers carry their value") {
    CHECK(reader().read("12 mini").entities.device.model == "iPhone 12 mini");
    CHECK(reader().read("iOS 17.2").entities.device.ios == knowledge::IosVersion{17, 2});
    CHECK(reader().read("the second one").entities.ordinal == 2);
    CHECK(reader().read("remind me in half an hour").entities.minutes == 30);
    CHECK(reader().read("I'm selling it tomorrow").entities.fate == Fate::Leaving);
  }

  TEST_CASE("case, spaces, emoji and final marks change nothing that is decided") {
    for (const std::string& text : Texts{
             "backup failed", "I restarted but did not update", "it says not enough icloud storage",
             "can i talk to someone", "wifi is fine", "i have an iPhone 12 mini on iOS 17.2",
             "restarted twice, updated, no luck", "i'm selling it tomorrow"}) {
      CAPTURE(text);
      const Understanding plain = reader().read(text);
      std::string lower = text;
      std::string wide;
      for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      for (const char c : text)
        wide += c == ' ' ? std::string("  ") : std::string(1, c);
      for (const std::string& other : {lower, wide, "  " + text + " ", text + "!", text + " 😀"}) {
        CAPTURE(other);
        const Understanding said = reader().read(other);
        CHECK(best(said) == best(plain));
        CHECK(said.tried == plain.tried);
        CHECK(said.not_tried == plain.not_tried);
        CHECK(said.entities == plain.entities);
      }
    }
  }

  TEST_CASE("unrelated sentences in another order mean the same") {
    const Understanding one = reader().read("icloud is full. I restarted. iPhone 13 mini.");
    const Understanding two = reader().read("iPhone 13 mini. I restarted. icloud is full.");
    CHECK(best(one) == best(two));
    CHECK(one.tried == two.tried);
    CHECK(one.entities == two.entities);
  }

  TEST_CASE("any bytes are read, and read the same again") {
    std::uint32_t seed = 20240229;
    const std::string pool = "aeIr 0129.,!?-:#\n'\"%$/()@\xff\xc3\xa9\xf0\x9f\x98\x80 ios password";
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (int i = 0; i < round % 60; ++i) {
        seed = seed * 1664525U + 1013904223U;
        text += pool[(seed >> 8) % pool.size()];
      }
      const Understanding said = reader().read(text);
      CHECK(said == reader().read(text));
      CHECK(said.intents.size() <= kIntentsMax);
    }
  }

  TEST_CASE("the longest message the API takes is read") {
    std::string text;
    while (text.size() < 16000)
      text += "I restarted and it says 12 mini 482 913, not the wifi. ";
    const Understanding said = reader().read(text);
    CHECK(said.tried == Texts{"restart-iphone"});
  }

  TEST_CASE("phrases of what the pack isn't for fit nothing, and name no intent") {
    knowledge::Pack pack = small_pack();
    pack.phrases = small_phrases();
    pack.phrases["out_of_scope"] = {"how do i cook rice", "tell me a joke", "play some music",
                                    "my printer is broken", "what is the weather"};
    const Reader of_pack(pack, Classifier::train(examples_of(pack)));
    const Understanding said = of_pack.read("how do i cook beans");
    CHECK(said.out_of_scope);
    CHECK(said.abstained == Abstained::OtherSubject);
    for (const Scored& scored : said.intents)
      CHECK(scored.id != kOutOfScope);
    CHECK(best(of_pack.read("tell me a joke, my icloud is full")) == "storage_full_icloud");
  }
}

}  // namespace
}  // namespace intents
