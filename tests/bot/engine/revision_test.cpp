#include "bot/engine/revision.h"

#include <doctest/doctest.h>

#include "tests/bot/engine/fake_dialog.h"

namespace bot {
namespace {

using std::chrono::milliseconds;
using tests::Bench;

const User kAnn{"telegram", "5"};

// As a platform tells it that doesn't say what stood there before.
struct Chat {
  void write(const std::string& words, const std::string& message, bool anew = false) {
    Incoming incoming = tests::text(words, "update:" + std::to_string(++updates), kAnn);
    incoming.message = message;
    incoming.revises = anew;
    bench.send(std::move(incoming));
    bench.pass(milliseconds(800));
  }

  // "edited 3: words" of the person's lines.
  [[nodiscard]] std::vector<std::string> said() const {
    std::vector<std::string> list;
    for (const Message& line : bench.store->messages(bench.current(kAnn), 0, 100)) {
      if (line.from != "person") continue;
      const std::string about = line.about == 0 ? "" : " " + std::to_string(line.about);
      list.push_back(std::string(to_string(line.kind)) + about + ": " + line.text);
    }
    return list;
  }

  int updates = 0;
  Bench bench;
};

using Lines = std::vector<std::string>;

TEST_SUITE("bot/engine/revision") {
  TEST_CASE("what is written anew names the line that it is about, in its latest form") {
    Chat chat;
    chat.write("my bakcup", "5:1");
    chat.write("my backup", "5:1", true);
    chat.write("my backup fails", "5:1", true);
    CHECK(chat.said() ==
          Lines{"said: my bakcup", "edited 1: my backup", "edited 3: my backup fails"});
  }

  TEST_CASE("what is written anew of long ago is heard by agents alone") {
    Chat chat;
    chat.write("my bakcup", "5:1");
    chat.write("is stuck", "5:2");
    chat.write("my backup", "5:1", true);
    CHECK(chat.said() == Lines{"said: my bakcup", "said: is stuck"});
    chat.write("human", "5:3");
    chat.bench.act({chat.bench.current(kAnn), dialog::AgentClaimed{"kim"}, {}, ""});
    chat.write("my backup", "5:1", true);
    CHECK(chat.said().back() == "edited 1: my backup");
  }

  TEST_CASE("a burst is written anew in its last text only") {
    Chat chat;
    Incoming first = tests::text("my bakcup", "k1", kAnn);
    first.message = "5:1";
    first.may_burst = true;
    Incoming second = tests::text("is stcuk", "k2", kAnn);
    second.message = "5:2";
    second.may_burst = true;
    chat.bench.send(first);
    chat.bench.send(second);
    chat.write("my backup", "5:1", true);
    CHECK(chat.said() == Lines{"said: my bakcup", "said: is stcuk"});
    chat.write("is stuck", "5:2", true);
    CHECK(chat.said().back() == "edited 2: is stuck");
  }

  TEST_CASE("a message that isn't known counts, and is about no line") {
    Chat chat;
    chat.write("hi", "5:7");
    chat.write("my backup", "5:1", true);
    CHECK(chat.said() == Lines{"said: hi", "edited: my backup"});
  }

  TEST_CASE("an id that an agent's client has given stands in nobody's way") {
    Chat chat;
    chat.write("human", "5:1");
    chat.bench.act({chat.bench.current(kAnn), dialog::AgentClaimed{"kim"}, {}, ""});
    chat.bench.act({chat.bench.current(kAnn), dialog::AgentSaid{"kim", "hello"}, {}, "5:2"});
    chat.write("thanks", "5:2");
    chat.write("thank you", "5:2", true);
    CHECK(chat.said() == Lines{"said: human", "said: thanks", "edited: thank you"});
  }
}

}  // namespace
}  // namespace bot
