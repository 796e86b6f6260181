#include "bot/channel/slack_judge.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

using Codes = std::string_view;

constexpr auto kPassing = std::to_array<Codes>({
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
    "org_login_required",
    "external_channel_migrating",
    "update_failed",
});
constexpr auto kRated = std::to_array<Codes>({"ratelimited", "rate_limited"});
// The token, or the workspace's policy: nothing gets through until somebody acts.
constexpr auto kLocking = std::to_array<Codes>({
    "not_authed",
    "invalid_auth",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "not_allowed_token_type",
    "missing_scope",
    "no_permission",
    "team_access_not_granted",
    "message_limit_exceeded",
    "accesslimited",
    "access_denied",
    "ekm_access_denied",
    "two_factor_setup_required",
});
constexpr auto kOurBugs = std::to_array<Codes>({
    "invalid_blocks",
    "invalid_blocks_format",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "invalid_arguments",
    "invalid_arg_name",
    "invalid_array_arg",
    "invalid_charset",
    "invalid_form_data",
    "invalid_post_type",
    "missing_post_type",
    "invalid_json",
    "json_not_object",
    "markdown_text_conflict",
    "too_many_attachments",
    "metadata_too_large",
});

template <std::size_t Count>
bool among(const std::array<Codes, Count>& codes, Codes code) {
  return std::ranges::find(codes, code) != codes.end();
}

Verdict judge_code(const std::string& code, std::chrono::seconds wait) {
  if (among(kRated, code)) return Slowed{wait, true};
  if (among(kPassing, code)) return Unreachable{code};
  if (among(kLocking, code)) return Locked{code};
  if (among(kOurBugs, code)) return Malformed{code};
  return Hopeless{code};  // The target, or a code that is new to us.
}

}  // namespace

Verdict judge_slack(const Fetched& fetched) {
  if (fetched.status == 429) return Slowed{wait_asked(fetched), true};
  const auto answer = foreign_object(fetched.body);
  if (fetched.status == 0 || !answer) return unexplained(fetched);
  if (true_at(*answer, {"ok"})) return Accepted{};
  const std::string code = text_at(*answer, {"error"});
  if (code.empty() || fetched.status >= 500) {
    return Unreachable{unexplained(fetched).reason + " " + code};
  }
  return judge_code(code, wait_asked(fetched));
}

}  // namespace bot
