#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "tests/tidy_rules.h"

namespace tidy {
namespace {

namespace fs = std::filesystem;

const std::vector<Elsewhere>& elsewhere() {
  static const std::vector<Elsewhere> kList = {
      {"bot/main.cpp", "tests/io/serve_test.sh"},
      {"bot/command/backup.cpp", "tests/bot/command/stored_test.cpp"},
      {"bot/command/eval_report.cpp", "tests/bot/command/eval_test.cpp"},
      {"bot/command/erase.cpp", "tests/bot/command/stored_test.cpp"},
      {"bot/command/export.cpp", "tests/bot/command/stored_test.cpp"},
      {"bot/command/password_entry.cpp", "tests/bot/command/agent_test.cpp"},
      {"bot/command/serv", "tests/io/serve_test.sh"},
      {"bot/channel/fetch.cpp", "tests/io/slack_test.cpp"},
      {"bot/channel/slack_people.cpp", "tests/bot/channel/slack_channel_test.cpp"},
      {"bot/channel/unanswered.cpp", "tests/bot/channel/http_channel_test.cpp"},
      {"bot/channel/http_json.cpp", "tests/bot/channel/http_channel_test.cpp"},
      {"bot/delivery/de", "tests/bot/delivery/courier_test.cpp"},
      {"bot/desk/desk.cpp", "tests/bot/desk/gate_test.cpp"},
      {"bot/desk/session_routes.cpp", "tests/bot/desk/gate_test.cpp"},
      {"bot/engine/", "tests/bot/engine/engine_test.cpp"},
      {"bot/http/", "tests/bot/http/server_test.cpp"},
      {"bot/store/sqlite_", "tests/bot/store/store_contract_test.cpp"},
      {"bot/talk/talk.cpp", "tests/bot/talk/run_script_test.cpp"},
      {"dialog/absorb.cpp", "tests/dialog/advance_test.cpp"},
      {"dialog/custody.cpp", "tests/dialog/custody_promises.cpp"},
      {"dialog/guard.cpp", "tests/dialog/transitions_test.cpp"},
      {"dialog/place.cpp", "tests/dialog/advance_test.cpp"},
      {"dialog/say_", "tests/chats/"},
      {"dialog/scene.cpp", "tests/dialog/advance_test.cpp"},
      {"dialog/table_names.cpp", "tests/dialog/graph_test.cpp"},
      {"intents/errors.cpp", "tests/intents/entities_test.cpp"},
      {"intents/ios.cpp", "tests/intents/entities_test.cpp"},
      {"intents/lexicons.cpp", "tests/intents/language_test.cpp"},
      {"intents/numbers.cpp", "tests/intents/entities_test.cpp"},
      {"intents/scope.cpp", "tests/intents/tried_test.cpp"},
      {"intents/secret_cues.cpp", "tests/intents/secrets_test.cpp"},
      {"intents/understanding.cpp", "tests/intents/reader_test.cpp"},
      {"knowledge/article.cpp", "tests/knowledge/parse_test.cpp"},
      {"knowledge/check_", "tests/knowledge/mistakes_test.cpp"},
      {"knowledge/diagnostic.cpp", "tests/knowledge/mistakes_test.cpp"},
      {"knowledge/fields.cpp", "tests/knowledge/mistakes_test.cpp"},
      {"knowledge/join.cpp", "tests/knowledge/parse_test.cpp"},
      {"knowledge/pack_json.cpp", "tests/knowledge/mistakes_test.cpp"},
      {"knowledge/phrases.cpp", "tests/knowledge/mistakes_test.cpp"},
      {"knowledge/scaffold_files.cpp", "tests/knowledge/scaffold_test.cpp"},
      {"knowledge/wording_json.cpp", "tests/knowledge/wording_test.cpp"},
  };
  return kList;
}

bool skipped(const std::string& name) {
  return name == "build" || name == ".git" || name == "node_modules" || name == "stepwise-data";
}

std::vector<Source> read_tree() {
  std::vector<Source> tree;
  const fs::path root(SOURCE_DIR);
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::end(entry); ++entry) {
    if (skipped(entry->path().filename().string())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      std::ifstream file(entry->path(), std::ios::binary);
      tree.push_back({fs::relative(entry->path(), root).generic_string(),
                      std::string(std::istreambuf_iterator<char>(file), {})});
    }
  }
  return tree;
}

const std::vector<Source>& tree() {
  static const std::vector<Source> kTree = read_tree();
  return kTree;
}

void check_each(Findings (*rule)(const Source&)) {
  REQUIRE(tree().size() > 20);  // Else the tree wasn't found, and nothing below would say so.
  for (const Source& source : tree()) {
    for (const std::string& finding : rule(source))
      FAIL_CHECK(finding);
  }
}

TEST_SUITE("tidy") {
  TEST_CASE("folders include only leftwards") { check_each(direction); }
  TEST_CASE("the core is pure") { check_each(purity); }
  TEST_CASE("a library is included by its folder only") { check_each(libraries); }
  TEST_CASE("files and lines keep their sizes") { check_each(sizes); }
  TEST_CASE("headers say what they are") { check_each(header); }
  TEST_CASE("nothing is left lying about") { check_each(leftovers); }

  TEST_CASE("every source is built") {
    for (const std::string& finding : unlisted(tree()))
      FAIL_CHECK(finding);
  }

  TEST_CASE("no two types have one name") {
    for (const std::string& finding : twins(tree()))
      FAIL_CHECK(finding);
  }

  TEST_CASE("every source has its tests") {
    for (const std::string& finding : untested(tree(), elsewhere()))
      FAIL_CHECK(finding);
  }
}

TEST_SUITE("tidy/rules") {
  TEST_CASE("each rule bites where it should, and only there") {
    struct Row {
      Findings (*rule)(const Source&);
      const char* path;
      std::string text;
      std::size_t findings;
    };
    const std::string long_line = std::string(99, 'x');
    for (const Row& row : {
             Row{direction, "dialog/a.cpp", "#include \"bot/a.h\"\n", 1},
             Row{direction, "dialog/a.cpp", "#include \"intents/a.h\"\n", 0},
             Row{direction, "dialog/a.cpp", "#include \"tests/a.h\"\n", 1},
             Row{direction, "tests/a.cpp", "#include \"bot/a.h\"\n", 0},
             Row{purity, "intents/a.cpp", "auto t = Clock::now();\n", 1},
             Row{purity, "intents/a.h", "#include <thread>\n", 1},
             Row{purity, "dialog/a.cpp", "run(\"SELECT 1\");\n", 1},
             Row{purity, "knowledge/a.cpp", "#include <string>\n#include <random>\n", 1},
             Row{purity, "bot/a.cpp", "#include <thread>\n", 0},
             Row{libraries, "bot/engine/a.cpp", "#include <httplib.h>\n", 1},
             Row{libraries, "bot/http/a.cpp", "#include <httplib.h>\n", 0},
             Row{libraries, "dialog/a.cpp", "#include <nlohmann/json.hpp>\n", 1},
             Row{libraries, "bot/command/a.cpp", "#include <CLI/CLI.hpp>\n", 0},
             Row{libraries, "bot/http/a.cpp", "#include <CLI/CLI.hpp>\n", 1},
             Row{sizes, "bot/a.cpp", long_line + "y\n", 0},
             Row{sizes, "bot/a.cpp", long_line + "yz\n", 1},
             Row{sizes, "bot/a.cpp", long_line + "ö\n", 0},  // Characters, not bytes.
             Row{sizes, "bot/a.cpp", std::string(400, '\n'), 0},
             Row{sizes, "bot/a.cpp", std::string(401, '\n'), 1},
             Row{header, "bot/a.h", "// A thing.\n\n#pragma once\n", 0},
             Row{header, "bot/a.h", "#pragma once\n", 2},
             Row{header, "bot/a.h", "// A thing.\n", 1},
             Row{leftovers, "README.md",
                 "fine\nTO"
                 "DO: more\n",
                 1},
             Row{leftovers, "README.md",
                 "see ../sha"
                 "red/x.md\n",
                 1},
             Row{leftovers, "a.cpp",
                 "mkdtemp(\"/tmp/XX"
                 "XX"
                 "XX\")\n",
                 0},
             Row{leftovers, "a.cpp",
                 "// X"
                 "XX later\n",
                 1},
             Row{leftovers, "README.md", "to do is not to be\n", 0},
         }) {
      CAPTURE(row.path);
      CAPTURE(row.text);
      CHECK(row.rule({row.path, row.text}).size() == row.findings);
    }
  }

  TEST_CASE("a finding names file, line and reason") {
    const Findings found = direction({"dialog/a.cpp", "\n#include \"bot/a.h\"\n"});
    REQUIRE(found.size() == 1);
    CHECK(found[0] == "dialog/a.cpp:2: includes bot/, which doesn't stand to its left");
  }

  TEST_CASE("a source that CMake doesn't name is found") {
    const std::vector<Source> planted = {
        {"bot/CMakeLists.txt", "add_library(bot\n  http/a.cpp b.cpp)\n"},
        {"bot/http/a.cpp", ""},
        {"tests/CMakeLists.txt", "add_fuzzer(pack knowledge)\n"},
        {"tests/fuzz/pack_fuzz.cpp", ""},
        {"bot/b.cpp", ""},
        {"bot/c.cpp", ""}};
    CHECK(unlisted(planted) == Findings{"bot/c.cpp:1: no CMakeLists.txt names it"});
  }

  TEST_CASE("two types of one name are found, where the linker would see both") {
    const std::vector<Source> planted = {
        {"bot/a.h", "namespace bot {\nstruct A {\n};\nstruct B;\n"},
        {"bot/b.h", "namespace bot {\nclass A final : B {\n};\nstruct B {\n};\n"},
        {"bot/c.h", "namespace bot::c {\nstruct A {\n};\n"},
        {"bot/d.cpp", "namespace bot {\nnamespace {\nstruct A {\n};\n}  // namespace\n"}};
    CHECK(twins(planted) == Findings{"bot/b.h:1: A is defined in bot/a.h as well"});
  }

  TEST_CASE("a source needs a test of its own, one that includes it, or one elsewhere") {
    const std::vector<Source> planted = {
        {"bot/a.cpp", ""}, {"tests/bot/a_test.cpp", "#include \"bot/d.h\"\n"},
        {"bot/b.cpp", ""}, {"bot/c_1.cpp", ""},
        {"bot/d.cpp", ""}, {"bot/e.cpp", ""}};
    const std::vector<Elsewhere> entries = {{"bot/c_", "tests/bot/a_test.cpp"},
                                            {"bot/e.cpp", "tests/none.cpp"},
                                            {"bot/a.cpp", "tests/bot/"}};
    CHECK(untested(planted, entries) ==
          Findings{"bot/b.cpp:1: its tests belong into tests/bot/b_test.cpp",
                   "bot/e.cpp:1: no test tests/none.cpp",
                   "bot/a.cpp:1: is no longer an exception"});
  }
}

}  // namespace
}  // namespace tidy
