#include "bot/doctor/reach.h"

#include <algorithm>

#include "bot/doctor/platforms.h"
#include "bot/feed/status_feed.h"
#include "bot/http/client.h"

namespace bot::doctor {
namespace {

constexpr std::chrono::seconds kLimit{10};

// One call by a connection of its own.
http::Answer asked(const std::string& base, http::Posting posting) {
  const auto client = http::Client::open(base);
  http::Answer answer;
  answer.failure = "no URL";
  if (!client) return answer;
  posting.limit = kLimit;
  return posting.body.empty() ? (*client)->get(posting) : (*client)->post(posting);
}

void append(Findings& findings, const Findings& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

Findings off(const char* channel, const std::string& why) {
  return {{Grade::Ok, channel, "off: " + why, ""}};
}

Findings check_slack(const SlackConfig& slack, dialog::Instant now) {
  if (const std::string why = off_because(slack); !why.empty()) return off("slack", why);
  if (slack.bot_token.empty()) {
    return {{Grade::Warn, "slack", "has a signing secret, but no bot token",
             "give --slack-bot-token-file: nothing is answered until then"}};
  }
  http::Posting posting;
  posting.path = "auth.test";
  posting.body = "{}";
  posting.authorization = "Bearer " + slack.bot_token;
  const http::Answer answer = asked(slack.api, posting);
  Findings findings = slack_findings(answer);
  append(findings, clock_findings("Slack", answer, now));
  if (findings.front().grade != Grade::Ok || slack.agent_channel.empty()) return findings;
  posting.path = "conversations.info";
  posting.body = "channel=" + slack.agent_channel;
  posting.content_type = "application/x-www-form-urlencoded";
  findings.push_back(agents_finding(asked(slack.api, posting)));
  return findings;
}

Findings check_telegram(const TelegramConfig& telegram, const std::string& public_url,
                        dialog::Instant now) {
  if (const std::string why = off_because(telegram); !why.empty()) return off("telegram", why);
  const auto ask = [&](const char* method) {
    http::Posting posting;
    posting.path = "bot" + telegram.token + "/" + method;
    posting.body = "{}";
    return asked(telegram.api, posting);
  };
  const http::Answer me = ask("getMe");
  Findings findings = telegram_findings(me);
  append(findings, clock_findings("Telegram", me, now));
  if (findings.front().grade != Grade::Ok) return findings;
  append(findings, webhook_findings(ask("getWebhookInfo"), telegram, public_url, now));
  return findings;
}

Findings check_whatsapp(const WhatsAppConfig& whatsapp, dialog::Instant now) {
  if (const std::string why = off_because(whatsapp); !why.empty()) return off("whatsapp", why);
  http::Posting posting;
  posting.path = whatsapp.phone_id;
  posting.authorization = "Bearer " + whatsapp.token;
  const http::Answer answer = asked(whatsapp.api, posting);
  Findings findings = whatsapp_findings(answer);
  append(findings, clock_findings("WhatsApp", answer, now));
  return findings;
}

// A GET tells nobody anything: whatever is answered, somebody is there.
Findings check_webhook(const WebhookConfig& webhook) {
  if (webhook.url.empty()) return {};
  if (const std::string why = off_because(webhook); !why.empty()) {
    return {{Grade::Bad, "webhook", "off: " + why, "give --webhook-secret-file"}};
  }
  const http::Answer answer = asked(webhook.url, {});
  if (answer.status == 0) {
    return {{Grade::Bad, "webhook", "can't be reached: " + answer.failure,
             "check the URL; events wait for about a day"}};
  }
  if (answer.status >= 300 && answer.status < 400) {
    return {{Grade::Warn, "webhook", "leads elsewhere, which isn't followed",
             "give the URL where it leads"}};
  }
  return {{Grade::Ok, "webhook", webhook.url + " answers", ""}};
}

Findings check_public_url(const std::string& url) {
  if (url.empty()) return {};
  http::Posting posting;
  posting.path = "healthz";
  return {public_url_finding(asked(url, posting), url)};
}

Findings check_status_feed(const std::string& url, const std::vector<std::string>& services) {
  if (url.empty()) return {};
  const auto client = status_client(url);
  if (!client) return {{Grade::Bad, "status-feed", client.error().message, "give another URL"}};
  const auto read = read_status(**client, {url, services});
  if (!read) {
    return {{Grade::Bad, "status-feed", read.error().message,
             "check the URL; without it people are told where to look themselves"}};
  }
  const auto down = std::ranges::count(*read, false, &dialog::ServiceStatus::available);
  return {{Grade::Ok, "status-feed",
           std::to_string(read->size()) + " services of the pack, " + std::to_string(down) +
               " with trouble",
           ""}};
}

}  // namespace

Findings check_reach(const ServeConfig& config, const std::vector<std::string>& services,
                     dialog::Instant now) {
  const ChannelConfig& channels = config.channels;
  Findings findings = check_slack(channels.slack, now);
  append(findings, check_telegram(channels.telegram, channels.public_url, now));
  append(findings, check_whatsapp(channels.whatsapp, now));
  append(findings, check_webhook(channels.webhook));
  append(findings, check_public_url(channels.public_url));
  append(findings, check_status_feed(config.status_feed, services));
  return findings;
}

}  // namespace bot::doctor
