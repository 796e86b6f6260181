#include "bot/channel/webhook_platform.h"

#include <algorithm>
#include <array>

#include "bot/channel/webhook_feed.h"

namespace bot {
namespace {

// Enough for any desk; the receiver says when it is too much.
constexpr Rate kWebhookRate{std::chrono::milliseconds(10), 100};
constexpr int kTooMany = 429;
constexpr int kAway = 503;
constexpr auto kFinal = std::to_array({400, 410, 413, 422});

std::vector<Call> posts_of(const dialog::Reply& reply, std::string_view /*target*/) {
  return {{reply.tail, reply.lead}};
}

}  // namespace

Verdict judge_webhook(const Fetched& fetched) {
  if (fetched.status >= 200 && fetched.status < 300) return Accepted{};
  std::string reason = unexplained(fetched).reason;
  const bool waits = fetched.status == kAway && fetched.retry_after.count() > 0;
  if (fetched.status == kTooMany || waits) {
    return Slowed{wait_asked(fetched), true};
  }
  if (std::ranges::find(kFinal, fetched.status) != kFinal.end()) return Hopeless{reason};
  if (fetched.status >= 300 && fetched.status < 400) reason += ": redirects aren't followed";
  return Unreachable{reason};
}

Platform webhook_platform(std::function<Fetched(const Call&)> api) {
  Platform webhook;
  webhook.channel = kWebhookChannel;
  webhook.render = posts_of;
  webhook.render_plain = posts_of;
  webhook.judge = judge_webhook;
  webhook.place_rate = [](std::string_view) { return kWebhookRate; };
  webhook.total_rate = kWebhookRate;
  webhook.edit_rate = kWebhookRate;
  webhook.api = std::move(api);
  return webhook;
}

}  // namespace bot
