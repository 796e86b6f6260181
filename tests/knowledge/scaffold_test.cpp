#include "knowledge/scaffold.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "knowledge/outline.h"
#include "knowledge/scaffold_text.h"
#include "knowledge/text.h"
#include "knowledge/verbs.h"
#include "tests/knowledge/mutation.h"
#include "tests/knowledge/sound_pack.h"

namespace knowledge {
namespace {

std::string article(const char* name) {
  std::ifstream file(std::filesystem::path(SOURCE_DIR) / "tests/data/articles" / name);
  return {std::istreambuf_iterator<char>(file), {}};
}

Pack pack_of(std::string_view text) {
  const auto files = scaffold(text, sound_pack());
  REQUIRE_MESSAGE(files, files.error().message);
  const Parsed parsed = parse_pack(*files);
  REQUIRE(parsed.diagnostics.empty());
  return parsed.pack;
}

std::vector<std::string> headings_of(const Pack& pack) {
  std::vector<std::string> headings;
  for (const Fix& fix : pack.fixes)
    headings.push_back(fix.heading);
  return headings;
}

using Texts = std::vector<std::string>;

TEST_SUITE("knowledge/scaffold") {
  TEST_CASE("numbered headings, links, tables and parts give a sound pack") {
    const Pack pack = pack_of(article("printer.md"));
    CHECK(pack.id == "printer-offline");
    CHECK(pack.title == "Printer Offline");
    CHECK(headings_of(pack) == Texts{"Check the cables & power", "Restart Your Printer",
                                     "Clear the print queue", "Update the driver", "Bad Wi-Fi",
                                     "Contact the manufacturer"});
    CHECK(pack.fixes[0].id == "check-the-cables-power");
    CHECK(pack.fixes[0].intro == "Loose cables are the most common cause.");
    CHECK(pack.fixes[0].procedure.steps ==
          std::vector<Step>{{"Make sure the **power cable** is plugged in.", ""},
                            {"Check the USB cable on both ends.", "It clicks when it is in."},
                            {"If it's a network printer, look at the network cable too.", ""}});
    CHECK(pack.fixes[1].todo == "restart your Printer");
    CHECK(pack.fixes[1].done == "restarted your Printer");
    CHECK(pack.fixes[1].cues == Texts{"restarted ~ printer"});
    CHECK(pack.fixes[2].risk == Risk::Removes);
    CHECK(pack.fixes[2].procedure.warning == "Warning: documents that wait are lost.");
    CHECK(pack.fixes[2].procedure.steps[2].text == "On a Mac: Open System Settings.");
    CHECK(pack.fixes[3].procedure.steps.size() == 2);
    CHECK(pack.fixes[4].todo == "try “Bad Wi-Fi”");
    CHECK(pack.fixes[5].last_resort);
    CHECK(pack.symptoms.size() == 7);
    CHECK(pack.symptoms[0].vague);
    CHECK(pack.symptoms[0].fixes[0].fix == "check-the-cables-power");
    CHECK(pack.symptoms[2].fixes[0].fix == "restart-your-printer");
    CHECK(pack.phrases.at(pack.symptoms[2].intent)[1] == "how do i restart your printer");
    CHECK(pack.wording.line("greeting") == "Words.");
  }

  TEST_CASE("bold lines are headings too, and what can't be shown gives its words") {
    const Pack pack = pack_of(article("game_crash.md"));
    CHECK(headings_of(pack) ==
          Texts{"Verify the game files", "Reinstall the game", "Über-clocking"});
    CHECK(pack.fixes[1].risk == Risk::Removes);
    CHECK(pack.fixes[1].procedure.warning != "");
    CHECK(pack.fixes[2].id == "ber-clocking");
    CHECK(pack.fixes[2].last_resort);
  }

  TEST_CASE("articles of other shapes") {
    struct Row {
      const char* text;
      Texts headings;
    };
    for (const Row& row : {
             Row{"# A\n## Do\nx\n### Fix 1: Turn it off\n1. y\n### Fix 2: Turn it on\n1. y\n",
                 {"Turn it off", "Turn it on"}},
             Row{"1. **Turn it off**\n\n   Hold it.\n2. **Turn it on**\n\n   Press it.\n",
                 {"Turn it off", "Turn it on"}},
             Row{"1. Turn it off\n\nHold it.\n\n2. Turn it on\n\nPress it.\n",
                 {"Turn it off", "Turn it on"}},
             Row{"# Turn it off\n- x\n# Turn it on\n- y\n", {"Turn it off", "Turn it on"}},
             Row{"## Same\n1. Do it\n## Same\n1. Do it\n", {"Same", "Same 2"}},
             Row{"## Before\nx\n## 1) Off\n- x\n## 2) On\n- x\n## After\nx\n", {"Off", "On"}},
         }) {
      CAPTURE(row.text);
      CHECK(headings_of(pack_of(row.text)) == row.headings);
    }
  }

  TEST_CASE("a heading's cue has a gap for an article between two words only") {
    struct Row {
      const char* heading;
      const char* cue;
    };
    for (const Row& row :
         {Row{"Restart the big printer", "restarted ~ big printer"}, Row{"Restart a", "restarted"},
          Row{"Cbutton_eraseontact the manufacturer", "tried cbuttoneraseontact"}}) {
      const Pack pack = pack_of("# T\n\n## " + std::string(row.heading) + "\n\n1. Do it.\n");
      CAPTURE(row.heading);
      CHECK(pack.fixes[0].cues == Texts{row.cue});
    }
  }

  TEST_CASE("what isn't an article is refused with a reason") {
    struct Row {
      std::string text;
      const char* reason;
    };
    std::string book;
    for (int i = 0; i < 41; ++i)
      book += "## Chapter\n- x\n";
    for (const Row& row : {
             Row{"", "article without a heading for each fix"},
             Row{"Just words.", "article without a heading for each fix"},
             Row{"# Only a title\n\nx", "article without a heading for each fix"},
             Row{"## \xff\n1. x", "article that isn't valid UTF-8"},
             Row{book, "article with 41 fix headings, expected at most 40"},
             Row{std::string((1U << 20U) + 1, 'x'), "article larger than 1 MiB"},
         }) {
      const auto files = scaffold(row.text, sound_pack());
      REQUIRE_FALSE(files);
      CHECK(files.error().message == row.reason);
    }
  }

  TEST_CASE("a base without the bot's own words gives no pack") {
    const auto files = scaffold("## Restart it\n1. Press.", {});
    REQUIRE_FALSE(files);
    CHECK(files.error().message.find("no pack can be made") == 0);
  }

  TEST_CASE("an article however mangled gives a sound pack or a reason") {
    Mutation mutation(7);
    const PackFiles base = sound_pack();
    int made = 0;
    for (int i = 0; i < 150; ++i) {
      const std::string text = mutation.of(article(i % 2 == 0 ? "printer.md" : "game_crash.md"));
      const auto files = scaffold(text, base);
      if (files) ++made;
      if (!files && valid_utf8(text)) {
        CAPTURE(text);
        CHECK(files.error().message == "article without a heading for each fix");
      }
    }
    CHECK(made > 50);
  }

  TEST_CASE("headings as they are said") {
    struct Row {
      const char* heading;
      const char* todo;
      const char* done;
    };
    for (const Row& row : {
             Row{"Restart Your iPhone", "restart your iPhone", "restarted your iPhone"},
             Row{"Sign Out and Back Into iCloud", "sign out and back into iCloud",
                 "signed out and back into iCloud"},
             Row{"Reset", "reset", "reset"},
             Row{"Empty the bin", "empty the bin", "emptied the bin"},
             Row{"Update iOS", "update iOS", "updated iOS"},
             Row{"Bad luck", "try “Bad luck”", "tried “Bad luck”"},
         }) {
      const Said said = say_heading(row.heading);
      CHECK(said.todo == row.todo);
      CHECK(said.done == row.done);
    }
  }

  TEST_CASE("texts are made fit") {
    CHECK(showable("a **b** c") == "a **b** c");
    CHECK(showable("a <b>b</b> [c](d)") == "a bb/b c(d)");
    CHECK(plain("1. a\n*b*") == "a b");
    CHECK(plain("***") == "");
    CHECK(heading_words("C# code #") == "C code");
    CHECK(shortened("one two three", 8) == "one two…");
    CHECK(shortened("äöüäöüäöü", 4) == "äöü…");
    CHECK(pieces_of("One two. Three four.", 12) == Texts{"One two.", "Three four."});
    CHECK(slug_of("1. Wi-Fi & Bluetooth!", '-') == "wi-fi-bluetooth");
    CHECK(slug_of("ÄÖ 12", '_') == "");
    CHECK(slug_of(std::string(50, 'a'), '-') == std::string(40, 'a'));
  }
}

}  // namespace
}  // namespace knowledge
