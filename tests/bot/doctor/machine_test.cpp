#include "bot/doctor/machine.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "bot/config/data_folder.h"
#include "bot/http/certificate.h"
#include "bot/http/certificate_facts.h"
#include "bot/pack/load.h"
#include "bot/store/folder_lock.h"
#include "bot/store/migrations.h"
#include "bot/store/store.h"
#include "tests/bot/store/stores.h"
#include "tests/bot/temp_folder.h"

namespace bot::doctor {
namespace {

namespace fs = std::filesystem;
using tests::TempFolder;

bool says(const Findings& findings, Grade grade, const std::string& part) {
  for (const Finding& finding : findings) {
    if (finding.grade == grade && finding.what.find(part) != std::string::npos) {
      CHECK((grade == Grade::Ok) == finding.advice.empty());
      return true;
    }
  }
  return false;
}

dialog::Instant now() {
  return std::chrono::floor<dialog::Duration>(std::chrono::system_clock::now());
}

struct Machine {
  Machine() { config.data = folder.path().string(); }

  void use_certificate() {
    const auto files = http::local_certificate(folder.path());
    REQUIRE(files);
    config.tls_cert = files->certificate;
    config.tls_key = files->key;
  }

  TempFolder folder;
  ServeConfig config;
};

TEST_SUITE("bot/doctor/machine") {
  TEST_CASE("a certificate is told with its end, and must name the public host") {
    Machine machine;
    machine.use_certificate();
    const auto facts = http::certificate_facts(machine.config.tls_cert, "");
    REQUIRE(facts);
    const auto told_before_its_end = [&](int days) {
      return check_certificate(machine.config, facts->ends - std::chrono::hours(24 * days));
    };
    CHECK(says(told_before_its_end(15), Grade::Ok, "is good for 15 days"));
    CHECK(says(told_before_its_end(13), Grade::Warn, "ends in 13 days"));
    CHECK(says(told_before_its_end(1), Grade::Warn, "ends in 1 day"));
    CHECK(says(told_before_its_end(0), Grade::Bad, "has ended"));
    machine.config.channels.public_url = "https://localhost:8443";
    CHECK(check_certificate(machine.config, now()).size() == 1);
    machine.config.channels.public_url = "https://bot.example.org";
    CHECK(
        says(check_certificate(machine.config, now()), Grade::Bad, "isn't for 'bot.example.org'"));
  }

  TEST_CASE("a certificate that can't be read, or another's key, is bad") {
    Machine machine;
    machine.use_certificate();
    const std::string sound = machine.config.tls_cert;
    machine.config.tls_cert = machine.folder.file("nowhere.pem");
    CHECK(says(check_certificate(machine.config, now()), Grade::Bad, "nowhere.pem"));
    const TempFolder other;
    const auto others = http::local_certificate(other.path());
    REQUIRE(others);
    machine.config.tls_cert = sound;
    machine.config.tls_key = others->key;
    CHECK(says(check_certificate(machine.config, now()), Grade::Bad, "key"));
  }

  TEST_CASE("without a certificate no platform trusts us, unless a proxy does it") {
    Machine machine;
    CHECK(says(check_certificate(machine.config, now()), Grade::Ok, "for this machine only"));
    machine.config.channels.public_url = "https://bot.example.org";
    CHECK(says(check_certificate(machine.config, now()), Grade::Warn, "no platform trusts"));
    machine.config.plain_http = true;
    CHECK(says(check_certificate(machine.config, now()), Grade::Ok, "a proxy in front"));
  }

  TEST_CASE("the data folder: who may read it, and who serves from it") {
    Machine machine;
    fs::permissions(machine.folder.path(), fs::perms::owner_all);
    CHECK(says(check_data(machine.config), Grade::Ok, "no server runs on it"));
    CHECK_FALSE(says(check_data(machine.config), Grade::Warn, "is open to other users"));
    fs::permissions(machine.folder.path(), fs::perms::group_read, fs::perm_options::add);
    CHECK(says(check_data(machine.config), Grade::Warn, "is open to other users"));
    {
      const auto lock = FolderLock::take(machine.folder.path());
      REQUIRE(lock);
      CHECK(says(check_data(machine.config), Grade::Ok, "a server runs on it"));
    }
    CHECK(says(check_data(machine.config), Grade::Ok, "no server runs on it"));
  }

  TEST_CASE("nothing is made where nothing is") {
    Machine machine;
    machine.config.data = machine.folder.file("new");
    CHECK(says(check_data(machine.config), Grade::Ok, "isn't there yet"));
    CHECK(says(check_database(machine.config), Grade::Ok, "none yet"));
    CHECK_FALSE(fs::exists(machine.config.data));
    std::ofstream(machine.config.data) << "a file";
    CHECK(says(check_data(machine.config), Grade::Bad, "isn't a folder"));
  }

  TEST_CASE("the database: sound or not, and what an operator should look at in it") {
    Machine machine;
    const std::string file = machine.folder.file(kDatabaseFile);
    {
      const auto store = open_store(file);
      CHECK(says(check_database(machine.config), Grade::Ok, "is sound"));
      const auto id = store->enqueue(tests::reply("a", "a1"));
      REQUIRE(store->claim("slack", tests::at(0), tests::at(0)));
      REQUIRE(store->settle(id, 1, Refused{"gone"}));
      CHECK(says(check_database(machine.config), Grade::Warn, "1 dead letter"));
    }
    std::ofstream(file, std::ios::trunc) << "no database at all, but long enough to look like one";
    CHECK_FALSE(says(check_database(machine.config), Grade::Ok, "is sound"));
    CHECK(check_database(machine.config).front().grade == Grade::Bad);
  }

  TEST_CASE("an older schema is told and left alone, a newer one refused") {
    Machine machine;
    const std::string file = machine.folder.file(kDatabaseFile);
    (void)open_store(file);
    sqlite::Database(file).run("PRAGMA user_version = 1");
    CHECK(says(check_database(machine.config), Grade::Warn, "has schema 1 of an older stepwise"));
    CHECK(stored_schema(file) == 1);
    sqlite::Database(file).run("PRAGMA user_version = 999");
    CHECK(says(check_database(machine.config), Grade::Bad, "newer"));
  }

  TEST_CASE("the pack and the agents' hours") {
    CHECK(says(check_pack(load_sound_pack(SOURCE_DIR "/knowledge/packs/iphone-backup")), Grade::Ok,
               "iPhone backup failed, 8 fixes"));
    CHECK(says(check_pack(load_sound_pack("/nowhere")), Grade::Bad, "/nowhere"));
    ServeConfig config;
    CHECK(says(check_hours(config, now()), Grade::Ok, "are there now"));
    const auto hours = AgentHours::parse("Mon-Fri 09:00-17:00", "UTC");
    REQUIRE(hours);
    config.agent_hours = *hours;
    const dialog::Instant saturday{std::chrono::hours(24 * 2)};  // 1970-01-03
    CHECK(says(check_hours(config, saturday), Grade::Ok, "are back Monday at 09:00"));
  }

  TEST_CASE("the host of a URL") {
    CHECK(host_of("https://example.org:8443/bot") == "example.org");
    CHECK(host_of("https://example.org") == "example.org");
    CHECK(host_of("https://[::1]:8443") == "::1");
    CHECK(host_of("") == "");
  }
}

}  // namespace
}  // namespace bot::doctor
