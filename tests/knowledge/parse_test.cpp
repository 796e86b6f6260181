#include "knowledge/parse.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include <doctest/doctest.h>

#include "tests/knowledge/mutation.h"
#include "tests/knowledge/sound_pack.h"

namespace knowledge {
namespace {

PackFiles read_folder(const std::filesystem::path& folder) {
  PackFiles files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(folder).generic_string()] = {
        std::istreambuf_iterator<char>(file), {}};
  }
  return files;
}

std::string listed(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics)
    text += to_string(diagnostic) + '\n';
  return text;
}

TEST_SUITE("knowledge/parse") {
  TEST_CASE("a sound pack has no diagnostic") {
    CHECK(listed(parse_pack(sound_pack()).diagnostics) == "");
  }

  TEST_CASE("a pack is read whole, its fixes in the article's order") {
    const Pack pack = parse_pack(sound_pack()).pack;
    CHECK(pack.id == "printer");
    CHECK(pack.status_services == std::vector<std::string>{"Cloud Print"});
    REQUIRE(pack.fixes.size() == 3);
    CHECK(pack.fixes[2].last_resort);
    const Fix& fix = pack.fixes[0];
    CHECK(fix.id == "restart-it");
    CHECK(fix.line == 5);
    CHECK(fix.intro == "It clears what is stuck.");
    CHECK(fix.cues == std::vector<std::string>{"restarted", "power cycled"});
    CHECK(fix.procedure ==
          Procedure{"",
                    {{"Turn it off.", ""},
                     {"Turn it **on** again.", "If you don't see it: pull the plug."}}});
    REQUIRE(fix.variants.size() == 1);
    CHECK(fix.variants[0].when == Condition{{"iPhone 8*"}, IosVersion{9, 0}, IosVersion{16, 1}});
    CHECK(fix.variants[0].procedure == Procedure{"", {{"Pull the plug.", ""}}});
    REQUIRE(fix.paths.size() == 1);
    CHECK(fix.paths[0].removes);
    CHECK(fix.paths[0].procedure ==
          Procedure{"What you delete is gone.",
                    {{"Delete the jobs.", "Only if you don't need them."}}});
    CHECK(pack.fixes[1].procedure.warning == "Your settings go.");
    CHECK(pack.fixes[1].risk == Risk::Removes);
    CHECK(pack.symptoms[0].fixes[0].fix == "restart-it");
    CHECK_FALSE(pack.symptoms[1].offered);
    CHECK(pack.errors[0].symptom == "jammed");
    CHECK(pack.faqs[0].by_fix.at("ask-us") == "A call costs 1 euro.");
    CHECK(pack.phrases.at("jammed").size() == 5);
    CHECK(pack.wording.line("greeting") == "Words.");
  }

  TEST_CASE("a variant without a quote of its own warns as its fix does") {
    PackFiles files = sound_pack();
    std::string& text = files["article.md"];
    text.insert(text.find("1. Turn it off."), "> Save your work.\n\n");
    const Pack pack = parse_pack(files).pack;
    CHECK(pack.fixes[0].procedure.warning == "Save your work.");
    CHECK(pack.fixes[0].variants[0].procedure.warning == "Save your work.");
    CHECK(pack.fixes[0].paths[0].procedure.warning == "What you delete is gone.");
  }

  TEST_CASE("windows line ends and byte order marks make no difference") {
    PackFiles files = sound_pack();
    for (auto& [name, text] : files) {
      std::string changed = "\xef\xbb\xbf";
      for (const char c : text)
        changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
      text = changed;
    }
    const Parsed parsed = parse_pack(files);
    CHECK(listed(parsed.diagnostics) == "");
    CHECK(parsed.pack.fixes[0].line == 5);
    CHECK(parsed.pack.phrases == parse_pack(sound_pack()).pack.phrases);
  }

  TEST_CASE("any bytes in any file give diagnostics in order, never a crash") {
    const PackFiles sound = sound_pack();
    Mutation mutation(1);
    for (int i = 0; i < 300; ++i) {
      PackFiles files = sound;
      const char* const names[] = {"article.md", "pack.json", "wording.json", "phrases/yes.txt"};
      const auto file = files.find(names[mutation.below(4)]);
      file->second = mutation.of(file->second);
      const Parsed parsed = parse_pack(files);
      CHECK(std::is_sorted(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                           [](const Diagnostic& one, const Diagnostic& other) {
                             return std::tie(one.file, one.line) < std::tie(other.file, other.line);
                           }));
      CHECK(parse_pack(files).diagnostics == parsed.diagnostics);
    }
  }

  TEST_CASE("the shipped pack has no diagnostic") {
    const auto folder = std::filesystem::path(SOURCE_DIR) / "knowledge/packs/iphone-backup";
    CHECK(listed(parse_pack(read_folder(folder)).diagnostics) == "");
  }
}

}  // namespace
}  // namespace knowledge
