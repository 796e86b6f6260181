// Whatever is posted to Slack's three URLs becomes something a person did, or nothing: never a
// crash, never an arrival without a person.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/bridge/agents_parse.h"
#include "bot/channel/slack_parse.h"
#include "bot/channel/slack_signature.h"
#include "bot/channel/slack_text.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_agents(const bot::AgentsEvent& event) {
  const auto* post = std::get_if<bot::AgentPost>(&event);
  if (post == nullptr) return;
  require(!post->user.empty() && !post->thread.empty() && post->key.starts_with("slack:"));
}

void check(const bot::SlackPost& post) {
  const auto* arrival = std::get_if<bot::Arrival>(&post);
  if (arrival == nullptr) return;
  require(!arrival->user.empty());
  if (const auto* wrote = std::get_if<bot::Wrote>(&arrival->what)) require(!wrote->text.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  check(bot::parse_slack_event(body, "UBOT"));
  check(bot::parse_slack_interaction(body));
  check(bot::parse_slack_command(body));
  check_agents(bot::parse_agents_event(body, "C1", "UBOT"));
  check_agents(bot::parse_agents_interaction(body, "C1"));
  (void)bot::words_of_mrkdwn(body);
  const std::string_view head = body.substr(0, body.find('\n'));
  require(
      !bot::slack_complaint({"secret"}, {head, body}, body, std::chrono::sys_seconds()).empty());
  return 0;
}
