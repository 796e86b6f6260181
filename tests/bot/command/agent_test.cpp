#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/config/data_folder.h"
#include "bot/crypto/password.h"
#include "bot/desk/sign_in.h"
#include "bot/store/folder_lock.h"
#include "tests/bot/command/console.h"
#include "tests/bot/store/stores.h"

namespace bot::command {
namespace {

using nlohmann::json;

constexpr const char* kPassword = "correct horse battery";

// A data folder whose database stays open, as a server's does.
class Office {
 public:
  Office() : store_(open_store(folder_.file(kDatabaseFile))) {}

  [[nodiscard]] Ran run(Args args, const std::string& input = "") const {
    args.insert(args.end(), {"--data", folder_.path().string()});
    return command::run(agent, args, input);
  }
  [[nodiscard]] Store& store() { return *store_; }
  void sign_in(const std::string& name) {
    store_->begin_session({"session of " + name, name, tests::at(0), tests::at(1000)});
  }
  [[nodiscard]] bool signed_in(const std::string& name) {
    return store_->session("session of " + name).has_value();
  }

 private:
  tests::TempFolder folder_;
  std::unique_ptr<Store> store_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_SUITE("bot/command/agent") {
  TEST_CASE("an account may be added before the server has ever run") {
    const tests::TempFolder folder;
    const std::string data = folder.file("new/data");
    const Ran ran = run(agent, {"add", "Eve", "--data", data}, std::string(kPassword) + "\n");
    CAPTURE(ran.err);
    CHECK(ran.exit_code == kFine);
    CHECK(open_store(data + "/" + kDatabaseFile)->agent("eve"));
    CHECK(FolderLock::take(data));
    const auto open = std::filesystem::status(data).permissions() & std::filesystem::perms::mask;
    CHECK(open == std::filesystem::perms::owner_all);
    CHECK(run(agent, {"list", "--data", folder.file("none")}).exit_code == kFoundProblems);
  }

  TEST_CASE("an account is added with the password that is piped in") {
    Office office;
    const Ran added = office.run({"add", "Eve"}, std::string(kPassword) + "\r\n");
    CHECK(added.exit_code == kFine);
    CHECK(added.err == "Eve can sign in at /desk/\n");
    const auto eve = office.store().agent("eve");
    REQUIRE(eve);
    CHECK(password_fits(kPassword, eve->password));
    CHECK(eve->password.starts_with("scrypt:17:8:1:"));
    CHECK_FALSE(has(added.out + added.err, "horse"));

    const Ran again = office.run({"add", "EVE"}, kPassword);
    CHECK(again.exit_code == kFoundProblems);
    CHECK(has(again.err, "'Eve': exists already"));
  }

  TEST_CASE("what can't be a name or a password is refused, and says why") {
    struct Row {
      Args args;
      const char* input;
      int exit_code;
      const char* says;
    };
    const Office office;
    for (const Row& row : {
             Row{{"add"}, kPassword, kWrongUse, "add needs a name"},
             Row{{"list", "Eve"}, "", kWrongUse, "list takes no name"},
             Row{{"promote", "Eve"}, "", kWrongUse, "promote"},
             Row{{"add", "a:b"}, kPassword, kFoundProblems, "must be of letters"},
             Row{{"add", "Eve"}, "", kFoundProblems, "password: none was given"},
             Row{{"add", "Eve"}, "short\n", kFoundProblems, "must be 12 to 128 characters"},
             Row{{"add", "Eve"}, "password1234", kFoundProblems, "is among the first"},
             Row{{"password", "Bo"}, kPassword, kFoundProblems, "there is no such account"},
             Row{{"disable", "Bo"}, "", kFoundProblems, "there is no such account"},
         }) {
      CAPTURE(row.says);
      const Ran ran = office.run(row.args, row.input);
      CHECK(ran.exit_code == row.exit_code);
      CHECK(has(ran.err, row.says));
      CHECK(ran.out.empty());
    }
    CHECK(office.run({"list"}).err ==
          "nobody can sign in to the desk; `stepwise agent add NAME` changes that\n");
  }

  TEST_CASE("the list says who there is, to a person and to a program") {
    Office office;
    CHECK(office.run({"list", "--json"}).out == "[]\n");
    office.store().add_agent({"Eve", "hash", false, tests::at(0), tests::at(60'000)});
    office.store().add_agent({"Bo", "hash", true, tests::at(0), Instant()});
    CHECK(office.run({"list"}).out ==
          "added (UTC)       last seen (UTC)   name\n"
          "2023-11-14 22:13  never             Bo  (disabled)\n"
          "2023-11-14 22:13  2023-11-14 22:14  Eve\n");
    const json all = json::parse(office.run({"list", "--json"}).out);
    REQUIRE(all.size() == 2);
    CHECK(all[0] == json{{"name", "Bo"},
                         {"disabled", true},
                         {"created", "2023-11-14T22:13:20.000Z"},
                         {"seen", nullptr}});
    CHECK(all[1]["seen"] == "2023-11-14T22:14:20.000Z");
    CHECK_FALSE(has(all.dump(), "hash"));
  }

  TEST_CASE("disabling ends what the account has open; adding it again opens it") {
    Office office;
    office.store().add_agent({"Eve", "hash", false, tests::at(0), Instant()});
    office.sign_in("Eve");
    CHECK(office.run({"disable", "eve"}).exit_code == kFine);
    CHECK_FALSE(office.signed_in("Eve"));
    CHECK(office.store().agent("Eve")->disabled);

    CHECK(office.run({"add", "eve"}, kPassword).err == "Eve can sign in at /desk/ again\n");
    CHECK_FALSE(office.store().agent("Eve")->disabled);
    CHECK(password_fits(kPassword, office.store().agent("Eve")->password));
    CHECK(office.store().agents().size() == 1);
  }

  TEST_CASE("a new password ends sessions, and the wait after too many attempts") {
    Office office;
    office.store().add_agent({"Eve", "hash", false, tests::at(0), Instant()});
    office.sign_in("Eve");
    office.store().set_attempts(account_key("Eve"), {9, tests::at(0)});
    CHECK(office.run({"password", "eve"}, kPassword).exit_code == kFine);
    CHECK_FALSE(office.signed_in("Eve"));
    CHECK(password_fits(kPassword, office.store().agent("Eve")->password));
    CHECK(office.store().attempts(account_key("Eve")).count == 0);
  }

  TEST_CASE("a folder without a database is not made one") {
    const tests::TempFolder folder;
    const Ran ran = command::run(agent, {"list", "--data", folder.path().string()});
    CHECK(ran.exit_code == kFoundProblems);
    CHECK(has(ran.err, "isn't there"));
  }
}

}  // namespace
}  // namespace bot::command
