#include "bot/channel/webhook_channel.h"

#include <utility>

#include "bot/channel/chore.h"
#include "bot/channel/fetch.h"
#include "bot/channel/webhook_feed.h"
#include "bot/channel/webhook_platform.h"
#include "bot/channel/webhook_signature.h"

namespace bot {
namespace {

// How long an event may lie before it is told; a desk is no slower.
constexpr std::chrono::milliseconds kLook{500};
// Different conversations, at the same time.
constexpr int kPostsAtOnce = 4;

class Webhook final : public Channel {
 public:
  Webhook(WebhookConfig config, ChannelWorld world, std::unique_ptr<http::Client> client,
          std::string path)
      : config_(std::move(config)),
        world_(std::move(world)),
        client_(std::move(client)),
        path_(std::move(path)),
        chore_([this] { return std::optional(feed()); }) {}
  Webhook(const Webhook&) = delete;
  Webhook& operator=(const Webhook&) = delete;
  ~Webhook() override { cut(); }

  [[nodiscard]] std::string name() const override { return kWebhookChannel; }
  [[nodiscard]] std::optional<Line> line() override {
    return Line{webhook_platform([this](const Call& call) { return post(call); }), kPostsAtOnce};
  }
  void start() override { chore_.start(); }
  void quiet() override { chore_.stop(); }
  void cut() override {
    client_->stop();
    chore_.stop();
  }

 private:
  std::chrono::milliseconds feed() {
    int fed = 0;
    (void)run_to_commit(*world_.engine, [&](Store& store, Instant now) -> AfterCommit {
      begin_webhooks(store);
      fed = feed_webhooks(store, now);
      return {};
    });
    if (fed > 0) world_.outbox_moved();
    return fed == kWebhookPage ? std::chrono::milliseconds(0) : kLook;
  }

  Fetched post(const Call& call) {
    const auto now = std::chrono::floor<std::chrono::seconds>(world_.clock()).time_since_epoch();
    http::Posting posting;
    posting.path = path_;
    posting.body = call.body;
    posting.content_type = "application/json";
    posting.headers = {
        {"webhook-id", call.method},
        {"webhook-timestamp", std::to_string(now.count())},
        {"webhook-signature", webhook_signature(config_.keys, call.method, now, call.body)}};
    return fetch(*client_, posting);
  }

  const WebhookConfig config_;
  const ChannelWorld world_;
  const std::unique_ptr<http::Client> client_;
  const std::string path_;
  Chore chore_;  // Last: it uses all of the above.
};

}  // namespace

knowledge::Result<std::unique_ptr<Channel>> open_webhook(const WebhookConfig& config,
                                                         ChannelWorld world) {
  // The client's base ends with a slash, which the receiver's address need not do.
  const std::size_t end = config.url.rfind('/');
  const bool bare = end < config.url.find("://") + 3;
  auto client = http::Client::open(bare ? config.url : config.url.substr(0, end));
  if (!client) return knowledge::Error{"webhook-url: " + client.error().message};
  return std::unique_ptr<Channel>(std::make_unique<Webhook>(
      config, std::move(world), std::move(*client), bare ? "" : config.url.substr(end + 1)));
}

}  // namespace bot
