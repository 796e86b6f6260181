// A call as Slack's Web API takes it. Pure.
// https://docs.slack.dev/apis/web-api/

#pragma once

#include <string>

#include "bot/channel/arrival.h"
#include "bot/http/client.h"

namespace bot {

// Methods that read take a form, the others JSON; the token is never in a body or a URL.
[[nodiscard]] http::Posting slack_posting(const Call& call, const std::string& token);

}  // namespace bot
