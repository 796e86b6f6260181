#include "bot/channel/slack_platform.h"

#include "bot/channel/slack_judge.h"
#include "bot/channel/slack_render.h"

namespace bot {
namespace {

// https://docs.slack.dev/apis/web-api/rate-limits: one message a second a channel, and "several
// hundred" a minute in a workspace.
constexpr Rate kOfChannel{std::chrono::milliseconds(1000), 1};
constexpr Rate kOfWorkspace{std::chrono::milliseconds(200), 10};
// chat.update is of Tier 3: 50 and more a minute.
constexpr Rate kOfEdits{std::chrono::milliseconds(1200), 5};

}  // namespace

Platform slack_platform() {
  Platform slack;
  slack.channel = "slack";
  slack.render = render_slack;
  slack.render_plain = render_slack_plain;
  slack.judge = judge_slack;
  slack.retire = retire_slack;
  slack.place_rate = [](std::string_view) { return kOfChannel; };
  slack.total_rate = kOfWorkspace;
  slack.edit_rate = kOfEdits;
  slack.probe = {"auth.test", "{}"};
  return slack;
}

}  // namespace bot
