#include "bot/config/duration.h"

#include <array>
#include <charconv>

namespace bot {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};
constexpr auto kUnits = std::to_array<Unit>(
    {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}});
constexpr std::int64_t kMillisecondsMax = 3650 * kUnits[0].milliseconds;  // Ten years.

}  // namespace

knowledge::Result<dialog::Duration> parse_duration(std::string_view text) {
  std::int64_t number = -1;
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const std::string_view name(rest, static_cast<std::size_t>(end - rest));
  for (const Unit& unit : kUnits) {
    if (error != std::errc{} || number < 0 || unit.name != name) continue;
    if (number > kMillisecondsMax / unit.milliseconds) break;
    return dialog::Duration(number * unit.milliseconds);
  }
  return knowledge::Error{"must be a duration such as 800ms, 5s, 30m, 24h or 7d, not '" +
                          std::string(text) + "'"};
}

std::string to_string(dialog::Duration duration) {
  for (const Unit& unit : kUnits) {
    const std::int64_t count = duration.count() / unit.milliseconds;
    if (count > 0 && duration.count() % unit.milliseconds == 0) {
      return std::to_string(count) + std::string(unit.name);
    }
  }
  return "0ms";
}

}  // namespace bot
