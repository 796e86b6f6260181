#include "bot/channel/telegram_judge.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "bot/channel/foreign_json.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using nlohmann::json;
using std::chrono::seconds;

constexpr auto kHarmless = std::to_array<std::string_view>(
    {"message is not modified", "query is too old", "message to delete not found",
     "message to be replied not found"});
constexpr auto kOurBugs = std::to_array<std::string_view>(
    {"can't parse entities", "message is too long", "text is too long", "text must be non-empty",
     "message text is empty", "button_data_invalid", "reply markup is too long", "wrong http url"});
constexpr auto kBlocked = std::to_array<std::string_view>({"blocked by the user", "deactivated"});

template <std::size_t Count>
bool holds_one(const std::string& text, const std::array<std::string_view, Count>& words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

Verdict judge_refusal(const json& answer, const std::string& reason) {
  const std::string text = knowledge::lowered(reason);
  if (const std::string to = text_at(answer, {"parameters", "migrate_to_chat_id"}); !to.empty()) {
    return Moved{to};
  }
  if (holds_one(text, kHarmless)) return Accepted{};
  if (holds_one(text, kOurBugs)) return Malformed{reason};
  return Hopeless{reason};
}

Verdict judge_code(const json& answer, int code, const std::string& reason) {
  switch (code) {
    case 400:
      return judge_refusal(answer, reason);
    case 401:
    case 404:
    case 421:
      return Locked{reason};
    case 403:
      if (holds_one(knowledge::lowered(reason), kBlocked)) return Blocked{reason};
      return Hopeless{reason};
    case 413:
      return Malformed{reason};
    default:
      return Unreachable{reason};
  }
}

int code_of(const json& answer, int status) {
  const json& code = member(answer, {"error_code"});
  return code.is_number_integer() ? code.get<int>() : status;
}

}  // namespace

Verdict judge_telegram(const Fetched& fetched) {
  const auto answer = foreign_object(fetched.body);
  if (answer && true_at(*answer, {"ok"})) return Accepted{};
  const int code = answer ? code_of(*answer, fetched.status) : fetched.status;
  if (code == 429) {
    Fetched slowed = fetched;
    if (answer) {
      const json& after = member(*answer, {"parameters", "retry_after"});
      if (after.is_number_integer()) slowed.retry_after = seconds(after.get<std::int64_t>());
    }
    return Slowed{wait_asked(slowed), false};
  }
  if (fetched.status == 0 || !answer) return unexplained(fetched);
  std::string reason = text_at(*answer, {"description"});
  if (reason.empty()) reason = unexplained(fetched).reason;
  return judge_code(*answer, code, reason);
}

}  // namespace bot
