#include "bot/bridge/wish.h"

#include <doctest/doctest.h>

#include "tests/dialog/shipped_pack.h"

namespace bot {
namespace {

// "reply Hello", "return restart-iphone", …
std::string told(const Wish& wish) {
  struct Teller {
    std::string operator()(const WishReply& w) const { return "reply " + w.text; }
    std::string operator()(const WishNote& w) const { return "note " + w.text; }
    std::string operator()(const WishClaim&) const { return "claim"; }
    std::string operator()(const WishFix& w) const { return "fix " + w.fix; }
    std::string operator()(const WishReturn& w) const { return "return " + w.fix; }
    std::string operator()(const WishSnooze& w) const {
      return "snooze " + std::to_string(w.time.count());
    }
    std::string operator()(const WishTransfer& w) const { return "transfer " + w.to; }
    std::string operator()(const WishQueue&) const { return "queue"; }
    std::string operator()(const WishResolve&) const { return "resolve"; }
    std::string operator()(const WishHelp& w) const { return "help " + w.trouble; }
  };
  return std::visit(Teller{}, wish);
}

std::string read(std::string_view text) { return told(read_wish(text, tests::shipped_pack())); }

TEST_SUITE("bot/bridge/wish") {
  TEST_CASE("plain words are the person's, commands are ours") {
    struct Row {
      const char* in;
      const char* out;
    };
    for (const Row& row : {
             Row{"Hi Ann, this is Bo", "reply Hi Ann, this is Bo"},
             Row{"  two\nlines ", "reply two\nlines"},
             Row{"!", "reply !"},
             Row{"!!! read this", "reply !!! read this"},
             Row{"! odd", "reply ! odd"},
             Row{"oh !claim", "reply oh !claim"},
             Row{"!claim", "claim"},
             Row{"!CLAIM ", "claim"},
             Row{"!note they sound tired\nreally", "note they sound tired\nreally"},
             Row{"!return", "return "},
             Row{"!return restart-iphone", "return restart-iphone"},
             Row{"!Return Restart iPhone", "return restart-iphone"},
             Row{"!fix update-ios", "fix update-ios"},
             Row{"!snooze", "snooze 3600000"},
             Row{"!snooze 30m", "snooze 1800000"},
             Row{"!transfer Mary Ann ", "transfer Mary Ann"},
             Row{"!queue", "queue"},
             Row{"!resolve", "resolve"},
             Row{"!help", "help "},
         }) {
      CAPTURE(row.in);
      CHECK(read(row.in) == row.out);
    }
  }

  TEST_CASE("what looks like a command is never sent, and is helped along") {
    struct Row {
      const char* in;
      const char* part;
    };
    for (const Row& row : {
             Row{"!resolv", "'!resolv', did you mean 'resolve'? Nothing was sent."},
             Row{"!xyzzy now", "There is no '!xyzzy'. Nothing was sent."},
             Row{"!note", "needs words"},
             Row{"!fix", "They are: check-storage, "},
             Row{"!return restart-ipone", "'restart-ipone', did you mean 'restart-iphone'?"},
             Row{"!return somewhere else", "They are: check-storage, "},
             Row{"!resolve thanks", "Nothing can follow"},
             Row{"!snooze tomorrow", "!snooze 30m"},
             Row{"!snooze 0m", "a minute"},
             Row{"!snooze 90d", "30 days"},
         }) {
      CAPTURE(row.in);
      const std::string out = read(row.in);
      CHECK(out.starts_with("help "));
      CHECK(out.find(row.part) != std::string::npos);
    }
  }

  TEST_CASE("the help names every command and every fix") {
    const std::string help = wish_help(tests::shipped_pack());
    for (const char* word : {"!claim", "!note TEXT", "!fix FIX", "!return [FIX]", "!snooze [2h]",
                             "!queue", "!resolve", "restart-iphone", "contact-support"}) {
      CAPTURE(word);
      CHECK(help.find(word) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace bot
