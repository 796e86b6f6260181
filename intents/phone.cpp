#include "intents/phone.h"

#include <algorithm>
#include <optional>
#include <string>

#include "intents/numbers.h"
#include "intents/patterns.h"

namespace intents {
namespace {

using Found = NamedModel;

// Whether there is such a phone; of numbers past the table any of the usual ones is taken.
bool exists(int number, std::string_view suffix) {
  switch (number) {
    case 4:
      return suffix == "s";
    case 5:
      return is_any(suffix, {"c", "s"});
    case 6:
      return is_any(suffix, {"Plus", "s", "s Plus"});
    case 7:
    case 8:
      return suffix == "Plus";
    case 9:
    case 10:
      return false;
    case 11:
      return is_any(suffix, {"Pro", "Pro Max"});
    case 12:
    case 13:
      return is_any(suffix, {"mini", "Pro", "Pro Max"});
    case 14:
    case 15:
      return is_any(suffix, {"Plus", "Pro", "Pro Max"});
    default:
      return is_any(suffix, {"e", "Plus", "Pro", "Pro Max"});
  }
}

// The suffix that the words from `at` on give, with how many words it takes.
struct Suffix {
  std::string_view name;
  std::size_t words = 0;
};

Suffix suffix_at(const Words& words, std::size_t at) {
  const std::string_view first = words.text(at);
  const std::string_view second = words.text(at + 1);
  const bool glued = words.gap_before(at).empty();
  if (first == "promax") return {"Pro Max", 1};
  if (first == "pro" && second == "max") return {"Pro Max", 2};
  if (first == "pro") return {"Pro", 1};
  if (first == "mini") return {"mini", 1};
  if (first == "plus") return {"Plus", 1};
  if (glued && first == "e") return {"e", 1};
  if (first == "s" && second == "plus") return {"s Plus", 2};
  if (first == "splus") return {"s Plus", 1};
  if (first == "s" || (glued && first == "c")) return {first, 1};
  return {};
}

constexpr int kNumberMin = 4;
constexpr int kNumberMax = 30;

std::string name_of(std::string_view number, std::string_view suffix) {
  if (number == "10") return "iPhone X";
  const bool joined = suffix.size() == 1 || suffix == "s Plus";
  std::string name = "iPhone " + std::string(number);
  if (!suffix.empty() && !joined) name += ' ';
  return name + std::string(suffix);
}

// "12 mini", "13pro max", and with `named` (after "iphone") a bare "12" as well.
std::optional<Found> numbered(const Words& words, std::size_t at, bool named) {
  const auto number =
      at < words.size() && words[at].number ? whole_number(words[at].text) : std::nullopt;
  if (!number || *number < kNumberMin || *number > kNumberMax) return std::nullopt;
  const bool plus_sign = words.gap_before(at + 1).substr(0, 1) == "+";
  const Suffix suffix = plus_sign ? Suffix{"Plus", 0} : suffix_at(words, at + 1);
  if (exists(*number, suffix.name)) {
    // "8+" is a phone only where nothing else is said.
    if (!named && plus_sign && words.size() > 1) return std::nullopt;
    return Found{name_of(words[at].text, suffix.name), {at, at + 1 + suffix.words}};
  }
  if (!named || counts_something(words, at + 1)) return std::nullopt;
  return Found{name_of(words[at].text, ""), {at, at + 1}};
}

std::string_view generation(const Words& words, std::size_t at) {
  const std::string_view word = words.text(at);
  if (is_any(word, {"1", "2016", "first"})) return " (1st generation)";
  if (is_any(word, {"2", "2020", "second"})) return " (2nd generation)";
  if (is_any(word, {"3", "2022", "third"})) return " (3rd generation)";
  return "";
}

// "se 2", "SE (2nd generation)", "se second gen", "2nd gen SE"; a bare "se" only after "iphone".
std::optional<Found> special_edition(const Words& words, std::size_t at, bool named) {
  if (words.text(at) != "se") return std::nullopt;
  const std::string_view after = generation(words, at + 1);
  if (!after.empty() && !counts_something(words, at + 3)) {
    std::size_t last = at + 2;
    while (is_any(words.text(last), {"st", "nd", "rd", "gen", "generation"}))
      ++last;
    return Found{"iPhone SE" + std::string(after), {at, last}};
  }
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const std::string_view before = generation(words, at - back);
    if (!before.empty() && back >= 2) {
      return Found{"iPhone SE" + std::string(before), {at - back, at + 1}};
    }
  }
  if (!named && words.size() > 1) return std::nullopt;
  return Found{"iPhone SE", {at, at + 1}};
}

// "x", "xr", "xs max", "air": only "xr" and "xs" stand out without "iphone" before them.
std::optional<Found> lettered(const Words& words, std::size_t at, bool named) {
  const std::string_view word = words.text(at);
  const bool max = words.text(at + 1) == "max";
  const bool alone = words.size() == 1;
  if (word == "xr") return Found{"iPhone XR", {at, at + 1}};
  if (word == "xsmax") return Found{"iPhone XS Max", {at, at + 1}};
  if (word == "xs" || (word == "x" && max)) {
    return Found{max ? "iPhone XS Max" : "iPhone XS", {at, at + (max ? 2U : 1U)}};
  }
  if (word == "x" && (named || alone)) return Found{"iPhone X", {at, at + 1}};
  if (word == "air" && (named || alone)) return Found{"iPhone Air", {at, at + 1}};
  return std::nullopt;
}

bool other_product(std::string_view word) {
  return is_any(word, {"ipad", "macbook", "mac", "imac", "airpods", "airpod", "watch", "galaxy",
                       "pixel", "samsung", "windows", "ipod", "surface", "oneplus", "xiaomi"});
}

std::optional<Found> any_model(const Words& words, std::size_t at, bool named) {
  for (const auto read : {numbered, special_edition, lettered}) {
    if (auto found = read(words, at, named)) return found;
  }
  return std::nullopt;
}

std::optional<Found> model_at(const Words& words, std::size_t at) {
  if (is_any(words[at].text, {"iphone", "iphones", "iph", "iphn", "iphne", "ifone"})) {
    auto found = any_model(words, at + 1, true);
    if (found) found->span.first = std::min(found->span.first, at);
    return found;
  }
  if (at > 0 && other_product(words[at - 1].text)) return std::nullopt;
  return any_model(words, at, false);
}

bool of_another_phone(const Words& words, std::size_t at) {
  for (std::size_t back = 1; back <= 2 && back <= at; ++back) {
    if (is_any(words[at - back].text, {"old", "from", "previous", "last", "wifes", "husbands",
                                       "moms", "dads", "sons", "daughters", "friends"})) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<NamedModel> find_model(const Words& words) {
  std::optional<Found> first;
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto found = model_at(words, at);
    if (!found) continue;
    if (!of_another_phone(words, found->span.first)) return found;
    at = found->span.last - 1;
    if (!first) first = std::move(found);
  }
  return first;
}

bool names_other_product(const Words& words) {
  static const Patterns kOther({
      "android|samsung|galaxy|huawei|xiaomi|oneplus|motorola|nokia|chromebook|kindle",
      "pixel phone|#|pro|backup",
      "google drive|one|photos|account",
      "playstation|xbox|nintendo",
      "ps #",
      "airpods|airpod|homepod|alexa|roku",
      "car|dashcam|fridge|tv|printer|tesla",
  });
  static const Patterns kOurs({
      "iphone|icloud|ios|itunes|finder",
      "hotspot|router|wifi ~ from|of|on|with",
      "switch*|move|moving|moved|go|going|came|coming|transfer* ~ from|to",
      "old|next|new|get|buy",
  });
  return kOther.found_in(words) && !kOurs.found_in(words);
}

}  // namespace intents
