// What the platforms' answers say of how we are set up there. Pure: an answer in, findings out.

#pragma once

#include <string>

#include "bot/config/channel_config.h"
#include "bot/doctor/finding.h"
#include "bot/http/client.h"
#include "dialog/time.h"

namespace bot::doctor {

// Of auth.test: who we are, and what the token may do.
[[nodiscard]] Findings slack_findings(const http::Answer& answer);
// Of conversations.info: the agents' channel as Slack shows it to us.
[[nodiscard]] Finding agents_finding(const http::Answer& answer);
// Of getMe.
[[nodiscard]] Findings telegram_findings(const http::Answer& answer);
// Of getWebhookInfo: the webhook as Telegram sees it.
[[nodiscard]] Findings webhook_findings(const http::Answer& answer, const TelegramConfig& config,
                                        const std::string& public_url, dialog::Instant now);
// Of the phone number.
[[nodiscard]] Findings whatsapp_findings(const http::Answer& answer);
// Of /healthz at --public-url.
[[nodiscard]] Finding public_url_finding(const http::Answer& answer, const std::string& url);
// Of the Date that came with `whose` answer; empty when there was none.
[[nodiscard]] Findings clock_findings(const std::string& whose, const http::Answer& answer,
                                      dialog::Instant now);

}  // namespace bot::doctor
