#include "bot/pack/trained.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/bot/config/variable.h"
#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

namespace fs = std::filesystem;
using tests::Variable;

knowledge::Pack pack() {
  knowledge::Pack result;
  result.phrases = {{"restart", {"restart my phone", "turn it off and on", "reboot"}},
                    {"wifi_problem", {"no wifi", "the wifi is slow", "network is gone"}}};
  return result;
}

TEST_SUITE("bot/pack/trained") {
  TEST_CASE("is trained once and then read, as long as the phrases stay") {
    tests::TempFolder folder;
    const std::string file = folder.file("cache");
    const auto trained = trained_classifier(pack(), file);
    REQUIRE(fs::exists(file));
    const auto written = fs::last_write_time(file);
    const auto loaded = trained_classifier(pack(), file);
    CHECK(fs::last_write_time(file) == written);
    CHECK(loaded.save() == trained.save());

    knowledge::Pack other = pack();
    other.phrases["restart"].emplace_back("switch it off");
    CHECK(trained_classifier(other, file).save() != trained.save());
  }

  TEST_CASE("a damaged file is trained over") {
    tests::TempFolder folder;
    const std::string file = folder.file("cache");
    const std::string model = trained_classifier(pack(), file).save();
    const auto size = fs::file_size(file);
    for (const std::uintmax_t kept : {std::uintmax_t{0}, std::uintmax_t{70}, size - 1}) {
      CAPTURE(kept);
      fs::resize_file(file, kept);
      CHECK(trained_classifier(pack(), file).save() == model);
      CHECK(fs::file_size(file) == size);
    }
  }

  TEST_CASE("a folder that isn't there costs time only") {
    CHECK_FALSE(trained_classifier(pack(), "/nowhere/cache").save().empty());
    CHECK_FALSE(trained_classifier(pack(), "").save().empty());
  }

  TEST_CASE("a user's cache is where the environment says, by absolute paths only") {
    knowledge::Pack ours = pack();
    ours.id = "ours";
    const Variable home("HOME", "/ann");
    {
      const Variable cache("XDG_CACHE_HOME", "/tmp/cache");
      CHECK(user_cache_file(ours).string().starts_with("/tmp/cache/stepwise/ours-"));
    }
    const Variable cache("XDG_CACHE_HOME", "cache");
    CHECK(user_cache_file(ours).string().starts_with("/ann/.cache/stepwise/ours-"));
    const Variable nobody("HOME", "");
    CHECK(user_cache_file(ours).empty());
  }
}

}  // namespace
}  // namespace bot
