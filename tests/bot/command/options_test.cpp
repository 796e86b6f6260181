#include "bot/command/options.h"

#include <sstream>

#include <doctest/doctest.h>

namespace bot::command {
namespace {

struct Outcome {
  std::optional<int> over;
  std::string out;
  std::string err;
  bool json = false;
  std::string name;
  std::vector<std::string> scripts;
};

Outcome parse(const Args& args) {
  Outcome outcome;
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Console console{in, out, err};
  Options options("try", "Tries it.");
  options.flag("--json", outcome.json, "as JSON");
  options.required("name", outcome.name, "whose");
  options.texts("--script", outcome.scripts, "what to run");
  outcome.over = options.parse(args, console);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

TEST_SUITE("bot/command/options") {
  TEST_CASE("flags, positionals and repeated options are read in any order") {
    const Outcome read = parse({"--script", "a", "ann", "--json", "--script", "b"});
    CHECK_FALSE(read.over);
    CHECK(read.json);
    CHECK(read.name == "ann");
    CHECK(read.scripts == std::vector<std::string>{"a", "b"});
  }

  TEST_CASE("help goes to standard output and is fine") {
    const Outcome help = parse({"--help"});
    CHECK(help.over == kFine);
    CHECK(help.out.find("stepwise try") != std::string::npos);
    CHECK(help.err.empty());
  }

  TEST_CASE("wrong use is told on standard error") {
    for (const Args& args : {Args{}, Args{"ann", "bob"}, Args{"ann", "--jsno"}}) {
      const Outcome wrong = parse(args);
      CHECK(wrong.over == kWrongUse);
      CHECK(wrong.out.empty());
      CHECK_FALSE(wrong.err.empty());
    }
  }
}

}  // namespace
}  // namespace bot::command
