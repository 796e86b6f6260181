#include "bot/doctor/platforms.h"

#include <algorithm>
#include <array>

#include "bot/channel/foreign_json.h"
#include "knowledge/text.h"

namespace bot::doctor {
namespace {

using nlohmann::json;
using std::chrono::seconds;

// Slack refuses what is five minutes off either way, and so do we.
constexpr seconds kSkewMax{300};
constexpr seconds kSkewNoted{30};
constexpr std::chrono::hours kRecently{1};
// More wait when Telegram can't reach us, or we are too slow.
constexpr int kPendingMany = 100;

struct Scope {
  std::string_view name;
  const char* needed_to;
  bool must = false;
};
// deploy/slack-manifest.json asks for them.
constexpr auto kScopes = std::to_array<Scope>({
    {"chat:write", "answer", true},
    {"im:history", "hear direct messages", true},
    {"app_mentions:read", "hear mentions", true},
    {"commands", "be called by a slash command"},
    {"channels:history", "hear threads in channels"},
    {"groups:history", "hear threads in private channels"},
    {"users:read", "call people by name"},
});

Finding no_answer(const char* about, const http::Answer& answer) {
  const std::string why =
      answer.status == 0 ? answer.failure : "answers " + std::to_string(answer.status);
  return {Grade::Bad, about, "can't be reached: " + why,
          "check this machine's way to the internet, and its firewall"};
}

std::string header(const http::Answer& answer, std::string_view name) {
  for (const auto& [each, value] : answer.headers) {
    if (knowledge::folded(each) == name) return value;
  }
  return "";
}

bool grants(std::string_view scopes, std::string_view wanted) {
  while (!scopes.empty()) {
    const std::size_t end = std::min(scopes.find(','), scopes.size());
    if (knowledge::trimmed(scopes.substr(0, end)) == wanted) return true;
    scopes.remove_prefix(std::min(end + 1, scopes.size()));
  }
  return false;
}

void add_missing_scopes(Findings& findings, const std::string& scopes) {
  for (const Scope& scope : kScopes) {
    if (grants(scopes, scope.name)) continue;
    const std::string name(scope.name);
    findings.push_back({scope.must ? Grade::Bad : Grade::Warn, "slack",
                        "the token lacks the scope " + name + ", needed to " + scope.needed_to,
                        "add it under OAuth & Permissions and install the app again"});
  }
}

// "8443" of "https://x.org:8443/bot", "443" where none is named.
std::string port_of(const std::string& url) {
  const std::size_t begin = url.find("://") + 3;
  const std::string authority = url.substr(begin, url.find('/', begin) - begin);
  const std::size_t colon = authority.rfind(':');
  const bool named = colon != std::string::npos && authority.find(']', colon) == std::string::npos;
  return named ? authority.substr(colon + 1) : "443";
}

// https://core.telegram.org/bots/api#setwebhook
void add_port(Findings& findings, const std::string& public_url) {
  const std::string port = port_of(public_url);
  if (port == "443" || port == "80" || port == "88" || port == "8443") return;
  findings.push_back({Grade::Bad, "telegram",
                      "posts to the ports 443, 80, 88 and 8443 only, not to " + port,
                      "give --public-url one of them, or --telegram-mode poll"});
}

Finding address_finding(const std::string& registered, const TelegramConfig& config,
                        const std::string& wanted) {
  if (config.mode == TelegramMode::Poll) {
    if (registered.empty()) return {Grade::Ok, "telegram", "has no webhook: we poll", ""};
    return {Grade::Warn, "telegram", "has a webhook, and we poll",
            "`serve` takes it away at its start; another server may miss it"};
  }
  if (registered == wanted) return {Grade::Ok, "telegram", "posts to " + registered, ""};
  const std::string where = registered.empty() ? "posts nowhere" : "posts to '" + registered + "'";
  return {Grade::Bad, "telegram", where + ", not to '" + wanted + "'",
          "start `serve` with --public-url: it registers its webhook"};
}

void add_troubles(Findings& findings, const json& info, dialog::Instant now) {
  const json& pending = member(info, {"pending_update_count"});
  if (pending.is_number_integer() && pending.get<std::int64_t>() > kPendingMany) {
    findings.push_back({Grade::Warn, "telegram", pending.dump() + " updates wait to be posted",
                        "see whether the server is up and answers in time"});
  }
  const json& date = member(info, {"last_error_date"});
  if (!date.is_number_integer()) return;
  const auto age = now.time_since_epoch() - seconds(date.get<std::int64_t>());
  if (age > kRecently) return;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(age).count();
  findings.push_back({Grade::Warn, "telegram",
                      "could not post " + std::to_string(minutes) +
                          " minutes ago: " + text_at(info, {"last_error_message"}),
                      "see whether --public-url reaches this server from outside"});
}

}  // namespace

Findings slack_findings(const http::Answer& answer) {
  const auto body = foreign_object(answer.body);
  if (answer.status != 200 || !body) return {no_answer("slack", answer)};
  if (!true_at(*body, {"ok"})) {
    return {{Grade::Bad, "slack", "refuses the bot token: " + text_at(*body, {"error"}),
             "copy it anew from OAuth & Permissions (it begins with xoxb-)"}};
  }
  Findings findings = {
      {Grade::Ok, "slack",
       "signed in as " + text_at(*body, {"user"}) + " of " + text_at(*body, {"team"}), ""}};
  add_missing_scopes(findings, header(answer, "x-oauth-scopes"));
  return findings;
}

Finding agents_finding(const http::Answer& answer) {
  const auto body = foreign_object(answer.body);
  if (answer.status != 200 || !body) return no_answer("slack", answer);
  const std::string error = text_at(*body, {"error"});
  if (error == "missing_scope") {
    return {Grade::Bad, "slack", "the token lacks channels:read or groups:read: who agents are",
            "add both under OAuth & Permissions and install the app again"};
  }
  const json& channel = member(*body, {"channel"});
  const std::string name = "#" + text_at(channel, {"name"});
  if (!true_at(*body, {"ok"}) || true_at(channel, {"is_archived"})) {
    const std::string why = true_at(*body, {"ok"}) ? name + " is archived" : error;
    return {Grade::Bad, "slack", "the agents' channel can't be written to: " + why,
            "check --slack-agent-channel; into a private channel the bot must be invited"};
  }
  if (!true_at(channel, {"is_member"})) {
    return {Grade::Bad, "slack", "is no member of the agents' channel " + name,
            "write `/invite @Stepwise` there"};
  }
  return {Grade::Ok, "slack", "agents are told in " + name, ""};
}

Findings telegram_findings(const http::Answer& answer) {
  const auto body = foreign_object(answer.body);
  if (answer.status == 0 || !body) return {no_answer("telegram", answer)};
  if (!true_at(*body, {"ok"})) {
    return {{Grade::Bad, "telegram", "refuses the token: " + text_at(*body, {"description"}),
             "copy it anew from @BotFather"}};
  }
  return {{Grade::Ok, "telegram", "signed in as @" + text_at(*body, {"result", "username"}), ""}};
}

Findings webhook_findings(const http::Answer& answer, const TelegramConfig& config,
                          const std::string& public_url, dialog::Instant now) {
  const auto body = foreign_object(answer.body);
  if (!body || !true_at(*body, {"ok"})) return {no_answer("telegram", answer)};
  const json& info = member(*body, {"result"});
  if (config.mode == TelegramMode::Webhook && public_url.empty()) {
    return {{Grade::Warn, "telegram", "no webhook is registered: no --public-url",
             "give it, or --telegram-mode poll"}};
  }
  const std::string wanted = public_url + "/webhooks/telegram";
  Findings findings = {address_finding(text_at(info, {"url"}), config, wanted)};
  if (config.mode == TelegramMode::Webhook) add_port(findings, public_url);
  add_troubles(findings, info, now);
  return findings;
}

Findings whatsapp_findings(const http::Answer& answer) {
  const auto body = foreign_object(answer.body);
  if (answer.status == 0 || !body) return {no_answer("whatsapp", answer)};
  if (answer.status != 200) {
    return {{Grade::Bad, "whatsapp", "refuses: " + text_at(*body, {"error", "message"}),
             "check --whatsapp-phone-id, and the token of a system user with "
             "whatsapp_business_messaging"}};
  }
  return {{Grade::Ok, "whatsapp", "speaks for " + text_at(*body, {"display_phone_number"}), ""}};
}

Finding public_url_finding(const http::Answer& answer, const std::string& url) {
  const auto body = foreign_object(answer.body);
  if (answer.status == 200 && body && true_at(*body, {"alive"})) {
    return {Grade::Ok, "public-url", url + " reaches a stepwise", ""};
  }
  const std::string why =
      answer.status == 0 ? answer.failure : "answers " + std::to_string(answer.status);
  return {Grade::Bad, "public-url", url + " doesn't reach a stepwise: " + why,
          "start `serve`; check the name, the proxy's way to it, and the certificate"};
}

Findings clock_findings(const std::string& whose, const http::Answer& answer, dialog::Instant now) {
  if (answer.date.time_since_epoch().count() == 0) return {};
  const auto off = std::chrono::duration_cast<seconds>(now - answer.date);
  const auto skew = std::max(off, -off);
  const std::string what = "is " + std::to_string(skew.count()) + " s " +
                           (off.count() < 0 ? "behind " : "ahead of ") + whose + "'s";
  const char* advice = "set the machine's clock by NTP: `timedatectl set-ntp true`";
  if (skew > kSkewMax) return {{Grade::Bad, "clock", what + ": signatures are refused", advice}};
  if (skew > kSkewNoted) return {{Grade::Warn, "clock", what, advice}};
  return {{Grade::Ok, "clock", "agrees with " + whose + "'s", ""}};
}

}  // namespace bot::doctor
