#include "intents/entities.h"

#include <algorithm>
#include <array>

#include "intents/fate.h"
#include "intents/numbers.h"
#include "intents/patterns.h"
#include "intents/phone.h"

namespace intents {
namespace {

constexpr int kMinutesADay = 24 * 60;

std::string_view unit_of(std::string_view word) {
  if (is_any(word, {"mb", "mbs", "meg", "megs", "megabyte", "megabytes"})) return "MB";
  if (is_any(word, {"gb", "gbs", "gig", "gigs", "gigabyte", "gigabytes", "go"})) return "GB";
  if (is_any(word, {"tb", "tbs", "tera", "terabyte", "terabytes"})) return "TB";
  return "";
}

std::optional<int> ordinal_word(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kOrdinals{"first", "second", "third",  "fourth",
                                                             "fifth", "sixth",  "seventh"};
  static constexpr std::array<std::string_view, 7> kCardinals{"one",  "two", "three", "four",
                                                              "five", "six", "seven"};
  for (const auto& names : {kOrdinals, kCardinals}) {
    const auto found = std::find(names.begin(), names.end(), word);
    if (found != names.end()) return static_cast<int>(found - names.begin()) + 1;
  }
  if (word == "last") return -1;
  return std::nullopt;
}

bool ordinal_filler(std::string_view word) {
  return is_any(
      word, {"the",  "option", "number", "no",  "nr",   "choice", "answer", "button", "st",   "nd",
             "rd",   "th",     "please", "pls", "one",  "i",      "pick",   "choose", "take", "try",
             "lets", "go",     "with",   "its", "that", "maybe",  "think",  "id",     "ill",  "say",
             "want", "ok",     "okay",   "do",  "it",   "is",     "item",   "um",     "then"});
}

// The amount before a unit of time at word `at`, which is moved past it: "30", "half an", "1.5".
std::optional<double> amount(const Words& words, std::size_t& at) {
  static const Patterns kNamed({"half an|a?", "a quarter of? an?", "an|a", "a? couple of?", "one",
                                "two", "three", "four", "five", "ten", "fifteen", "twenty",
                                "thirty"});
  static constexpr std::array<double, 13> kValues{0.5, 0.25, 1, 2, 1, 2, 3, 4, 5, 10, 15, 20, 30};
  if (at < words.size() && words[at].number) return decimal_number(words[at++].text);
  const auto hit = kNamed.match_at(words, at);
  if (!hit) return std::nullopt;
  at = hit->last;
  return kValues.at(hit->row);
}

double unit_minutes(std::string_view word) {
  if (is_any(word, {"min", "mins", "minute", "minutes", "m"})) return 1;
  if (is_any(word, {"hour", "hours", "hr", "hrs", "h"})) return 60;
  if (is_any(word, {"day", "days"})) return 24 * 60;
  if (is_any(word, {"week"})) return 7 * 24 * 60;
  return 0;
}

// A span of time that starts at word `at`, which is moved past it.
std::optional<int> duration(const Words& words, std::size_t& at) {
  auto count = amount(words, at);
  const double unit = count && at < words.size() ? unit_minutes(words[at].text) : 0;
  if (unit == 0) return std::nullopt;
  ++at;
  if (words.text(at) == "and" && (words.text(at + 1) == "a" || words.text(at + 1) == "half")) {
    static const Patterns kHalf({"and a? half"});
    if (const auto hit = kHalf.match_at(words, at)) {
      *count += 0.5;
      at = hit->last;
    }
  }
  const double minutes = *count * unit;
  if (!(minutes >= 1 && minutes <= kMinutesMax)) return std::nullopt;
  return static_cast<int>(minutes);
}

// Whoever is to be reminded tomorrow is reminded at the hour at which they ask.
bool asks_for_tomorrow(const Words& words) {
  static const Patterns kTomorrow({"tomorrow|tmrw|tmr|tmrrw|tomorow|tommorow|tommorrow|tomorro"});
  static const Patterns kReminds({"remind|ping|text|message|nudge|poke|ask|write to? me|us",
                                  "reminder|remind|ping", "check back|in|again"});
  const auto hits = kTomorrow.find_all(words);
  if (hits.empty()) return false;
  const bool alone = hits.front().first == 0 && words.size() <= 2;
  return alone || kReminds.found_in(words);
}

}  // namespace

std::vector<Size> sizes_in(const Words& words) {
  std::vector<Size> sizes;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    const std::string_view unit = words[at].number ? unit_of(words[at + 1].text) : "";
    const bool per_second = words.gap_before(at + 2).substr(0, 1) == "/";
    const bool near = words.gap_before(at + 1).find_first_not_of(" -") == std::string_view::npos;
    if (unit.empty() || per_second || !near) continue;
    // "go" is a gigabyte in French only when it clings: "5go", not "3 go".
    if (words[at + 1].text == "go" && !words.gap_before(at + 1).empty()) continue;
    if (const auto value = decimal_number(words[at].text)) {
      sizes.push_back({*value, std::string(unit)});
    }
  }
  return sizes;
}

std::optional<int> ordinal_in(const Words& words) {
  if (words.source.find_first_of("%$") != std::string_view::npos) return std::nullopt;
  std::optional<int> found;
  for (const Word& word : words.list) {
    const auto value = word.number ? whole_number(word.text) : ordinal_word(word.text);
    // The "one" of "the second one" adds nothing.
    const bool adds = value && !(word.text == "one" && found);
    if (!adds && !value && !ordinal_filler(word.text)) return std::nullopt;
    if (adds && (found || *value == 0 || *value > kOrdinalMax)) return std::nullopt;
    if (adds) found = value;
  }
  return found;
}

std::optional<int> minutes_in(const Words& words) {
  static const Patterns kLead({"in", "in about|like|around|maybe?", "back|again|remind in|after",
                               "remind me in|after", "give me", "wait", "need"});
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::size_t next = at;
    if (const auto hit = kLead.match_at(words, at)) next = hit->last;
    const bool bare = at == 0 && next == at;
    if (!bare && next == at) continue;
    const auto minutes = duration(words, next);
    if (minutes && (!bare || next == words.size() || words.text(next) == "please")) return minutes;
  }
  // "remind me in 30": minutes are meant.
  static const Patterns kRemind({"remind me? in|after #"});
  for (const auto& hit : kRemind.find_all(words)) {
    const auto value = whole_number(words[hit.last - 1].text);
    if (value && *value >= 1 && *value <= kMinutesMax && hit.last == words.size()) return value;
  }
  if (asks_for_tomorrow(words)) return kMinutesADay;
  return std::nullopt;
}

Entities entities_of(const Words& words, const KnownErrors& errors) {
  Entities entities;
  entities.error_codes = errors.codes_in(words);
  entities.sizes = sizes_in(words);
  entities.fate = fate_in(words);
  entities.minutes = minutes_in(words);
  if (auto named = find_model(words)) entities.device.model = std::move(named->model);
  if (const auto named = find_version(words)) entities.device.ios = named->version;
  entities.ordinal = ordinal_in(words);
  return entities;
}

}  // namespace intents
