// What Slack posts to us -> what a person did. Pure; the signature was verified before.
//
// https://docs.slack.dev/apis/events-api/, …/interactivity/handling-user-interaction,
// …/interactivity/implementing-slash-commands

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include "bot/channel/arrival.h"

namespace bot {

struct Challenge {  // url_verification: answered with the same text.
  std::string text;
};
using SlackPost = std::variant<Arrival, Ignored, Challenge>;

// Why a message's event is not what a person wrote, a word for a metric; "" when it is.
[[nodiscard]] std::string slack_why_not_written(const nlohmann::json& event,
                                                const std::string& ourselves);

// Whether a message's event tells that an earlier one was written anew or taken back.
[[nodiscard]] bool slack_tells_of_change(const nlohmann::json& event);
// The thread that a pressed button stands in; "" when it stands in none.
[[nodiscard]] std::string slack_thread_of_press(const nlohmann::json& press);

// A message's key is its channel and time, not its event's id: a mention comes as two events, and
// a retry of either has the same time.
// `ourselves` is our user id, for posts that don't say whom they were sent to.
[[nodiscard]] SlackPost parse_slack_event(std::string_view body, const std::string& ourselves = "");
[[nodiscard]] SlackPost parse_slack_interaction(std::string_view body);
[[nodiscard]] SlackPost parse_slack_command(std::string_view body);

}  // namespace bot
