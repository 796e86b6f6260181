#include "bot/channel/slack_channel.h"

#include <memory>
#include <mutex>
#include <utility>

#include "bot/bridge/bridge.h"
#include "bot/bridge/mirror.h"
#include "bot/channel/contact.h"
#include "bot/channel/foreign_json.h"
#include "bot/channel/form.h"
#include "bot/channel/intake.h"
#include "bot/channel/slack_api.h"
#include "bot/channel/slack_parse.h"
#include "bot/channel/slack_people.h"
#include "bot/channel/slack_platform.h"
#include "bot/channel/slack_signature.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;
using http::Response;

constexpr const char* kName = "slack";
constexpr const char* kText = "text/plain; charset=utf-8";
// A message a second in a channel: these are for many channels at the same time.
constexpr int kThreads = 4;
constexpr int kAgentsThreads = 1;  // The agents' one.

class Slack final : public Channel {
 public:
  Slack(const SlackConfig& config, ChannelWorld world, std::unique_ptr<http::Client> client)
      : config_(config),
        world_(std::move(world)),
        people_(std::make_shared<SlackPeople>(world_)),
        bridge_(agents() ? std::make_shared<Bridge>(config.agent_channel, world_) : nullptr),
        mirror_(config.agent_channel, world_.pack),
        contact_(slack_platform(),
                 {std::move(client), [token = config.bot_token](
                                         const Call& call) { return slack_posting(call, token); }},
                 errands(), world_.observe) {}

  [[nodiscard]] std::string name() const override { return kName; }
  [[nodiscard]] std::string remark() const override {
    if (speaks()) return "";
    return ", but can't answer yet: no " + variable_of("slack-bot-token");
  }
  [[nodiscard]] std::vector<http::Route> routes() override;
  [[nodiscard]] std::optional<Line> line() override {
    return speaks() ? std::optional(Line{contact_.platform(), kThreads}) : std::nullopt;
  }
  [[nodiscard]] std::optional<Line> agents_line() override;
  void start() override {
    if (speaks()) contact_.start();
  }
  void cut() override { contact_.cut(); }

 private:
  // How what is posted to a URL is read, of agents and of anybody else, and answered.
  struct Entrance {
    AgentsEvent (Slack::*agents)(const Request&) const;
    SlackPost (Slack::*parse)(const Request&) const;
    Response (Slack::*acknowledge)(const Request&) const;
  };

  [[nodiscard]] bool speaks() const { return !config_.bot_token.empty(); }
  [[nodiscard]] bool agents() const { return speaks() && !config_.agent_channel.empty(); }
  [[nodiscard]] http::Route route(const char* path, Entrance entrance);
  void receive(const Request& request, const Respond& respond, Entrance entrance);
  void hear_agents(const AgentsEvent& event, const Respond& respond);
  [[nodiscard]] std::string_view complaint_about(const Request& request) const;

  [[nodiscard]] std::string ourselves() const;
  [[nodiscard]] AgentsEvent agents_event_of(const Request& request) const;
  [[nodiscard]] AgentsEvent agents_interaction_of(const Request& request) const;
  [[nodiscard]] AgentsEvent elsewhere(const Request& request) const;
  [[nodiscard]] SlackPost event_of(const Request& request) const;
  [[nodiscard]] SlackPost interaction_of(const Request& request) const;
  [[nodiscard]] SlackPost command_of(const Request& request) const;
  [[nodiscard]] Response silence(const Request& request) const;
  [[nodiscard]] Response command_answer(const Request& request) const;

  [[nodiscard]] std::deque<Errand> errands();
  [[nodiscard]] Errand sign_in();
  [[nodiscard]] Errand find_agents();

  const SlackConfig config_;
  const ChannelWorld world_;
  const std::shared_ptr<SlackPeople> people_;  // Shared: the engine finishes what is queued later.
  const std::shared_ptr<Bridge> bridge_;       // Null where no agents are.
  Mirror mirror_;
  mutable std::mutex mutex_;
  std::string ourselves_;  // Our user id, "" until Slack has said it. Under mutex_.
  Contact contact_;        // Last: it uses all of the above.
};

std::vector<http::Route> Slack::routes() {
  return {
      route("/webhooks/slack/events", {&Slack::agents_event_of, &Slack::event_of, &Slack::silence}),
      route("/webhooks/slack/interactions",
            {&Slack::agents_interaction_of, &Slack::interaction_of, &Slack::silence}),
      route("/webhooks/slack/commands",
            {&Slack::elsewhere, &Slack::command_of, &Slack::command_answer}),
  };
}

std::optional<Line> Slack::agents_line() {
  if (!agents()) return std::nullopt;
  Platform platform = contact_.platform();
  platform.channel = kAgentsChannel;
  platform.composer = &mirror_;
  return Line{std::move(platform), kAgentsThreads};
}

http::Route Slack::route(const char* path, Entrance entrance) {
  return {"POST", path, [this, entrance](const Request& request, const Respond& respond) {
            receive(request, respond, entrance);
          }};
}

