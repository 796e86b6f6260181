#include "bot/channel/telegram_poll.h"

#include <algorithm>
#include <utility>

#include "bot/channel/foreign_json.h"
#include "bot/channel/telegram_judge.h"

namespace bot {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr int kUpdatesMax = 100;  // Of one answer: Telegram's own limit.
constexpr milliseconds kFirst{1000};
constexpr milliseconds kLongest{30000};
constexpr milliseconds kEmpty{200};  // A server that holds no poll is not asked without a break.
constexpr int kConflict = 409;

std::string reason_of(const Fetched& fetched, const std::optional<json>& answer) {
  if (fetched.status == 0) return fetched.failure;
  const std::string said = answer ? text_at(*answer, {"description"}) : "";
  return said.empty() ? "status " + std::to_string(fetched.status) : said;
}

}  // namespace

json telegram_updates_wanted() {
  return json::array({"message", "edited_message", "callback_query", "my_chat_member"});
}

TelegramPoll::TelegramPoll(TelegramPollWorld world) : world_(std::move(world)) {}

milliseconds TelegramPoll::step() {
  if (offset_ < 0) {
    const std::int64_t read = world_.begin();
    offset_ = read == 0 ? 0 : read + 1;
  }
  json body = {{"timeout", kPollFor.count()},
               {"limit", kUpdatesMax},
               {"allowed_updates", telegram_updates_wanted()}};
  if (offset_ > 0) body["offset"] = offset_;
  const Fetched fetched = world_.api({"getUpdates", written(body)});
  const auto answer = foreign_object(fetched.body);
  if (fetched.status != 200 || !answer || !true_at(*answer, {"ok"})) return recover(fetched);
  failures_ = 0;
  return take_all(member(*answer, {"result"}));
}

// In their order, each stored before the next: what is refused is asked for again.
milliseconds TelegramPoll::take_all(const json& updates) {
  if (!updates.is_array()) return kFirst;
  if (updates.empty()) return kEmpty;
  for (const json& update : updates) {
    const json& id = member(update, {"update_id"});
    if (!id.is_number_integer()) continue;
    if (world_.take(update, id.get<std::int64_t>()) == Taken::Refused) return kFirst;
    offset_ = id.get<std::int64_t>() + 1;
  }
  return milliseconds(0);
}

milliseconds TelegramPoll::recover(const Fetched& fetched) {
  const auto answer = foreign_object(fetched.body);
  const std::string reason = reason_of(fetched, answer);
  world_.observe(ChannelNoted{"telegram", "getUpdates: " + reason, true});
  const Verdict verdict = judge_telegram(fetched);
  if (const auto* slowed = std::get_if<Slowed>(&verdict)) return slowed->wait;
  // A webhook that was registered before keeps everything from us.
  if (fetched.status == kConflict && reason.find("webhook") != std::string::npos) {
    (void)world_.api({"deleteWebhook", "{}"});
  }
  const int doublings = std::min(failures_++, 10);
  return std::min(kLongest, kFirst * (std::int64_t{1} << doublings));
}

}  // namespace bot
