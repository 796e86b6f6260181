#include <doctest/doctest.h>

#include "bot/channel/slack_judge.h"
#include "bot/channel/telegram_judge.h"
#include "bot/channel/webhook_platform.h"
#include "bot/channel/whatsapp_judge.h"

namespace bot {
namespace {

std::string told(const Verdict& verdict) {
  struct Teller {
    std::string operator()(const Accepted&) const { return "accepted"; }
    std::string operator()(const Slowed& it) const {
      return "slowed " + std::to_string(it.wait.count()) + (it.everything ? " all" : "");
    }
    std::string operator()(const Unreachable&) const { return "unreachable"; }
    std::string operator()(const Locked&) const { return "locked"; }
    std::string operator()(const Hopeless&) const { return "hopeless"; }
    std::string operator()(const Blocked&) const { return "blocked"; }
    std::string operator()(const Moved& it) const { return "moved to " + it.target; }
    std::string operator()(const Malformed&) const { return "malformed"; }
  };
  return std::visit(Teller(), verdict);
}

Fetched fetched(int status, std::string body, int retry_after = 0) {
  return {status, std::move(body), std::chrono::seconds(retry_after), ""};
}

struct Row {
  Fetched fetched;
  const char* told;
};

TEST_SUITE("bot/channel/judge") {
  TEST_CASE("what Slack answers") {
    const auto code = [](const char* error) {
      return fetched(200, std::string(R"({"ok":false,"error":")") + error + "\"}");
    };
    for (const Row& row : {
             Row{fetched(200, R"({"ok":true,"ts":"1.1"})"), "accepted"},
             Row{{0, "", {}, "timed out"}, "unreachable"},
             Row{fetched(429, R"({"ok":false,"error":"ratelimited"})", 30), "slowed 30 all"},
             Row{fetched(429, ""), "slowed 1 all"},
             Row{fetched(429, "", 999999), "slowed 3600 all"},
             Row{code("ratelimited"), "slowed 1 all"},
             Row{fetched(503, "<html>"), "unreachable"},
             Row{fetched(200, "{}"), "unreachable"},
             Row{code("fatal_error"), "unreachable"},
             Row{code("invalid_auth"), "locked"},
             Row{code("missing_scope"), "locked"},
             Row{code("accesslimited"), "locked"},
             Row{code("channel_not_found"), "hopeless"},
             Row{code("never_heard_of"), "hopeless"},
             Row{code("invalid_blocks"), "malformed"},
         }) {
      CAPTURE(row.fetched.body);
      CHECK(told(judge_slack(row.fetched)) == row.told);
    }
  }

  TEST_CASE("what Telegram answers") {
    const auto error = [](int code, const std::string& text, const std::string& more = "") {
      return fetched(code, R"({"ok":false,"error_code":)" + std::to_string(code) +
                               R"(,"description":")" + text + "\"" + more + "}");
    };
    for (const Row& row : {
             Row{fetched(200, R"({"ok":true,"result":{}})"), "accepted"},
             Row{{0, "", {}, "refused"}, "unreachable"},
             Row{error(429, "Too Many Requests: retry after 35",
                       R"(,"parameters":{"retry_after":35})"),
                 "slowed 35"},
             Row{fetched(429, "nginx", 7), "slowed 7"},
             Row{fetched(502, "<html>"), "unreachable"},
             Row{error(500, "Internal Server Error"), "unreachable"},
             Row{error(400, "Bad Request: group chat was upgraded to a supergroup chat",
                       R"(,"parameters":{"migrate_to_chat_id":-100777})"),
                 "moved to -100777"},
             Row{error(403, "Forbidden: bot was blocked by the user"), "blocked"},
             Row{error(403, "Forbidden: user is deactivated"), "blocked"},
             Row{error(403, "Forbidden: bot was kicked from the group chat"), "hopeless"},
             Row{error(400, "Bad Request: chat not found"), "hopeless"},
             Row{error(400, "Bad Request: message is not modified: same"), "accepted"},
             Row{error(400, "Bad Request: query is too old and response timeout expired"),
                 "accepted"},
             Row{error(400, "Bad Request: can't parse entities: Unsupported start tag"),
                 "malformed"},
             Row{error(400, "Bad Request: BUTTON_DATA_INVALID"), "malformed"},
             Row{error(401, "Unauthorized"), "locked"},
             Row{error(404, "Not Found"), "locked"},
         }) {
      CAPTURE(row.fetched.body);
      CHECK(told(judge_telegram(row.fetched)) == row.told);
    }
  }

  TEST_CASE("what WhatsApp answers") {
    const auto code = [](int status, int number) {
      return fetched(status, R"({"error":{"message":"(#1) no","type":"OAuthException","code":)" +
                                 std::to_string(number) + "}}");
    };
    for (const Row& row : {
             Row{fetched(200, R"({"messages":[{"id":"wamid.1"}]})"), "accepted"},
             Row{{0, "", {}, "timed out"}, "unreachable"},
             Row{fetched(502, "<html>"), "unreachable"},
             Row{fetched(429, "", 7), "slowed 7 all"},
             Row{code(400, 131056), "slowed 10"},
             Row{code(400, 130429), "slowed 10 all"},
             Row{code(500, 131000), "unreachable"},
             Row{code(500, 999), "unreachable"},
             Row{code(401, 190), "locked"},
             Row{code(403, 200), "locked"},
             Row{code(400, 131009), "malformed"},
             Row{code(400, 131047), "hopeless"},
         }) {
      CAPTURE(row.fetched.body);
      CHECK(told(judge_whatsapp(row.fetched)) == row.told);
    }
  }

  TEST_CASE("what a webhook's receiver answers") {
    for (const Row& row : {
             Row{fetched(200, ""), "accepted"},
             Row{fetched(204, ""), "accepted"},
             Row{{0, "", {}, "timed out"}, "unreachable"},
             Row{fetched(301, ""), "unreachable"},
             Row{fetched(401, ""), "unreachable"},
             Row{fetched(404, ""), "unreachable"},
             Row{fetched(429, "", 30), "slowed 30 all"},
             Row{fetched(429, "", 999999), "slowed 3600 all"},
             Row{fetched(500, ""), "unreachable"},
             Row{fetched(503, ""), "unreachable"},
             Row{fetched(503, "", 5), "slowed 5 all"},
             Row{fetched(400, ""), "hopeless"},
             Row{fetched(410, ""), "hopeless"},
             Row{fetched(413, ""), "hopeless"},
         }) {
      CAPTURE(row.fetched.status);
      CHECK(told(judge_webhook(row.fetched)) == row.told);
    }
  }
}

}  // namespace
}  // namespace bot
