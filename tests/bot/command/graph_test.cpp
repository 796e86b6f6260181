#include <doctest/doctest.h>

#include "tests/bot/command/console.h"

namespace bot::command {
namespace {

TEST_SUITE("bot/command/graph") {
  TEST_CASE("mermaid is the default, dot on request, anything else is wrong use") {
    CHECK(run(graph, {}).out.starts_with("stateDiagram-v2\n"));
    CHECK(run(graph, {"--format", "dot"}).out.starts_with("digraph"));
    CHECK(run(graph, {"--of", "handoff"}).out.find("  queued --> assigned: claim\n") !=
          std::string::npos);
    CHECK(run(graph, {"--of", "handoff", "--format", "dot"}).out.starts_with("digraph handoff"));
    CHECK(run(graph, {"--format", "svg"}).exit_code == kWrongUse);
  }
}

}  // namespace
}  // namespace bot::command
