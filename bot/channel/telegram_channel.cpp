#include "bot/channel/telegram_channel.h"

#include <future>
#include <mutex>
#include <utility>

#include <nlohmann/json.hpp>

#include "bot/channel/contact.h"
#include "bot/channel/fetch.h"
#include "bot/channel/foreign_json.h"
#include "bot/channel/intake.h"
#include "bot/channel/telegram_parse.h"
#include "bot/channel/telegram_platform.h"
#include "bot/channel/telegram_poll.h"
#include "bot/crypto/digest.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;
using nlohmann::json;

constexpr const char* kName = "telegram";
constexpr const char* kPath = "/webhooks/telegram";
// Thirty messages a second, each a fifth of a second under way.
constexpr int kThreads = 6;
// Beyond the longest poll, for the way there and back.
constexpr std::chrono::seconds kPollLimit = kPollFor + std::chrono::seconds(15);

class Telegram final : public Channel {
 public:
  Telegram(const TelegramConfig& config, std::string public_url, ChannelWorld world,
           std::unique_ptr<http::Client> client, std::unique_ptr<http::Client> poller)
      : config_(config),
        public_url_(std::move(public_url)),
        world_(std::move(world)),
        poller_(std::move(poller)),
        contact_(telegram_platform(),
                 {std::move(client), [this](const Call& call) { return posting(call); }}, errands(),
                 world_.observe),
        poll_({[this](const Call& call) { return long_api(call); },
               [this] { return read_so_far(); },
               [this](const json& update, std::int64_t id) { return take(update, id); },
               world_.observe}),
        polling_([this] { return std::optional(poll_.step()); }) {}
  Telegram(const Telegram&) = delete;
  Telegram& operator=(const Telegram&) = delete;
  ~Telegram() override { quiet(); }

  [[nodiscard]] std::string name() const override { return kName; }
  [[nodiscard]] std::string remark() const override;
  [[nodiscard]] std::vector<http::Route> routes() override;
  [[nodiscard]] std::optional<Line> line() override { return Line{contact_.platform(), kThreads}; }
  void start() override {
    contact_.start();
    if (polls()) polling_.start();
  }
  void quiet() override {
    poller_->stop();
    polling_.stop();
  }
  void cut() override { contact_.cut(); }

 private:
  [[nodiscard]] bool polls() const { return config_.mode == TelegramMode::Poll; }
  void receive(const Request& request, const Respond& respond) const;
  [[nodiscard]] Taken take(const json& update, std::int64_t id) const;
  [[nodiscard]] std::int64_t read_so_far() const;
  [[nodiscard]] TelegramSelf self() const;

  [[nodiscard]] std::deque<Errand> errands();
  [[nodiscard]] Errand who_we_are();
  [[nodiscard]] Errand commands() const;
  [[nodiscard]] Errand webhook() const;

  [[nodiscard]] http::Posting posting(const Call& call) const;
  [[nodiscard]] Fetched long_api(const Call& call) const;
  // Of this bot: another one's updates are numbered by themselves.
  [[nodiscard]] std::string mark() const {
    return "telegram:" + config_.token.substr(0, config_.token.find(':'));
  }

  const TelegramConfig config_;
  const std::string public_url_;
  const ChannelWorld world_;
  const std::unique_ptr<http::Client> poller_;  // Of its own: a stop ends the poll first.
  mutable std::mutex mutex_;
  TelegramSelf self_;  // Under mutex_.
  Contact contact_;    // After what its answers change.
  TelegramPoll poll_;
  Chore polling_;  // Last: it uses all of the above.
};

std::string Telegram::remark() const {
  if (polls()) return ", polling";
  return public_url_.empty() ? ", but its webhook isn't registered: no --public-url" : "";
}

std::vector<http::Route> Telegram::routes() {
  if (polls()) return {};
  return {{"POST", kPath,
           [this](const Request& request, const Respond& respond) { receive(request, respond); }}};
}

void Telegram::receive(const Request& request, const Respond& respond) const {
  const std::string_view shown = request.header("X-Telegram-Bot-Api-Secret-Token");
  if (!same_secret(shown, config_.secret)) {
    return turn_away(world_, kName, shown.empty() ? "unsigned" : "forged", respond);
  }
  take_in(world_, kName, parse_telegram_update(request.body, self()).what, {},
          acknowledging(respond));
}

Taken Telegram::take(const json& update, std::int64_t id) const {
  // Shared: this thread may be gone before the engine's has left set_value.
  const auto taken = std::make_shared<std::promise<Taken>>();
  take_in(world_, kName, read_telegram_update(update, self()).what, {mark(), id},
          [taken](Taken how) { taken->set_value(how); });
  return taken->get_future().get();
}

std::int64_t Telegram::read_so_far() const {
  std::int64_t read = 0;
  (void)run_to_commit(*world_.engine, [&](Store& store, Instant) -> AfterCommit {
    read = store.mark(mark());
    return {};
  });
  return read;
}

TelegramSelf Telegram::self() const {
  const std::scoped_lock lock(mutex_);
  return self_;
}

std::deque<Errand> Telegram::errands() {
  std::deque<Errand> list = {who_we_are()};
  if (!polls() && !public_url_.empty()) list.push_back(webhook());
  list.push_back(commands());  // Last: what fails holds up what comes after it.
  return list;
}

Errand Telegram::who_we_are() {
  return {{"getMe", "{}"}, [this](const json& answer) {
            const json& result = member(answer, {"result"});
            const std::scoped_lock lock(mutex_);
            self_ = {text_at(result, {"id"}), text_at(result, {"username"})};
            return "signed in as @" + self_.username;
          }};
}

Errand Telegram::commands() const {
  const auto command = [&](const char* name, knowledge::LineKey words) {
    return json{{"command", name}, {"description", world_.wording->line(words)}};
  };
  const json body = {{"commands", json::array({
                                      command("start", "command_start"),
                                      command("help", "command_help"),
                                      command("human", "command_human"),
                                      command("stop", "command_stop"),
                                      command("forget", "command_forget"),
                                  })}};
  return {{"setMyCommands", written(body)}, [](const json&) { return "commands are set"; }};
}

Errand Telegram::webhook() const {
  const std::string url = public_url_ + kPath;
  const json body = {{"url", url},
                     {"secret_token", config_.secret},
                     {"allowed_updates", telegram_updates_wanted()}};
  return {{"setWebhook", written(body)},
          [url](const json&) { return "webhook is registered at " + url; }};
}

http::Posting Telegram::posting(const Call& call) const {
  http::Posting posting;
  posting.path = "bot" + config_.token + "/" + call.method;
  posting.body = call.body;
  return posting;
}

Fetched Telegram::long_api(const Call& call) const {
  http::Posting long_posting = posting(call);
  long_posting.limit = kPollLimit;
  return fetch(*poller_, long_posting);
}

}  // namespace

knowledge::Result<std::unique_ptr<Channel>> open_telegram(const TelegramConfig& config,
                                                          const std::string& public_url,
                                                          ChannelWorld world) {
  auto client = http::Client::open(config.api);
  auto poller = http::Client::open(config.api);
  if (!client || !poller) return knowledge::Error{"telegram-api: " + client.error().message};
  return std::unique_ptr<Channel>(std::make_unique<Telegram>(
      config, public_url, std::move(world), std::move(*client), std::move(*poller)));
}

}  // namespace bot
