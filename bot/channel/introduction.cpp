#include "bot/channel/introduction.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "bot/channel/foreign_json.h"
#include "knowledge/overloaded.h"

namespace bot {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirst{2000};
constexpr milliseconds kLongest{60000};

// Why it was not accepted; "" when it was.
std::string reason_of(const Verdict& verdict) {
  return std::visit(knowledge::Overloaded{
                        [](const Accepted&) { return std::string(); },
                        [](const Slowed&) { return std::string("slowed"); },
                        [](const Moved&) { return std::string("moved"); },
                        [](const auto& failed) {
                          return failed.reason.empty() ? std::string("refused") : failed.reason;
                        },
                    },
                    verdict);
}

}  // namespace

Introduction::Introduction(IntroductionWorld world, std::deque<Errand> errands)
    : world_(std::move(world)), errands_(std::move(errands)) {}

std::optional<milliseconds> Introduction::step() {
  if (errands_.empty()) return std::nullopt;
  Errand errand = std::move(errands_.front());
  errands_.pop_front();
  const Fetched fetched = world_.api(errand.call);
  const Verdict verdict = world_.judge(fetched);
  if (const std::string reason = reason_of(verdict); !reason.empty()) {
    const auto* slowed = std::get_if<Slowed>(&verdict);
    auto wait = postpone(std::move(errand), reason);
    return slowed == nullptr ? wait : std::max<milliseconds>(*wait, slowed->wait);
  }
  failures_ = 0;
  const auto answer = foreign_object(fetched.body).value_or(nlohmann::json::object());
  world_.observe(ChannelNoted{world_.channel, errand.accepted(answer), false});
  return errands_.empty() ? std::nullopt : std::optional(milliseconds(0));
}

std::optional<milliseconds> Introduction::postpone(Errand errand, const std::string& reason) {
  world_.observe(ChannelNoted{world_.channel, errand.call.method + ": " + reason, true});
  errands_.push_back(std::move(errand));
  const int doublings = std::min(failures_++, 10);
  return std::min(kLongest, kFirst * (std::int64_t{1} << doublings));
}

}  // namespace bot
