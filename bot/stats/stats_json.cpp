#include "bot/stats/stats_json.h"

#include <nlohmann/json.hpp>

#include "bot/channel/http_json.h"

namespace bot {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const Stats::Seconds& seconds) { return seconds ? Json(*seconds) : Json(); }

Json reasons_of(const Stats& stats) {
  Json list = Json::array();
  for (const auto& [reason, count] : stats.reasons)
    list.push_back({{"reason", reason}, {"count", count}});
  return list;
}

Json endings_of(const Stats& stats) {
  Json json;
  for (const Ending ending : kEndings)
    json[std::string(to_string(ending))] = stats.endings[static_cast<std::size_t>(ending)];
  return json;
}

Json ratings_of(const Stats& stats) {
  Json list = Json::array();
  for (std::size_t i = 0; i < stats.ratings.size(); ++i)
    list.push_back({{"stars", i + 1}, {"count", stats.ratings[i]}});
  return list;
}

Json fixes_of(const Stats& stats) {
  Json list = Json::array();
  for (const Stats::FixOutcome& fix : stats.fixes) {
    list.push_back({{"symptom", fix.symptom},
                    {"problem", fix.problem},
                    {"fix", fix.fix},
                    {"heading", fix.heading},
                    {"solved", fix.solved},
                    {"failed", fix.failed}});
  }
  return list;
}

Json days_of(const Stats& stats) {
  Json list = Json::array();
  for (const Stats::Day& day : stats.days) {
    list.push_back(
        {{"day", day.day}, {"solved_by_bot", day.solved_by_bot}, {"handed_over", day.handed_over}});
  }
  return list;
}

}  // namespace

std::string stats_json(const Stats& stats) {
  const Json json = {{"since", iso_8601(stats.since)},
                     {"until", iso_8601(stats.until)},
                     {"conversations", stats.conversations},
                     {"solved_by_bot", stats.solved_by_bot},
                     {"handed_over", stats.handed_over},
                     {"reasons", reasons_of(stats)},
                     {"ended", endings_of(stats)},
                     {"median_wait_seconds", or_null(stats.wait)},
                     {"median_first_response_seconds", or_null(stats.first_response)},
                     {"median_resolution_seconds", or_null(stats.resolution)},
                     {"median_bot_seconds", or_null(stats.bot)},
                     {"ratings", ratings_of(stats)},
                     {"rating", stats.rating ? Json(*stats.rating) : Json()},
                     {"fixes", fixes_of(stats)},
                     {"days", days_of(stats)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace bot
