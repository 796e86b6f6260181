// How the chat platforms are set up: tokens, secrets, where their APIs are, and where they reach
// us; and where another program hears of handoffs. Each platform is on when it has what it needs,
// and says what it lacks when it is not.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bot/config/option.h"
#include "dialog/time.h"

namespace bot {

struct SlackConfig {
  std::vector<std::string> signing_secrets;   // Two while one is replaced.
  std::string bot_token;                      // "": nothing can be answered yet.
  std::string api = "https://slack.com/api";  // With or without a slash at its end.
  std::string agent_channel;                  // "C0123…": where agents are told; "" for nowhere.
};

enum class TelegramMode : std::uint8_t {
  Webhook,
  Poll,  // For a machine without a public address.
};

struct TelegramConfig {
  std::string token;
  std::string secret;  // Of the webhook: what Telegram shows with each update.
  std::string api = "https://api.telegram.org";
  TelegramMode mode = TelegramMode::Webhook;
};

struct WhatsAppConfig {
  std::string app_secret;    // Signs what is posted to us.
  std::string verify_token;  // Shown when the webhook is set up; our own choice.
  std::string token;         // Of a system user with whatsapp_business_messaging.
  std::string phone_id;      // The id of our number, not the number.
  std::string api = "https://graph.facebook.com/v25.0";
};

// Where handoffs are told to another program.
struct WebhookConfig {
  std::string url;                // "": nowhere.
  std::vector<std::string> keys;  // Two while one is replaced: both sign.
};

struct ChannelConfig {
  SlackConfig slack;
  TelegramConfig telegram;
  WhatsAppConfig whatsapp;
  WebhookConfig webhook;
  std::string public_url;  // Without a slash at its end; "": nothing is registered.
  dialog::Duration burst_window{800};
};

// Why the channel is off, in words for an operator: what is missing; "" when it is on. Slack's URLs
// can be verified, and no more, as long as there is no bot token yet.
[[nodiscard]] std::string off_because(const SlackConfig& slack);
[[nodiscard]] std::string off_because(const TelegramConfig& telegram);
[[nodiscard]] std::string off_because(const WhatsAppConfig& whatsapp);
[[nodiscard]] std::string off_because(const WebhookConfig& webhook);

// The options of the channels, as they are written.
class ChannelOptions {
 public:
  // The config is bound: it must outlive the parsing.
  void describe(CLI::App& app, ChannelConfig& config);
  // After the parsing: reads the files and checks everything.
  [[nodiscard]] Complaint interpret(ChannelConfig& config) const;

 private:
  std::string slack_signing_secret_file_;
  std::string slack_bot_token_file_;
  std::string telegram_token_file_;
  std::string telegram_secret_file_;
  std::string webhook_secret_file_;
  std::string telegram_mode_ = "webhook";
  std::string whatsapp_app_secret_file_;
  std::string whatsapp_verify_token_file_;
  std::string whatsapp_token_file_;
  std::string burst_window_ = "800ms";
};

}  // namespace bot
