#include "bot/config/channel_config.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "bot/channel/webhook_signature.h"
#include "bot/config/duration.h"
#include "bot/config/secret.h"
#include "bot/http/client.h"

namespace bot {
namespace {

constexpr SecretKind kSlackSigningSecret{.name = "slack-signing-secret", .values_max = 2};
constexpr SecretKind kSlackBotToken{.name = "slack-bot-token"};
// It becomes a part of each URL's path.
constexpr SecretKind kTelegramToken{.name = "telegram-token", .others = ":_-"};
// https://core.telegram.org/bots/api#setwebhook
constexpr SecretKind kTelegramSecret{.name = "telegram-secret", .chars_max = 256, .others = "_-"};
constexpr SecretKind kWhatsAppAppSecret{.name = "whatsapp-app-secret"};
constexpr SecretKind kWhatsAppVerifyToken{.name = "whatsapp-verify-token"};
constexpr SecretKind kWhatsAppToken{.name = "whatsapp-token"};

// What it must be is said by webhook_key().
constexpr SecretKind kWebhookSecret{.name = "webhook-secret", .others = "_+/=", .values_max = 2};

Complaint named(const char* name, const Complaint& complaint) {
  return complaint.empty() ? "" : std::string(name) + ": " + complaint;
}

Complaint take_signing_secrets(const std::string& file, SlackConfig& slack) {
  auto secrets = read_secrets(kSlackSigningSecret, file);
  if (!secrets) return secrets.error().message;
  slack.signing_secrets = std::move(*secrets);
  return "";
}

Complaint take_webhook_secrets(const std::string& file, WebhookConfig& webhook) {
  const auto secrets = read_secrets(kWebhookSecret, file);
  if (!secrets) return secrets.error().message;
  for (const std::string& secret : *secrets) {
    auto key = webhook_key(secret);
    if (!key) return std::string(kWebhookSecret.name) + ": " + key.error().message;
    webhook.keys.push_back(std::move(*key));
  }
  return "";
}

Complaint take_window(const std::string& text, dialog::Duration& into) {
  const auto duration = parse_duration(text);
  if (!duration) return "burst-window: " + duration.error().message;
  into = *duration;
  return "";
}

// "C0123ABCD": a name would change with the channel's.
Complaint channel_complaint(const std::string& channel) {
  const bool sound = std::ranges::all_of(
      channel, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  if (sound) return "";
  return "slack-agent-channel: must be a channel's id like C0123ABCD, not '" + channel + "'";
}

// It becomes a part of each URL's path.
Complaint phone_id_complaint(const std::string& id) {
  const bool sound = std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
  return sound ? ""
               : "whatsapp-phone-id: must be the id of a number, digits only, not '" + id + "'";
}

Complaint take_public_url(std::string& url) {
  if (url.empty()) return "";
  while (url.ends_with('/'))
    url.pop_back();
  return named("public-url", http::base_complaint(url));
}

}  // namespace

std::string off_because(const SlackConfig& slack) {
  if (!slack.signing_secrets.empty()) return "";
  return (slack.bot_token.empty() ? "no " : "a token, but no ") +
         variable_of("slack-signing-secret");
}

std::string off_because(const TelegramConfig& telegram) {
  if (telegram.token.empty()) return "no " + variable_of("telegram-token");
  if (telegram.mode == TelegramMode::Poll || !telegram.secret.empty()) return "";
  return "a token, but no " + variable_of("telegram-secret") +
         " for the webhook; or --telegram-mode poll";
}

std::string off_because(const WhatsAppConfig& whatsapp) {
  if (whatsapp.token.empty()) return "no " + variable_of("whatsapp-token");
  if (whatsapp.app_secret.empty()) return "a token, but no " + variable_of("whatsapp-app-secret");
  if (whatsapp.verify_token.empty()) {
    return "a token, but no " + variable_of("whatsapp-verify-token");
  }
  return whatsapp.phone_id.empty() ? "a token, but no --whatsapp-phone-id" : "";
}

std::string off_because(const WebhookConfig& webhook) {
  if (webhook.url.empty()) return "no " + variable_of("webhook-url");
  return webhook.keys.empty() ? "no " + variable_of("webhook-secret") : "";
}

void ChannelOptions::describe(CLI::App& app, ChannelConfig& config) {
  const auto secret = [&](const SecretKind& kind, std::string& file, const std::string& what) {
    const std::string name(kind.name);
    add_option(app, name + "-file", file, "file of " + what + "; or " + variable_of(name));
  };
  secret(kSlackSigningSecret, slack_signing_secret_file_, "Slack's signing secret (or of two)");
  secret(kSlackBotToken, slack_bot_token_file_, "Slack's bot token");
  add_option(app, "slack-api", config.slack.api, "Slack's Web API");
  add_option(app, "slack-agent-channel", config.slack.agent_channel,
             "id of the channel whose members are agents");
  secret(kTelegramToken, telegram_token_file_, "Telegram's bot token");
  secret(kTelegramSecret, telegram_secret_file_, "the secret that Telegram's webhook shows");
  add_option(app, "telegram-api", config.telegram.api, "Telegram's Bot API");
  add_option(app, "telegram-mode", telegram_mode_, "webhook, or poll without a public address")
      ->check(CLI::IsMember({"webhook", "poll"}));
  secret(kWhatsAppAppSecret, whatsapp_app_secret_file_, "the secret of WhatsApp's app");
  secret(kWhatsAppVerifyToken, whatsapp_verify_token_file_, "the webhook's verify token");
  secret(kWhatsAppToken, whatsapp_token_file_, "WhatsApp's access token");
  add_option(app, "whatsapp-phone-id", config.whatsapp.phone_id, "id of our number on WhatsApp");
  add_option(app, "whatsapp-api", config.whatsapp.api, "WhatsApp's Cloud API, with its version");
  add_option(app, "webhook-url", config.webhook.url, "where handoffs are told to a program");
  secret(kWebhookSecret, webhook_secret_file_, "the secret that signs webhooks (or of two)");
  add_option(app, "public-url", config.public_url, "where the platforms reach this server");
  add_option(app, "burst-window", burst_window_,
             "how long a text on a chat platform waits for the next; 0ms for not at all");
}

Complaint ChannelOptions::interpret(ChannelConfig& config) const {
  config.telegram.mode = telegram_mode_ == "poll" ? TelegramMode::Poll : TelegramMode::Webhook;
  for (const Complaint& complaint : {
           take_signing_secrets(slack_signing_secret_file_, config.slack),
           take_secret(kSlackBotToken, slack_bot_token_file_, config.slack.bot_token),
           take_secret(kTelegramToken, telegram_token_file_, config.telegram.token),
           take_secret(kTelegramSecret, telegram_secret_file_, config.telegram.secret),
           take_secret(kWhatsAppAppSecret, whatsapp_app_secret_file_, config.whatsapp.app_secret),
           take_secret(kWhatsAppVerifyToken, whatsapp_verify_token_file_,
                       config.whatsapp.verify_token),
           take_secret(kWhatsAppToken, whatsapp_token_file_, config.whatsapp.token),
           phone_id_complaint(config.whatsapp.phone_id),
           named("whatsapp-api", http::base_complaint(config.whatsapp.api)),
           named("slack-api", http::base_complaint(config.slack.api)),
           named("telegram-api", http::base_complaint(config.telegram.api)),
           config.webhook.url.empty()
               ? ""
               : named("webhook-url", http::base_complaint(config.webhook.url)),
           take_webhook_secrets(webhook_secret_file_, config.webhook),
           channel_complaint(config.slack.agent_channel),
           take_public_url(config.public_url),
           take_window(burst_window_, config.burst_window),
       }) {
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace bot
