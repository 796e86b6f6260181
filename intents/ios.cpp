#include <algorithm>

#include "intents/numbers.h"
#include "intents/patterns.h"
#include "intents/phone.h"

namespace intents {
namespace {

bool follows_money_or_sign(const Words& words, std::size_t at) {
  const std::string_view gap = words.gap_before(at);
  const char last = gap.empty() ? ' ' : gap.back();
  return last == '$' || last == ':' || last == '-' || last == '#' || last == '/' ||
         gap.find("€") != std::string_view::npos || gap.find("£") != std::string_view::npos;
}

// iOS 1 to 40: past the newest there is, short of any age, percentage or year.
constexpr int kMajorMax = 40;

std::optional<knowledge::IosVersion> parse_version(std::string_view text) {
  const std::size_t dot = text.find('.');
  const auto major = whole_number(text.substr(0, dot));
  if (!major || *major < 1 || *major > kMajorMax) return std::nullopt;
  if (dot == std::string_view::npos) return knowledge::IosVersion{*major, 0};
  const std::string_view rest = text.substr(dot + 1);
  const auto minor = whole_number(rest.substr(0, rest.find('.')));
  if (!minor || *minor > 99) return std::nullopt;
  return knowledge::IosVersion{*major, *minor};
}

// A version that isn't this phone's: wanted, needed, or another product's.
bool not_running(const Words& words, std::size_t at) {
  static const Patterns kOther({
      "update|upgrade|updating|upgrading|download|install|go|get|downgrade back? to? the? latest?",
      "requires|require|needs|need|before|below|until|than|want|wants",
      "macos|itunes|watchos|ipados|tvos|mac os x?|os x|whatsapp|windows|android|python|app",
      "error|code|at|costs?|only|for|took|takes|around|about",
  });
  const std::size_t from = at < 4 ? 0 : at - 4;
  for (std::size_t i = from; i < at; ++i) {
    const auto hit = kOther.match_at(words, i);
    if (hit && (hit->last == at || (hit->last + 1 == at && words[at - 1].text == "ios"))) {
      return true;
    }
  }
  return false;
}

bool version_named_before(const Words& words, std::size_t at) {
  static const Patterns kVersionNames(
      {"ios", "ios version|ver|v", "iphone os", "ios is? now?", "version|ver", "version is",
       "software version?", "updated|upgraded ~ to ios?", "from ios? # to ios?", "ios beta"});
  const std::size_t from = at < 6 ? 0 : at - 6;
  for (std::size_t i = from; i < at; ++i) {
    const auto hit = kVersionNames.match_at(words, i);
    if (hit && hit->last == at) return true;
  }
  return at > 0 && words[at - 1].text == "v" && words.gap_before(at).empty();
}

// "on 15 still", "still on 17", "running 16": a bare number that only a version can be.
bool version_by_context(const Words& words, std::size_t at) {
  static const Patterns kBefore({"on", "running", "using"});
  static const Patterns kAfter({"still|now|yet|beta|already|rn"});
  if (at == 0 || !kBefore.match_at(words, at - 1)) return false;
  const bool ends =
      at + 1 == words.size() || words[at + 1].starts_sentence || words[at + 1].after_comma;
  if (!ends && !kAfter.match_at(words, at + 1)) return false;
  return kAfter.match_at(words, at + 1) || at == 1 ||
         is_any(words[at - 2].text, {"still", "im", "its", "am", "is", "phone", "it", "currently"});
}

bool is_filler(std::string_view word) {
  return is_any(
      word,
      {"its",       "it",     "is",   "a",       "an",    "the",  "i",     "ive",     "im",
       "have",      "has",    "got",  "on",      "my",    "with", "and",   "running", "using",
       "phone",     "iphone", "ios",  "version", "ver",   "v",    "think", "says",    "model",
       "mine",      "still",  "now",  "this",    "one",   "s",    "am",    "in",      "of",
       "device",    "so",     "well", "ok",      "yes",   "yeah", "to",    "updated", "software",
       "currently", "just",   "beta", "apple",   "we",    "use",  "sorry", "oh",      "hi",
       "hello",     "um",     "uh",   "be",      "should"});
}

// A number with nothing about it that makes it a size, a time, a price or another's version.
bool is_plain(const Words& words, std::size_t at) {
  return words[at].number && !counts_something(words, at + 1) &&
         !follows_money_or_sign(words, at) && !not_running(words, at) &&
         parse_version(words[at].text).has_value();
}

bool says_version(const Words& words, std::size_t at, bool only_filler) {
  const bool named = version_named_before(words, at);
  // "from 16 to 17": the later one.
  if (named && words.text(at + 1) == "to") return false;
  const bool dotted = words[at].text.find('.') != std::string::npos;
  return named || version_by_context(words, at) || (dotted && only_filler);
}

// "its my moms phone", "this is my husband's old iphone".
bool only_names_owner(const Words& words) {
  static const Patterns kOwner({
      "well|so|btw|actually? its|thats|it|this|that is? my|his|her|our|a|the? "
      "mom*|mum*|mother*|dad*|father*|son|sons|daughter*|wife|wifes|husband*|partner*|friend*|kid*|"
      "child*"
      "|"
      "brother*|sister*|grand*|gran|nan|nans|nana|parent*|aunt*|uncle*|cousin*|boyfriend*|"
      "girlfriend*|boss*|"
      "neighbo* old|new? phone|iphone|mobile|telephone? btw|actually?",
      "its|it is? not? mine|my own? phone|iphone?",
  });
  const auto hit = words.list.empty() ? std::nullopt : kOwner.match_at(words, 0);
  return hit && hit->last == words.size();
}

}  // namespace

std::optional<NamedVersion> find_version(const Words& words) {
  const auto model = find_model(words);
  const bool only_filler = std::all_of(words.list.begin(), words.list.end(), [](const Word& word) {
    return word.number || is_filler(word.text);
  });
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool in_model = model && at >= model->span.first && at < model->span.last;
    if (!in_model && is_plain(words, at) && says_version(words, at, only_filler)) {
      return NamedVersion{*parse_version(words[at].text), at};
    }
  }
  return std::nullopt;
}

bool only_names_phone(const Words& words) {
  if (only_names_owner(words)) return true;
  const auto model = find_model(words);
  const auto version = find_version(words);
  constexpr std::size_t answer_words_max = 3;
  if (!model && (!version || words.size() > answer_words_max)) return false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool named = (model && at >= model->span.first && at < model->span.last) ||
                       (version && at == version->at);
    if (!named && !is_filler(words[at].text)) return false;
  }
  return true;
}

}  // namespace intents
