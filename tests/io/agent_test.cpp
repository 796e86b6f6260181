// An operator at the keyboard gives out an account of the desk.

#include <doctest/doctest.h>

#include "bot/config/data_folder.h"
#include "bot/store/store.h"
#include "tests/bot/temp_folder.h"
#include "tests/io/terminal.h"

namespace io {
namespace {

constexpr const char* kPassword = "correct horse battery";

class Keyboard {
 public:
  Keyboard() { (void)bot::open_store(folder_.file(bot::kDatabaseFile)); }

  [[nodiscard]] std::vector<std::string> add(const std::string& name) const {
    return {STEPWISE_PROGRAM, "agent", "add", name, "--data", folder_.path().string()};
  }
  [[nodiscard]] std::size_t accounts() const {
    return bot::open_store(folder_.file(bot::kDatabaseFile))->agents().size();
  }

 private:
  tests::TempFolder folder_;
};

bool shows(const Terminal& terminal, const std::string& text) {
  return terminal.screen().find(text) != std::string::npos;
}

TEST_SUITE("io/agent") {
  TEST_CASE("a password is typed twice, and never seen") {
    const Keyboard keyboard;
    Terminal terminal(keyboard.add("Eve"));
    REQUIRE(terminal.await("password: "));
    terminal.type(std::string(kPassword) + "\n");
    REQUIRE(terminal.await("once more: "));
    terminal.type(std::string(kPassword) + "\n");
    CHECK(terminal.await("Eve can sign in at /desk/"));
    CHECK(terminal.end() == 0);
    CHECK_FALSE(shows(terminal, "horse"));
    CHECK(keyboard.accounts() == 1);
  }

  TEST_CASE("two that differ, or a Ctrl-C, make no account") {
    const Keyboard keyboard;
    Terminal slip(keyboard.add("Eve"));
    REQUIRE(slip.await("password: "));
    slip.type(std::string(kPassword) + "\n");
    REQUIRE(slip.await("once more: "));
    slip.type("correct horse batter\n");
    CHECK(slip.await("the two are not the same"));
    CHECK(slip.end() == 1);

    Terminal change_of_mind(keyboard.add("Eve"));
    REQUIRE(change_of_mind.await("password: "));
    change_of_mind.type("\x03\n");
    REQUIRE(change_of_mind.await("once more: "));
    change_of_mind.type("\x03\n");
    CHECK(change_of_mind.end() == 1);
    CHECK(keyboard.accounts() == 0);
  }
}

}  // namespace
}  // namespace io
