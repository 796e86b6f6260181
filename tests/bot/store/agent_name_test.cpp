#include "bot/store/agent_name.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/store/agent_name") {
  TEST_CASE("who signs in on the desk is called so, who is in Slack as Slack calls them") {
    const auto store = open_store(":memory:");
    store->know({"slack", "U1"}, {"Bo", "en-GB"}, Instant{});
    CHECK(agent_name(*store, "eve") == "eve");
    CHECK(agent_name(*store, slack_agent("U1")) == "Bo");
    CHECK(agent_name(*store, slack_agent("U2")) == "A colleague");
    CHECK(agent_name(*store, "").empty());
  }
}

}  // namespace
}  // namespace bot
