#include "bot/doctor/platforms.h"

#include <doctest/doctest.h>

namespace bot::doctor {
namespace {

using std::chrono::seconds;

http::Answer answered(int status, std::string body) {
  http::Answer answer;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

http::Answer unanswered() {
  http::Answer answer;
  answer.failure = "timed out";
  return answer;
}

// "bad slack: refuses …; ok …"
std::string told(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (!text.empty()) text += "; ";
    text += std::string(to_string(finding.grade)) + " " + finding.about + ": " + finding.what;
    CHECK((finding.grade == Grade::Ok) == finding.advice.empty());
  }
  return text;
}

const dialog::Instant kNow{std::chrono::hours(24 * 365 * 56)};

std::string ago(seconds age) {
  return std::to_string(std::chrono::duration_cast<seconds>(kNow.time_since_epoch() - age).count());
}

TEST_SUITE("bot/doctor/platforms") {
  TEST_CASE("Slack: whether agents can be told in their channel") {
    struct Row {
      const char* body;
      const char* told;
    };
    for (const Row& row : {
             Row{R"({"ok":true,"channel":{"name":"support","is_member":true}})",
                 "ok slack: agents are told in #support"},
             Row{R"({"ok":true,"channel":{"name":"support","is_member":false}})",
                 "bad slack: is no member of the agents' channel #support"},
             Row{R"({"ok":true,"channel":{"name":"old","is_member":true,"is_archived":true}})",
                 "bad slack: the agents' channel can't be written to: #old is archived"},
             Row{R"({"ok":false,"error":"channel_not_found"})",
                 "bad slack: the agents' channel can't be written to: channel_not_found"},
             Row{R"({"ok":false,"error":"missing_scope","needed":"channels:read"})",
                 "bad slack: the token lacks channels:read or groups:read: who agents are"},
         }) {
      CAPTURE(row.told);
      CHECK(told({agents_finding(answered(200, row.body))}) == row.told);
    }
    CHECK(told({agents_finding(unanswered())}) == "bad slack: can't be reached: timed out");
  }

  TEST_CASE("Slack: who we are, and each scope that is missing with what it is for") {
    const std::string me = R"({"ok":true,"user":"stepwise","team":"Acme","user_id":"U1"})";
    http::Answer all = answered(200, me);
    all.headers = {{"X-OAuth-Scopes",
                    "chat:write, im:history,app_mentions:read,commands,channels:history,"
                    "groups:history,users:read,reactions:write"}};
    CHECK(told(slack_findings(all)) == "ok slack: signed in as stepwise of Acme");
    all.headers = {{"x-oauth-scopes",
                    "im:history,app_mentions:read,channels:history,groups:history,users:read"}};
    CHECK(told(slack_findings(all)) ==
          "ok slack: signed in as stepwise of Acme; "
          "bad slack: the token lacks the scope chat:write, needed to answer; "
          "warn slack: the token lacks the scope commands, needed to be called by a slash command");
    CHECK(slack_findings(answered(200, me)).size() == 8);
    CHECK(told(slack_findings(answered(200, R"({"ok":false,"error":"invalid_auth"})"))) ==
          "bad slack: refuses the bot token: invalid_auth");
    CHECK(told(slack_findings(answered(503, "<html>"))) ==
          "bad slack: can't be reached: answers 503");
    CHECK(told(slack_findings(unanswered())) == "bad slack: can't be reached: timed out");
  }

  TEST_CASE("Telegram: who we are, or what it says against the token") {
    CHECK(told(telegram_findings(answered(200, R"({"ok":true,"result":{"username":"b"}})"))) ==
          "ok telegram: signed in as @b");
    CHECK(told(telegram_findings(
              answered(401, R"({"ok":false,"error_code":401,"description":"Unauthorized"})"))) ==
          "bad telegram: refuses the token: Unauthorized");
    CHECK(told(telegram_findings(unanswered())) == "bad telegram: can't be reached: timed out");
  }

  TEST_CASE("the webhook as Telegram sees it") {
    struct Row {
      TelegramMode mode;
      std::string public_url;
      std::string result;
      std::string told;
    };
    const std::string ours = R"("url":"https://x.org/webhooks/telegram")";
    for (const Row& row : {
             Row{TelegramMode::Webhook, "https://x.org", ours,
                 "ok telegram: posts to https://x.org/webhooks/telegram"},
             Row{TelegramMode::Webhook, "https://x.org", R"("url":"")",
                 "bad telegram: posts nowhere, not to 'https://x.org/webhooks/telegram'"},
             Row{TelegramMode::Webhook, "https://y.org", ours,
                 "bad telegram: posts to 'https://x.org/webhooks/telegram', not to "
                 "'https://y.org/webhooks/telegram'"},
             Row{TelegramMode::Webhook, "https://x.org:8080",
                 R"("url":"https://x.org:8080/webhooks/telegram")",
                 "ok telegram: posts to https://x.org:8080/webhooks/telegram; "
                 "bad telegram: posts to the ports 443, 80, 88 and 8443 only, not to 8080"},
             Row{TelegramMode::Webhook, "https://[::1]:8443",
                 R"("url":"https://[::1]:8443/webhooks/telegram")",
                 "ok telegram: posts to https://[::1]:8443/webhooks/telegram"},
             Row{TelegramMode::Webhook, "https://[::1]",
                 R"("url":"https://[::1]/webhooks/telegram")",
                 "ok telegram: posts to https://[::1]/webhooks/telegram"},
             Row{TelegramMode::Webhook, "", ours,
                 "warn telegram: no webhook is registered: no --public-url"},
             Row{TelegramMode::Poll, "", R"("url":"")", "ok telegram: has no webhook: we poll"},
             Row{TelegramMode::Poll, "", ours, "warn telegram: has a webhook, and we poll"},
             Row{TelegramMode::Webhook, "https://x.org",
                 ours + R"(,"pending_update_count":101,"last_error_date":)" + ago(seconds(125)) +
                     R"(,"last_error_message":"Connection timed out")",
                 "ok telegram: posts to https://x.org/webhooks/telegram; "
                 "warn telegram: 101 updates wait to be posted; "
                 "warn telegram: could not post 2 minutes ago: Connection timed out"},
             Row{TelegramMode::Webhook, "https://x.org",
                 ours + R"(,"pending_update_count":100,"last_error_date":)" + ago(seconds(3700)),
                 "ok telegram: posts to https://x.org/webhooks/telegram"},
         }) {
      CAPTURE(row.told);
      TelegramConfig config;
      config.mode = row.mode;
      const auto answer = answered(200, R"({"ok":true,"result":{)" + row.result + "}}");
      CHECK(told(webhook_findings(answer, config, row.public_url, kNow)) == row.told);
    }
  }

  TEST_CASE("WhatsApp: the number we speak for, or why not") {
    CHECK(told(whatsapp_findings(answered(200, R"({"display_phone_number":"+1 555"})"))) ==
          "ok whatsapp: speaks for +1 555");
    CHECK(told(whatsapp_findings(
              answered(401, R"({"error":{"message":"token has expired","code":190}})"))) ==
          "bad whatsapp: refuses: token has expired");
    CHECK(told(whatsapp_findings(unanswered())) == "bad whatsapp: can't be reached: timed out");
  }

  TEST_CASE("--public-url must lead to a stepwise") {
    CHECK(told({public_url_finding(answered(200, R"({"alive":true})"), "https://x.org")}) ==
          "ok public-url: https://x.org reaches a stepwise");
    CHECK(told({public_url_finding(answered(200, "<html>"), "https://x.org")}) ==
          "bad public-url: https://x.org doesn't reach a stepwise: answers 200");
    CHECK(told({public_url_finding(unanswered(), "https://x.org")}) ==
          "bad public-url: https://x.org doesn't reach a stepwise: timed out");
  }

  TEST_CASE("a clock that is off is told, and by how much it breaks signatures") {
    struct Row {
      int ahead;  // Of ours, before theirs.
      std::string told;
    };
    for (const Row& row : {Row{0, "ok clock: agrees with Slack's"},
                           {30, "ok clock: agrees with Slack's"},
                           {-31, "warn clock: is 31 s behind Slack's"},
                           {31, "warn clock: is 31 s ahead of Slack's"},
                           {300, "warn clock: is 300 s ahead of Slack's"},
                           {301, "bad clock: is 301 s ahead of Slack's: signatures are refused"}}) {
      CAPTURE(row.ahead);
      http::Answer answer;
      answer.date = kNow - seconds(row.ahead);
      CHECK(told(clock_findings("Slack", answer, kNow)) == row.told);
    }
    CHECK(clock_findings("Slack", unanswered(), kNow).empty());
  }
}

}  // namespace
}  // namespace bot::doctor