void Slack::receive(const Request& request, const Respond& respond, Entrance entrance) {
  if (const auto why = complaint_about(request); !why.empty()) {
    return turn_away(world_, kName, why, respond);
  }
  const AgentsEvent event = bridge_ ? (this->*entrance.agents)(request) : Elsewhere{};
  if (!std::holds_alternative<Elsewhere>(event)) return hear_agents(event, respond);
  SlackPost post = (this->*entrance.parse)(request);
  if (const auto* ignored = std::get_if<Ignored>(&post)) {
    world_.observe(WebhookIgnored{kName, ignored->why});
    respond({200, kText, "", {}});
  } else if (const auto* challenge = std::get_if<Challenge>(&post)) {
    respond({200, kText, challenge->text, {}});
  } else if (!speaks()) {
    respond(http::problem(503, "slack: can't be answered without a bot token"));
  } else {
    const Response answer = (this->*entrance.acknowledge)(request);
    auto& arrival = std::get<Arrival>(post);
    take_in(world_, kName, arrival, {},
            [people = people_, respond, answer, user = arrival.user](Taken taken) {
              respond(taken == Taken::Stored ? answer : acknowledged(taken));
              if (taken == Taken::Stored) people->meet(user);
            });
  }
}

void Slack::hear_agents(const AgentsEvent& event, const Respond& respond) {
  if (const auto* post = std::get_if<AgentPost>(&event)) {
    bridge_->take(*post, acknowledging(respond));
    return;
  }
  if (const auto* change = std::get_if<Membership>(&event)) bridge_->take(*change);
  if (const auto* ignored = std::get_if<Ignored>(&event)) {
    world_.observe(WebhookIgnored{kName, ignored->why});
  }
  respond({200, kText, "", {}});
}

std::string_view Slack::complaint_about(const Request& request) const {
  const SlackStamp stamp{request.header("X-Slack-Request-Timestamp"),
                         request.header("X-Slack-Signature")};
  const auto now = std::chrono::floor<std::chrono::seconds>(world_.clock());
  return slack_complaint(config_.signing_secrets, stamp, request.body, now);
}

std::string Slack::ourselves() const {
  const std::scoped_lock lock(mutex_);
  return ourselves_;
}

AgentsEvent Slack::agents_event_of(const Request& request) const {
  return parse_agents_event(request.body, config_.agent_channel, ourselves());
}

AgentsEvent Slack::agents_interaction_of(const Request& request) const {
  return parse_agents_interaction(request.body, config_.agent_channel);
}

// A command knows no thread.
AgentsEvent Slack::elsewhere(const Request& /*request*/) const { return Elsewhere{}; }

SlackPost Slack::event_of(const Request& request) const {
  return parse_slack_event(request.body, ourselves());
}

SlackPost Slack::interaction_of(const Request& request) const {
  return parse_slack_interaction(request.body);
}

SlackPost Slack::command_of(const Request& request) const {
  return parse_slack_command(request.body);
}

Response Slack::silence(const Request& /*request*/) const { return {200, kText, "", {}}; }

// Where the command was given, only the person who gave it sees this; it fails only if it can't be
// stored, so it may be said before.
Response Slack::command_answer(const Request& request) const {
  if (form_fields(request.body)["channel_name"] == "directmessage") return silence(request);
  const std::string text = world_.wording->line("answered_privately");
  return {200, "application/json", written({{"response_type", "ephemeral"}, {"text", text}}), {}};
}

std::deque<Errand> Slack::errands() {
  std::deque<Errand> list = {sign_in()};
  if (agents()) list.push_back(find_agents());
  return list;
}

// https://docs.slack.dev/reference/methods/conversations.info
Errand Slack::find_agents() {
  const Call call{"conversations.info", written({{"channel", config_.agent_channel}})};
  return {call, [this](const nlohmann::json& answer) {
            const nlohmann::json& channel = member(answer, {"channel"});
            const std::string name = "#" + text_at(channel, {"name"});
            if (true_at(channel, {"is_archived"})) {
              world_.observe(ChannelNoted{kName, "agents' channel " + name + " is archived", true});
            } else if (!true_at(channel, {"is_member"})) {
              world_.observe(
                  ChannelNoted{kName, "agents' channel " + name + ": /invite the bot there", true});
            }
            return "agents' channel is " + name;
          }};
}

Errand Slack::sign_in() {
  return {{"auth.test", "{}"}, [this](const nlohmann::json& answer) {
            const std::scoped_lock lock(mutex_);
            ourselves_ = text_at(answer, {"user_id"});
            return "signed in as " + ourselves_;
          }};
}

}  // namespace

knowledge::Result<std::unique_ptr<Channel>> open_slack(const SlackConfig& config,
                                                       ChannelWorld world) {
  auto client = http::Client::open(config.api);
  if (!client) return knowledge::Error{"slack-api: " + client.error().message};
  return std::unique_ptr<Channel>(
      std::make_unique<Slack>(config, std::move(world), std::move(*client)));
}

}  // namespace bot
