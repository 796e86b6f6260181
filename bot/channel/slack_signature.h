// Whether a request comes from Slack: its v0 signature over the raw body. Pure.
// https://docs.slack.dev/authentication/verifying-requests-from-slack

#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace bot {

// Of the request's clock to ours, either way: what is older may be a replay.
inline constexpr std::chrono::seconds kSlackAgeMax{300};

struct SlackStamp {
  std::string_view timestamp;  // X-Slack-Request-Timestamp, in seconds.
  std::string_view signature;  // X-Slack-Signature, "v0=…"
};

// "" when it is Slack's under one of the secrets (two while one is replaced), else a word that says
// why not: "unsigned", "stale", "forged".
[[nodiscard]] std::string_view slack_complaint(const std::vector<std::string>& secrets,
                                               const SlackStamp& stamp, std::string_view body,
                                               std::chrono::sys_seconds now);

}  // namespace bot
