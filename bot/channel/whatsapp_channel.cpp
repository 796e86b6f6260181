#include "bot/channel/whatsapp_channel.h"

#include <utility>

#include "bot/channel/contact.h"
#include "bot/channel/foreign_json.h"
#include "bot/channel/intake.h"
#include "bot/channel/query.h"
#include "bot/channel/whatsapp_judge.h"
#include "bot/channel/whatsapp_parse.h"
#include "bot/channel/whatsapp_render.h"
#include "bot/crypto/digest.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;

constexpr const char* kName = "whatsapp";
constexpr const char* kPath = "/webhooks/whatsapp";
constexpr int kThreads = 6;
// One message in six seconds to one person, with some in advance; 80 a second in all.
constexpr Rate kToPerson{std::chrono::milliseconds(6000), 10};
constexpr Rate kInAll{std::chrono::milliseconds(13), 1};
const Call kOurNumber{"", ""};  // Asked for, not posted to.

// What was sent can't be changed: no button is ever taken away.
Platform whatsapp_platform(const std::string& open) {
  Platform whatsapp;
  whatsapp.channel = kName;
  whatsapp.render = [open](const dialog::Reply& reply, std::string_view target) {
    return render_whatsapp(reply, target, open);
  };
  whatsapp.render_plain = render_whatsapp_plain;
  whatsapp.judge = judge_whatsapp;
  whatsapp.place_rate = [](std::string_view) { return kToPerson; };
  whatsapp.total_rate = whatsapp.edit_rate = kInAll;
  whatsapp.probe = kOurNumber;
  return whatsapp;
}

Errand our_number() {
  return {kOurNumber, [](const nlohmann::json& answer) {
            return "speaks for " + text_at(answer, {"display_phone_number"});
          }};
}

class WhatsApp final : public Channel {
 public:
  WhatsApp(const WhatsAppConfig& config, ChannelWorld world, std::unique_ptr<http::Client> client)
      : config_(config),
        world_(std::move(world)),
        contact_(whatsapp_platform(world_.wording->line("choose")),
                 {std::move(client), [this](const Call& call) { return posting(call); }},
                 {our_number()}, world_.observe) {}

  [[nodiscard]] std::string name() const override { return kName; }
  [[nodiscard]] std::vector<http::Route> routes() override {
    const auto verifies = [this](const Request& request, const Respond& respond) {
      verify(request, respond);
    };
    const auto receives = [this](const Request& request, const Respond& respond) {
      receive(request, respond);
    };
    return {{"GET", kPath, verifies}, {"POST", kPath, receives}};
  }
  [[nodiscard]] std::optional<Line> line() override { return Line{contact_.platform(), kThreads}; }
  void start() override { contact_.start(); }
  void cut() override { contact_.cut(); }

 private:
  // When the webhook is set up: the challenge comes back to who knows our token.
  void verify(const Request& request, const Respond& respond) const {
    if (!same_secret(query_text(request, "hub.verify_token"), config_.verify_token)) {
      return turn_away(world_, kName, "forged", respond);
    }
    respond({200, "text/plain; charset=utf-8", query_text(request, "hub.challenge"), {}});
  }

  void receive(const Request& request, const Respond& respond) const {
    const std::string_view shown = request.header("X-Hub-Signature-256");
    if (shown.empty() ||
        !same_secret(shown, "sha256=" + hmac_sha256(config_.app_secret, request.body))) {
      return turn_away(world_, kName, shown.empty() ? "unsigned" : "forged", respond);
    }
    take_all_in(world_, kName, parse_whatsapp(request.body, config_.phone_id),
                acknowledging(respond));
  }

  [[nodiscard]] http::Posting posting(const Call& call) const {
    http::Posting posting;
    posting.path = config_.phone_id + (call.method.empty() ? "" : "/" + call.method);
    posting.body = call.body;
    posting.authorization = "Bearer " + config_.token;
    return posting;
  }

  const WhatsAppConfig config_;
  const ChannelWorld world_;
  Contact contact_;  // Last: it uses all of the above.
};

}  // namespace

knowledge::Result<std::unique_ptr<Channel>> open_whatsapp(const WhatsAppConfig& config,
                                                          ChannelWorld world) {
  auto client = http::Client::open(config.api);
  if (!client) return knowledge::Error{"whatsapp-api: " + client.error().message};
  return std::unique_ptr<Channel>(
      std::make_unique<WhatsApp>(config, std::move(world), std::move(*client)));
}

}  // namespace bot
