#include "bot/channel/timestamp.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace bot {
namespace {

using dialog::Instant;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Reads a text from the left; once something is missing, everything after it is.
struct Reading {
  std::string_view rest;
  bool sound = true;

  bool take(char letter) {
    if (!sound || rest.empty() || rest.front() != letter) return false;
    rest.remove_prefix(1);
    return true;
  }
  void expect(char letter) { sound = take(letter); }

  int digits(std::size_t count, int max) {
    int value = 0;
    sound = sound && rest.size() >= count && rest.front() >= '0' && rest.front() <= '9';
    if (!sound) return 0;
    const char* const end = rest.data() + count;
    sound = std::from_chars(rest.data(), end, value).ptr == end && value <= max;
    rest.remove_prefix(count);
    return value;
  }

  milliseconds fraction() {
    int value = 0;
    int scale = 100;
    if (!take('.')) return milliseconds(0);
    sound = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1)) {
      value += scale * (rest.front() - '0');
      scale /= 10;
    }
    return milliseconds(value);
  }

  minutes offset() {
    if (take('Z') || take('z')) return minutes(0);
    const bool east = take('+');
    if (!east) expect('-');
    const int hours = digits(2, 23);
    expect(':');
    const minutes away = std::chrono::hours(hours) + minutes(digits(2, 59));
    return east ? away : -away;
  }
};

}  // namespace

std::string iso_8601(Instant at) {
  const auto whole = std::chrono::floor<seconds>(at);
  const std::time_t time = whole.time_since_epoch().count();
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> day{};
  const auto size = std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::array<char, 8> rest{};
  std::snprintf(rest.data(), rest.size(), ".%03dZ", static_cast<int>((at - whole).count()));
  return std::string(day.data(), size) + rest.data();
}

std::string iso_day(dialog::Instant at) {
  return iso_8601(at).substr(0, std::string_view("2026-11-05").size());
}

std::optional<Instant> from_iso_8601(std::string_view text) {
  Reading reading{text};
  const int year = reading.digits(4, 9999);
  reading.expect('-');
  const auto month = static_cast<unsigned>(reading.digits(2, 12));
  reading.expect('-');
  const auto day = static_cast<unsigned>(reading.digits(2, 31));
  if (!reading.take('T')) reading.expect('t');
  const std::chrono::hours hour(reading.digits(2, 23));
  reading.expect(':');
  const minutes minute(reading.digits(2, 59));
  reading.expect(':');
  const seconds second(reading.digits(2, 59));
  const milliseconds fraction = reading.fraction();
  const minutes offset = reading.offset();
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!reading.sound || !reading.rest.empty() || !date.ok()) return std::nullopt;
  return Instant(std::chrono::sys_days(date)) + hour + minute + second + fraction - offset;
}

}  // namespace bot
