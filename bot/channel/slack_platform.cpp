#include "bot/channel/slack_platform.h"

#include "bot/channel/slack_judge.h"
#include "bot/channel/slack_render.h"

namespace bot {
namespace {

// https://docs.slack.dev/apis/web-api/rate-limits: one message a second a channel, and "several
// hundred" a minute in a workspace.
constexpr Rate kOfChannel{std::chrono::milliseconds(1000), 1};
constexpr Rate kOfWorkspace{std::chrono::milliseconds(200), 10};

}  // namespace

Platform slack_platform(std::function<Fetched(const Call&)> api) {
  Platform slack;
  slack.channel = "slack";
  slack.render = render_slack;
  slack.render_plain = render_slack_plain;
  slack.judge = judge_slack;
  slack.retire = retire_slack;
  slack.place = [](std::string_view target) {
    return std::string(target.substr(0, target.find('/')));
  };
  slack.place_rate = [](std::string_view) { return kOfChannel; };
  slack.total_rate = kOfWorkspace;
  slack.probe = {"auth.test", "{}"};
  slack.api = std::move(api);
  return slack;
}

}  // namespace bot
