#include "bot/store/folder_lock.h"

#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "tests/bot/temp_folder.h"

TEST_SUITE("bot/store/folder_lock") {
  TEST_CASE("a folder has one server at a time, and says which") {
    const tests::TempFolder folder;
    {
      const auto first = bot::FolderLock::take(folder.path() / "data");
      REQUIRE(first);
      const auto second = bot::FolderLock::take(folder.path() / "data");
      REQUIRE_FALSE(second);
      CHECK(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
      CHECK(second.error().message.find("another stepwise") != std::string::npos);
    }
    CHECK(bot::FolderLock::take(folder.path() / "data"));
  }

  TEST_CASE("a folder that can't be made is an error") {
    CHECK_FALSE(bot::FolderLock::take("/proc/stepwise"));
  }
}
