#include "bot/config/agent_hours.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include <date/tz.h>

#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using knowledge::Error;
using knowledge::Result;
using std::chrono::minutes;

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;
constexpr int kWeek = 7 * kDay;
constexpr auto kDays = std::to_array<std::string_view>(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
constexpr std::size_t kShortDay = 3;

Error wrong(std::string_view part) {
  return Error{"'" + std::string(part) + "': expected days and hours, like 'Mon-Fri 09:00-17:00'"};
}

// Both sides of the only `mark`; the whole on both sides where there is none.
std::pair<std::string_view, std::string_view> sides(std::string_view text, char mark) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return {text, text};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::optional<int> day_named(std::string_view name) {
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    const std::string full = knowledge::folded(kDays[day]);
    const std::string given = knowledge::folded(name);
    if (given == full || given == full.substr(0, kShortDay)) return static_cast<int>(day);
  }
  return std::nullopt;
}

// "09:00", to "24:00".
std::optional<int> minute_of_day(std::string_view text) {
  constexpr std::size_t size = 5;
  if (text.size() != size || text[2] != ':') return std::nullopt;
  int hour = -1;
  int minute = -1;
  const auto* begin = text.data();
  if (std::from_chars(begin, begin + 2, hour).ptr != begin + 2) return std::nullopt;
  if (std::from_chars(begin + 3, begin + size, minute).ptr != begin + size) return std::nullopt;
  if (hour < 0 || minute < 0 || minute >= kHour) return std::nullopt;
  const int total = hour * kHour + minute;
  return total <= kDay ? std::optional(total) : std::nullopt;
}

std::string clock_of(int minute_of_week) {
  const int minute = minute_of_week % kDay;
  std::string text = "00:00";
  text[0] = static_cast<char>('0' + minute / kHour / 10);
  text[1] = static_cast<char>('0' + minute / kHour % 10);
  text[3] = static_cast<char>('0' + minute % kHour / 10);
  text[4] = static_cast<char>('0' + minute % kHour % 10);
  return text;
}

std::string day_of(int minute_of_week, int today) {
  const int day = minute_of_week / kDay % 7;
  if (day == today) return minute_of_week < kWeek ? "today" : std::string(kDays[day]);
  if (day == (today + 1) % 7) return "tomorrow";
  return std::string(kDays[day]);
}

}  // namespace

Result<std::vector<AgentHours::Span>> AgentHours::parse_part(std::string_view part) {
  const auto space = part.find(' ');
  if (space == std::string_view::npos) return wrong(part);
  const auto [first_name, last_name] = sides(part.substr(0, space), '-');
  const auto [from_text, to_text] = sides(knowledge::trimmed(part.substr(space)), '-');
  const auto first = day_named(first_name);
  const auto last = day_named(last_name);
  const auto from = minute_of_day(from_text);
  const auto to = minute_of_day(to_text);
  if (!first || !last || !from || !to || *from == *to || *from == kDay) return wrong(part);

  std::vector<Span> spans;
  const int days = (*last - *first + 7) % 7 + 1;
  for (int day = 0; day < days; ++day) {
    const int begin = (*first + day) % 7 * kDay + *from;
    const int length = *to > *from ? *to - *from : *to - *from + kDay;
    spans.push_back({begin, begin + length});
  }
  return spans;
}

Result<AgentHours> AgentHours::parse(std::string_view hours, const std::string& time_zone) {
  AgentHours result;
  result.zone_ = time_zone;
  try {
    (void)date::locate_zone(time_zone);
  } catch (const std::exception&) {
    return Error{"'" + time_zone +
                 "': is no time zone of this system, expected like 'Europe/Paris'"};
  }
  while (!hours.empty()) {
    const auto comma = hours.find(',');
    auto spans = parse_part(knowledge::trimmed(hours.substr(0, comma)));
    if (!spans) return spans.error();
    result.open_.insert(result.open_.end(), spans->begin(), spans->end());
    hours = comma == std::string_view::npos ? std::string_view() : hours.substr(comma + 1);
  }
  return result;
}

Presence AgentHours::at(dialog::Instant now) const {
  if (open_.empty()) return {true, "", {}};
  const auto* const zone = date::locate_zone(zone_);
  const auto local = date::floor<minutes>(zone->to_local(now));
  const auto midnight = date::floor<date::days>(local);
  const int today = static_cast<int>(date::weekday(midnight).iso_encoding()) - 1;
  const int minute = today * kDay + static_cast<int>((local - midnight).count());

  int opens = 2 * kWeek;
  for (const Span& span : open_) {
    const bool open = (span.from <= minute && minute < span.to) || minute + kWeek < span.to;
    if (open) return {true, "", {}};
    opens = std::min(opens, span.from > minute ? span.from : span.from + kWeek);
  }
  const auto back = zone->to_sys(local + minutes(opens - minute), date::choose::earliest);
  return {false,
          day_of(opens, today) + " at " + clock_of(opens) + " " + zone->get_info(back).abbrev,
          date::floor<std::chrono::milliseconds>(back)};
}

}  // namespace bot
