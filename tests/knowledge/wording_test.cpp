#include "knowledge/wording.h"

#include <string>

#include <doctest/doctest.h>

namespace knowledge {
namespace {

Wording with(std::vector<std::string> forms) {
  Wording wording;
  wording.set(*find_wording_key("greeting"), std::move(forms));
  return wording;
}

TEST_SUITE("knowledge/wording") {
  TEST_CASE("forms take turns") {
    const Wording wording = with({"one", "two", "three"});
    CHECK(wording.line("greeting") == "one");
    CHECK(wording.line("greeting", 2) == "three");
    CHECK(wording.line("greeting", 4) == "two");
  }

  TEST_CASE("placeholders are filled in once") {
    struct Row {
      std::string form;
      std::string line;
    };
    for (const Row& row : {
             Row{"Hi {name}, {name}!", "Hi {fix}, {fix}!"},
             Row{"{name}{fix}", "{fix}restart"},
             Row{"{other} stays", "{other} stays"},
             Row{"a { b {fix", "a { b {fix"},
             Row{"{{fix}}", "{restart}"},
             Row{"", ""},
         }) {
      CAPTURE(row.form);
      CHECK(with({row.form}).line("greeting", 0, {{"name", "{fix}"}, {"fix", "restart"}}) ==
            row.line);
    }
  }

  TEST_CASE("a line that isn't there is its key in braces") {
    CHECK(Wording{}.line("greeting") == "{greeting}");
  }

  TEST_CASE("another language's words serve its other scripts too") {
    Wording wording;
    wording.set_other_language("hi", {{"one", "two"}, "three"});
    wording.set_other_language("sr-Latn", {{"four"}, "five"});
    REQUIRE(wording.other_language("hi-Latn") != nullptr);
    CHECK(wording.other_language("hi-Latn")->line(3) == "two");
    CHECK(wording.other_language("sr-Latn")->human == "five");
    CHECK(wording.other_language("sr") == nullptr);
    CHECK(wording.other_language("es") == nullptr);
  }
}

}  // namespace
}  // namespace knowledge
