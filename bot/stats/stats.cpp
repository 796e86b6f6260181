#include "bot/stats/stats.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <utility>

#include "bot/channel/timestamp.h"

namespace bot {
namespace {

using Kind = dialog::HappeningKind;
using Values = std::vector<std::int64_t>;

std::int64_t seconds(dialog::Duration time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

// Adds up one conversation after the other.
class Tally {
 public:
  Tally(Instant since, Instant until) {
    stats_.since = since;
    stats_.until = until;
  }

  // All events of a conversation that was begun at `created`.
  void add(const std::vector<HandoffEvent>& events, Instant created) {
    const auto episodes = episodes_of(events);
    for (const Episode& episode : episodes) {
      if (covers(episode.begun())) add(episode);
    }
    for (const HandoffEvent& event : events) {
      if (event.kind == Kind::Rated && covers(event.at)) rate(event.detail);
    }
    const auto solved = std::ranges::find(events, Kind::Solved, &HandoffEvent::kind);
    if (solved == events.end() || !covers(created)) return;
    const bool helped = std::ranges::any_of(episodes, [&](const Episode& episode) {
      return episode.claimed != Instant{} && episode.claimed <= solved->at;
    });
    if (helped) return;
    ++stats_.solved_by_bot;
    ++day(solved->at).solved_by_bot;
    bot_.push_back(seconds(solved->at - created));
  }

  [[nodiscard]] Stats take() {
    stats_.wait = median(std::move(wait_));
    stats_.first_response = median(std::move(first_response_));
    stats_.resolution = median(std::move(resolution_));
    stats_.bot = median(std::move(bot_));
    for (const auto& [reason, count] : reasons_)
      stats_.reasons.push_back({reason, count});
    std::ranges::stable_sort(stats_.reasons, std::greater<>(), &Stats::Reason::count);
    for (auto& [name, one] : days_)
      stats_.days.push_back(std::move(one));
    mean();
    return std::move(stats_);
  }

 private:
  [[nodiscard]] bool covers(Instant at) const { return at >= stats_.since && at < stats_.until; }

  Stats::Day& day(Instant at) {
    const std::string name = iso_day(at);
    Stats::Day& one = days_[name];
    one.day = name;
    return one;
  }

  void add(const Episode& episode) {
    ++stats_.handed_over;
    ++day(episode.begun()).handed_over;
    ++reasons_[episode.reason.empty() ? "an agent took it" : episode.reason];
    ++stats_.endings[static_cast<std::size_t>(episode.ending)];
    if (episode.queued != Instant{} && episode.claimed != Instant{}) {
      wait_.push_back(seconds(episode.claimed - episode.queued));
    }
    if (episode.first_response != Instant{}) {
      first_response_.push_back(seconds(episode.first_response - episode.begun()));
    }
    if (episode.ending == Ending::Resolved || episode.ending == Ending::Returned) {
      resolution_.push_back(seconds(episode.resolution()));
    }
  }

  void rate(const std::string& stars) {
    const auto place = static_cast<std::size_t>(stars.empty() ? 0 : stars.front() - '1');
    if (stars.size() == 1 && place < stats_.ratings.size()) ++stats_.ratings[place];
  }

  void mean() {
    std::int64_t count = 0;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < stats_.ratings.size(); ++i) {
      count += stats_.ratings[i];
      sum += stats_.ratings[i] * static_cast<std::int64_t>(i + 1);
    }
    if (count > 0) stats_.rating = static_cast<double>(sum) / static_cast<double>(count);
  }

  Stats stats_;
  Values wait_;
  Values first_response_;
  Values resolution_;
  Values bot_;
  std::map<std::string, std::int64_t> reasons_;
  std::map<std::string, Stats::Day> days_;
};

std::vector<Stats::FixOutcome> fixes_of(const std::vector<OutcomeCount>& outcomes,
                                        const knowledge::Pack& pack) {
  std::vector<Stats::FixOutcome> list;
  for (const OutcomeCount& row : outcomes) {  // By symptom and fix.
    if (row.outcome != dialog::Outcome::Solved && row.outcome != dialog::Outcome::Failed) continue;
    const bool begins =
        list.empty() || list.back().symptom != row.symptom || list.back().fix != row.fix;
    if (begins) {
      const knowledge::Symptom* symptom = pack.find_symptom(row.symptom);
      const knowledge::Fix* fix = pack.find_fix(row.fix);
      list.push_back({.symptom = row.symptom,
                      .problem = symptom != nullptr    ? symptom->label
                                 : row.symptom.empty() ? "The symptom wasn't said"
                                                       : row.symptom,
                      .fix = row.fix,
                      .heading = fix != nullptr ? fix->heading : row.fix});
    }
    std::int64_t& count =
        row.outcome == dialog::Outcome::Solved ? list.back().solved : list.back().failed;
    count += row.count;
  }
  return list;
}

}  // namespace

std::optional<std::int64_t> median(Values values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return std::midpoint(values[middle - 1], values[middle]);
}

Stats statistics(Store& store, const knowledge::Pack& pack, Instant since, Instant until) {
  Tally tally(since, until);
  std::vector<HandoffEvent> events;
  Instant begun;
  store.each_handoff(since, [&](HandoffEvent event, Instant created) {
    if (!events.empty() && events.front().conversation != event.conversation) {
      tally.add(events, begun);
      events.clear();
    }
    begun = created;
    events.push_back(std::move(event));
  });
  tally.add(events, begun);
  Stats stats = tally.take();
  stats.conversations = store.conversations_begun(since, until);
  stats.fixes = fixes_of(store.outcomes(), pack);
  return stats;
}

}  // namespace bot
