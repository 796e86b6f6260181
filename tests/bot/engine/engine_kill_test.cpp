// A process that is killed in the middle of its work, for real: what it acknowledged is there.

#include <array>
#include <string>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bot/engine/fake_dialog.h"
#include "tests/bot/temp_folder.h"

namespace {

using tests::Bench;

// Answers messages "k0", "k1", … for ever, and writes a byte for each that was acknowledged.
[[noreturn]] void work(const std::string& file, int acknowledged) {
  Bench bench({}, file);
  for (int i = 0;; ++i) {
    const std::string key = "k" + std::to_string(i);
    if (!std::holds_alternative<bot::Done>(bench.say(key, key))) ::_exit(1);
    if (::write(acknowledged, ".", 1) != 1) ::_exit(1);
  }
}

// Kills the worker after `wanted` acknowledgements; how many there were in all.
int killed_after(const std::string& file, int wanted) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) work(file, ends[1]);
  ::close(ends[1]);
  int count = 0;
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) {
    if (++count == wanted) ::kill(child, SIGKILL);
  }
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return count;
}

}  // namespace

TEST_SUITE("bot/engine/kill") {
  TEST_CASE("kill -9 loses nothing that was acknowledged and doubles nothing") {
    for (const int wanted : {1, 7, 40}) {
      CAPTURE(wanted);
      const tests::TempFolder folder;
      const int acknowledged = killed_after(folder.file("stepwise.db"), wanted);
      REQUIRE(acknowledged >= wanted);

      Bench bench({}, folder.file("stepwise.db"));
      CHECK(bench.store->integrity_errors().empty());
      for (int i = 0; i < acknowledged; ++i) {
        CHECK(bench.store->answer({"http", "ann"}, "k" + std::to_string(i)));
      }
      const auto lines = bench.lines();
      for (std::size_t i = 0; i < lines.size(); i += 2) {
        CHECK(lines[i] == "person: k" + std::to_string(i / 2));
        CHECK(lines[i + 1] == "bot: echo k" + std::to_string(i / 2));
      }
    }
  }
}
