#include "bot/channel/whatsapp_judge.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

constexpr std::chrono::seconds kSomeTime{10};  // The documentation names none.

Verdict judge_code(std::int64_t code, int status, const std::string& reason) {
  const auto among = [&](std::initializer_list<std::int64_t> codes) {
    return std::ranges::find(codes, code) != codes.end();
  };
  if (code == 131056) return Slowed{kSomeTime, false};  // Too much to one person.
  if (among({4, 80007, 130429})) return Slowed{kSomeTime, true};
  if (among({1, 2, 131000, 131016}) || status >= 500) return Unreachable{reason};
  if (among({0, 3, 10, 190, 368, 131005, 131031, 131042}) || (code >= 200 && code < 300)) {
    return Locked{reason};  // The token, its permissions, the account.
  }
  if (among({100, 131008, 131009})) return Malformed{reason};
  return Hopeless{reason};  // The person: not there, or silent for more than 24 hours.
}

}  // namespace

Verdict judge_whatsapp(const Fetched& fetched) {
  if (fetched.status == 200) return Accepted{};
  const auto answer = foreign_object(fetched.body).value_or(nlohmann::json());
  if (const auto& code = member(answer, {"error", "code"}); code.is_number_integer()) {
    const std::string reason = text_at(answer, {"error", "message"});
    return judge_code(code.get<std::int64_t>(), fetched.status, reason);
  }
  if (fetched.status == 429) return Slowed{wait_asked(fetched), true};
  return unexplained(fetched);
}

}  // namespace bot
