#include "bot/desk/stats_route.h"

#include <chrono>
#include <exception>

#include "bot/channel/query.h"
#include "bot/channel/unanswered.h"
#include "bot/stats/stats_json.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;

constexpr const char* kStatsRoute = "/desk/api/stats";
constexpr NumberRule kDays{.name = "days", .min = 1, .max = kStatsDaysMax, .otherwise = kStatsDays};

void count(const Gate& gate, const StatsWorld& world, Instant since, Instant until,
           const Respond& respond) {
  try {
    const Stats stats = statistics(*world.open(), *world.pack, since, until);
    respond({200, "application/json", stats_json(stats), {}});
  } catch (const StoreError& error) {
    gate.observe(HandlerFailed{kStatsRoute, error.what()});
    respond(unanswered(Failed::Unstored));
  } catch (const std::exception& error) {
    gate.observe(HandlerFailed{kStatsRoute, error.what()});
    respond(unanswered(Failed::Poisoned));
  }
}

}  // namespace

http::Route stats_route(const Gate& gate, const StatsWorld& world) {
  return behind(gate, "GET", kStatsRoute,
                [gate, world](const Request& request, const SignedIn& who, const Respond& respond) {
                  const auto days = take_number(request, kDays);
                  if (!days) return respond(http::problem(400, days.error().message));
                  const Instant until = who.now;
                  const Instant since = until - std::chrono::hours(24) * *days;
                  const bool taken = world.aside([gate, world, since, until, respond] {
                    count(gate, world, since, until, respond);
                  });
                  if (!taken) respond(unanswered(Failed::Overloaded));
                });
}

}  // namespace bot
