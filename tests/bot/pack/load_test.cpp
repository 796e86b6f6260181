#include "bot/pack/load.h"

#include <fstream>

#include <doctest/doctest.h>

#include "tests/bot/temp_folder.h"

namespace bot {
namespace {

namespace fs = std::filesystem;

TEST_SUITE("bot/pack/load") {
  TEST_CASE("the shipped pack loads without a mistake") {
    const auto pack = load_sound_pack(SOURCE_DIR "/knowledge/packs/iphone-backup");
    REQUIRE(pack);
    CHECK(pack->id == "iphone-backup");
    CHECK(pack->fixes.size() == 8);
  }

  TEST_CASE("the shipped pack has forty phrases for each symptom and fix, and its ten languages") {
    const auto pack = load_sound_pack(SOURCE_DIR "/knowledge/packs/iphone-backup");
    REQUIRE(pack);
    std::size_t counted = 0;
    for (const auto& listed : pack->phrases) {
      const std::string& intent = listed.first;
      if (pack->find_symptom(intent) == nullptr && pack->fix_for_intent(intent) == nullptr)
        continue;
      CHECK_MESSAGE(listed.second.size() >= 40, intent);
      ++counted;
    }
    CHECK(counted >= 10);
    for (const char* spoken : {"ar", "bn", "es", "fr", "hi", "id", "pt", "ru", "ur", "zh"}) {
      CAPTURE(std::string(spoken));
      CHECK(pack->wording.other_language(spoken) != nullptr);
    }
  }

  TEST_CASE("only a pack's own files are read") {
    const tests::TempFolder folder;
    fs::create_directory(folder.path() / "phrases");
    std::ofstream(folder.path() / "pack.json") << "{}";
    std::ofstream(folder.path() / "notes.md") << "for myself";
    std::ofstream(folder.path() / "phrases/yes.txt") << "yes\n";
    std::ofstream(folder.path() / "phrases/yes.txt~") << "an editor's copy\n";
    const auto files = read_pack_files(folder.path());
    REQUIRE(files);
    CHECK(*files == knowledge::PackFiles{{"pack.json", "{}"}, {"phrases/yes.txt", "yes\n"}});
  }

  TEST_CASE("a file too large for a pack is refused before it is read") {
    const tests::TempFolder folder;
    std::ofstream(folder.path() / "article.md") << "#";
    fs::resize_file(folder.path() / "article.md", kPackFileBytesMax + 1);
    const auto files = read_pack_files(folder.path());
    REQUIRE_FALSE(files);
    CHECK(files.error().message.find("article.md: a pack's file has at most 4 MiB") !=
          std::string::npos);
  }

  TEST_CASE("a pack with mistakes is refused with all of them") {
    const tests::TempFolder folder;
    std::ofstream(folder.path() / "pack.json") << "{}";
    const auto pack = load_sound_pack(folder.path().string());
    REQUIRE_FALSE(pack);
    CHECK(pack.error().message.find("has mistakes:\narticle.md:1: ") != std::string::npos);
  }

  TEST_CASE("a folder that isn't there is said so") {
    CHECK_FALSE(read_pack_files("/nowhere/at/all"));
    CHECK_FALSE(load_pack("/nowhere/at/all"));
  }
}

}  // namespace
}  // namespace bot
