#include "bot/config/secret.h"

#include <fstream>

#include <doctest/doctest.h>

#include "tests/bot/config/variable.h"
#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

constexpr SecretKind kOne{.name = "test-secret", .chars_min = 4, .chars_max = 10};
constexpr SecretKind kTwo{.name = "test-secret", .values_max = 2};
constexpr SecretKind kWords{.name = "test-secret", .others = "_-"};

using Values = std::vector<std::string>;

TEST_SUITE("bot/config/secret") {
  TEST_CASE("none is no mistake") {
    CHECK(read_secrets(kOne, "")->empty());
    std::string into = "old";
    CHECK(take_secret(kOne, "", into).empty());
    CHECK(into.empty());
  }

  TEST_CASE("a file outranks the environment; line ends and spaces around are not meant") {
    const tests::TempFolder folder;
    const tests::Variable variable("STEPWISE_TEST_SECRET", "from-env");
    CHECK(*read_secrets(kOne, "") == Values{"from-env"});
    std::ofstream(folder.file("secret")) << "from-file \r\n\n";
    CHECK(*read_secrets(kOne, folder.file("secret")) == Values{"from-file"});
  }

  TEST_CASE("two may be given while one is replaced") {
    const tests::TempFolder folder;
    std::ofstream(folder.file("secret")) << "new\nold\n";
    CHECK(*read_secrets(kTwo, folder.file("secret")) == Values{"new", "old"});
    const tests::Variable variable("STEPWISE_TEST_SECRET", "new,old");
    CHECK(*read_secrets(kTwo, "") == Values{"new", "old"});
  }

  TEST_CASE("what can't be one is refused without being shown") {
    const tests::TempFolder folder;
    struct Row {
      SecretKind kind;
      std::string content;
      const char* says;
    };
    const std::string file = folder.file("secret");
    for (const Row& row : {
             Row{kOne, "", "can't be read or is empty"},
             Row{kOne, "\n \n", "can't be read or is empty"},
             Row{kOne, std::string(5000, 'a'), "can't be read or is empty"},
             Row{kOne, "abc", "must be one line of 4 or more printable characters"},
             Row{kOne, "abcdefghijk", "must be one line"},
             Row{kOne, "abcd efgh", "without spaces"},
             Row{kOne, "abcd\nefgh", "must be one line"},
             Row{kOne, "pässword", "printable"},
             Row{kTwo, "a\nb\nc", "at most 2 lines"},
             Row{kWords, "a.b", "letters, digits and '_' '-', at most 1024"},
         }) {
      CAPTURE(row.content);
      std::ofstream(file) << row.content;
      const auto read = read_secrets(row.kind, file);
      REQUIRE_FALSE(read);
      const std::string& message = read.error().message;
      CHECK(message.starts_with("test-secret-file '" + file + "': "));
      CHECK(message.find(row.says) != std::string::npos);
    }
    CHECK_FALSE(read_secrets(kOne, folder.file("none")));
    CHECK_FALSE(read_secrets(kOne, folder.path().string()));
    const tests::Variable variable("STEPWISE_TEST_SECRET", "no good");
    CHECK(read_secrets(kOne, "").error().message.find("no good") == std::string::npos);
  }
}

}  // namespace
}  // namespace bot
