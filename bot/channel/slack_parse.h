// What Slack posts to us -> what a person did. Pure; the signature was verified before.
//
// https://docs.slack.dev/apis/events-api/, …/interactivity/handling-user-interaction,
// …/interactivity/implementing-slash-commands

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "bot/channel/arrival.h"

namespace bot {

struct Challenge {  // url_verification: answered with the same text.
  std::string text;
};
using SlackPost = std::variant<Arrival, Ignored, Challenge>;

// A message's key is its channel and time, not its event's id: a mention comes as two events, and
// a retry of either has the same time.
[[nodiscard]] SlackPost parse_slack_event(std::string_view body);
[[nodiscard]] SlackPost parse_slack_interaction(std::string_view body);
[[nodiscard]] SlackPost parse_slack_command(std::string_view body);

}  // namespace bot
