#include "intents/secret_cues.h"

#include <algorithm>
#include <optional>
#include <string>

#include "intents/ascii.h"
#include "intents/numbers.h"
#include "intents/patterns.h"
#include "intents/secrets.h"
#include "intents/words.h"
#include "knowledge/text.h"

namespace intents {
namespace {

// The run without spaces at or after `at`, less what closes a sentence around it.
Bytes token_at(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at]))
    ++at;
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end]))
    ++end;
  while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == ','))
    --end;
  return {at, end};
}

std::string_view slice(std::string_view text, Bytes bytes) {
  return text.substr(bytes.begin, bytes.end - bytes.begin);
}

std::string letters_of(std::string_view token) {
  std::string letters;
  for (const char c : token) {
    if (is_letter(c)) letters += knowledge::lower(c);
  }
  return letters;
}

// What follows "my password is" when it isn't the password: "wrong", "not working", "asked".
bool is_ordinary(std::string_view token) {
  if (std::any_of(token.begin(), token.end(), is_digit)) return false;
  const std::string word = letters_of(token);
  if (word.empty()) return false;
  const bool participle = word.size() > 4 && (word.substr(word.size() - 2) == "ed" ||
                                              word.substr(word.size() - 3) == "ing");
  return participle ||
         is_any(
             word,
             {"wrong",   "incorrect", "correct",   "right",      "ok",     "okay",      "fine",
              "good",    "bad",       "old",       "new",        "the",    "same",      "different",
              "not",     "never",     "still",     "being",      "been",   "valid",     "invalid",
              "unknown", "lost",      "gone",      "reset",      "set",    "too",       "very",
              "always",  "only",      "just",      "also",       "a",      "an",        "my",
              "your",    "his",       "her",       "in",         "on",     "at",        "to",
              "for",     "from",      "what",      "where",      "when",   "how",       "because",
              "and",     "or",        "but",       "if",         "that",   "this",      "it",
              "i",       "you",       "we",        "long",       "short",  "weak",      "empty",
              "blank",   "none",      "nothing",   "there",      "here",   "off",       "safe",
              "secure",  "known",     "secret",    "case",       "hidden", "forgotten", "forgot",
              "stolen",  "broken",    "of",        "by",         "with",   "without",   "so",
              "as",      "is",        "are",       "was",        "needed", "easy",      "hard",
              "like",    "somewhere", "something", "private",    "no",     "yes",       "about",
              "now",     "fixed",     "accepted",  "dont",       "cant",   "doesnt",    "keeps",
              "please",  "again",     "digits",    "characters", "really", "probably",  "maybe",
              "all",     "out",       "up",        "sms",        "sent",   "hes",       "actually",
              "already", "even",      "pls",       "help"});
}

// Letters and digits or signs mixed as no name here mixes them ("iPhone13", "5GB", "2nd").
bool looks_made_up(std::string_view token) {
  const bool digits = std::any_of(token.begin(), token.end(), is_digit);
  const bool letters = std::any_of(token.begin(), token.end(), is_letter);
  const bool address = token.find('@') != std::string_view::npos &&
                       token.find('.', token.find('@')) != std::string_view::npos;
  const std::string word = letters_of(token);
  if (!digits || !letters || address || token.size() < 5 || is_digit(token.front())) return false;
  return !is_any(word, {"ios", "iphone", "wifi", "ipad", "error", "mac", "macos", "version", "v",
                        "mberrordomain", "iphonese", "iphonepro", "step", "option", "fa"});
}

std::size_t count_digits(std::string_view token) {
  return static_cast<std::size_t>(std::count_if(token.begin(), token.end(), is_digit));
}

// Digits, alone or in groups: "482913", "482 913", "482-913", "G-482913".
Bytes digits_at(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at]))
    ++at;
  if (at + 2 < text.size() && (text[at] == 'G' || text[at] == 'g') && text[at + 1] == '-') {
    if (is_digit(text[at + 2])) at += 2;
  }
  std::size_t end = at;
  while (end < text.size() &&
         (is_digit(text[end]) || ((text[end] == ' ' || text[end] == '-') && end > at &&
                                  end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  // "482913abc" is no number.
  if (end < text.size() && is_letter(text[end])) return {at, at};
  return {at, end};
}

enum class Cue : std::uint8_t { Password, Passcode, Code, Pass, Key, Card };

struct CueAt {
  Cue cue = Cue::Password;
  std::size_t end = 0;  // Byte after it.
  std::size_t first = 0;
  std::size_t last = 0;  // Words.
};

const Patterns& cue_patterns() {
  static const Patterns kPatterns({
      "password*|passwort|passwd|pwd|psw|pw|passphrase|contrasena|contraseña|пароль",
      "passcode*|pin",
      "pin|unlock|lock|screen|access code",
      "pass code|word",
      "otp|code",
      "verification|security|confirmation|one-time|sms|login|apple code",
      "pass",
      "recovery key|code",
      "card number|no",
      "credit|debit card number?",
      "cvv|cvc",
  });
  return kPatterns;
}

Cue cue_of(std::size_t row) {
  constexpr std::size_t rows = 11;
  static constexpr Cue kCues[rows] = {Cue::Password, Cue::Passcode, Cue::Passcode, Cue::Passcode,
                                      Cue::Code,     Cue::Code,     Cue::Pass,     Cue::Key,
                                      Cue::Card,     Cue::Card,     Cue::Card};
  return row < rows ? kCues[row] : Cue::Code;
}

// How the value is tied to its cue: "password: x", "password is x", "password x".
enum class Tie : std::uint8_t { Mark, Is, None };

struct Tied {
  Tie tie = Tie::None;
  std::size_t value = 0;  // The byte where the value may start.
};

// The last word of "was changed to", or of "is now", which begins at `at`.
std::size_t after_change(const Words& words, std::size_t at) {
  const bool changed = is_any(words.text(at + 1), {"changed", "reset", "set", "updated"});
  if (changed && is_any(words.text(at + 2), {"to", "as"})) return at + 2;
  return words.text(at + 1) == "now" ? at + 1 : at;
}

Tied tie_after(const Words& words, const CueAt& cue) {
  const std::string_view gap = words.gap_before(cue.last);
  const bool mark = gap.find_first_of(":=>") != std::string_view::npos;
  const std::size_t marked = gap.find_last_of(":=>") + 1;
  if (mark) return {Tie::Mark, cue.end + marked};
  // "password for my apple id is x", "password (icloud) is x": a few words may stand between.
  for (std::size_t at = cue.last; at < words.size() && at < cue.last + 6; ++at) {
    if (words[at].starts_sentence) break;
    const std::string_view word = words[at].text;
    const std::string_view after = words.gap_before(at + 1);
    if (after.find_first_of(":=") != std::string_view::npos && after.find("://") != 0) {
      return {Tie::Mark, words[at].end + after.find_first_of(":=") + 1};
    }
    if (is_any(word, {"is", "was", "s"})) return {Tie::Is, words[after_change(words, at)].end};
    if (!is_any(word, {"for",     "my",     "the",   "to",   "of",     "apple", "id",    "icloud",
                       "account", "iphone", "phone", "wifi", "screen", "time",  "on",    "email",
                       "gmail",   "number", "i",     "got",  "they",   "sent",  "me",    "this",
                       "use",     "used",   "typed", "set",  "chose",  "have",  "always"})) {
      break;
    }
  }
  return {Tie::None, cue.end};
}

bool says_error(const Words& words, std::size_t before) {
  for (std::size_t back = 1; back <= 2 && back <= before; ++back) {
    if (is_any(words[before - back].text, {"error", "err", "ticket", "case", "order", "country",
                                           "zip", "area", "postal", "qr", "promo", "gift"})) {
      return true;
    }
  }
  return false;
}

// Up to three more words to the sentence's end belong to a pass phrase when none is an ordinary
// one.
std::size_t phrase_end(std::string_view text, std::size_t end) {
  std::size_t at = end;
  for (int words = 0; words < 4; ++words) {
    const std::size_t line = text.find_first_not_of(" \t", at);
    if (line == std::string_view::npos || text[line] == '\n') return words == 0 ? end : at;
    if (text[line] == '.' || text[line] == ',' || text[line] == '!' || text[line] == '?') return at;
    const Bytes token = token_at(text, line);
    const std::string word = letters_of(slice(text, token));
    if (is_ordinary(slice(text, token)) || word.size() < 3 ||
        is_any(word, {"iphone", "icloud", "backup", "storage", "wifi", "phone", "apple", "failed",
                      "account", "email", "can", "will", "thanks", "does", "human", "agent"})) {
      return end;
    }
    at = token.end;
  }
  return end;
}

std::optional<Bytes> free_value(std::string_view text, Tied tied) {
  const Bytes token = token_at(text, tied.value);
  const std::string_view value = slice(text, token);
  if (value.empty()) return std::nullopt;
  if (tied.tie == Tie::None) {
    return looks_made_up(value) ? std::optional(token) : std::nullopt;
  }
  const char quote = value.front();
  if (quote == '"' || quote == '\'') {
    const std::size_t close = text.find(quote, token.begin + 1);
    if (close != std::string_view::npos) return Bytes{token.begin + 1, close};
  }
  // "password: a" is one; "password is a bit long" and "passcode is 6 digits" aren't.
  const bool short_value = value.size() <= 2 && tied.tie == Tie::Is;
  const bool ordinary = is_ordinary(value) && (value.size() > 1 || tied.tie == Tie::Is);
  if (short_value || ordinary || value.substr(0, kDots.size()) == kDots) return std::nullopt;
  return Bytes{token.begin, phrase_end(text, token.end)};
}

std::optional<Bytes> digit_value(std::string_view text, Tied tied, std::size_t digits_min) {
  const Bytes digits = digits_at(text, tied.value);
  const std::size_t count = count_digits(slice(text, digits));
  if (count < digits_min || count > 10) return std::nullopt;
  // "code 10.3": a version.
  if (digits.end + 1 < text.size() && text[digits.end] == '.' && is_digit(text[digits.end + 1])) {
    return std::nullopt;
  }
  return digits;
}

// A key runs to the end of its line.
std::optional<Bytes> key_value(std::string_view text, Tied tied) {
  const Bytes token = token_at(text, tied.value);
  if (tied.tie == Tie::None || token.begin == token.end) return std::nullopt;
  if (is_ordinary(slice(text, token))) return std::nullopt;
  return Bytes{token.begin,
               std::max(token.end, std::min(text.find('\n', token.begin), text.size()))};
}

// Digits, or what else stands where the secret would: as long as something ties it to the cue.
std::optional<Bytes> either_value(std::string_view text, Tied tied, std::size_t digits_min,
                                  bool untied) {
  if (const auto digits = digit_value(text, tied, digits_min)) return digits;
  return untied || tied.tie != Tie::None ? free_value(text, tied) : std::nullopt;
}

std::optional<Bytes> value_of(const Words& words, const CueAt& cue) {
  const std::string_view text = words.source;
  const Tied tied = tie_after(words, cue);
  const bool tied_up = tied.tie != Tie::None;
  switch (cue.cue) {
    case Cue::Password:
      return either_value(text, tied, 4, true);
    case Cue::Passcode:
      return either_value(text, tied, tied_up ? 3 : 4, false);
    case Cue::Pass:
      return tied_up ? free_value(text, tied) : std::nullopt;
    case Cue::Code:
      return says_error(words, cue.first) ? std::nullopt : digit_value(text, tied, tied_up ? 4 : 6);
    case Cue::Key:
      return key_value(text, tied);
    case Cue::Card:
      return digit_value(text, tied, 3);
  }
  return std::nullopt;
}

// "hunter2 is my password": the word before, unless it asks or points.
std::optional<Bytes> value_before(const Words& words, const CueAt& cue) {
  std::size_t at = cue.first;
  while (at > 0 && is_any(words[at - 1].text, {"my", "the", "our", "his", "her", "as", "apple",
                                               "id", "icloud", "for", "new", "old"})) {
    --at;
  }
  if (at < 2 || words[at].starts_sentence || words[at - 1].starts_sentence) return std::nullopt;
  const bool tied = is_any(words[at - 1].text, {"is", "was", "s"});
  if (!tied) return std::nullopt;
  Bytes token{words[at - 2].begin, words[at - 2].end};
  while (token.begin > 0 && !is_space(words.source[token.begin - 1]))
    --token.begin;
  const std::string_view value = slice(words.source, token);
  const bool alone = token.begin == 0 && value.size() > 3 && !is_ordinary(value);
  return alone || looks_made_up(value) ? std::optional(token) : std::nullopt;
}

// "it says enter the password, I typed Sommer2024!": what was typed, wherever it speaks of one.
void add_typed(const Words& words, std::vector<Bytes>& secrets) {
  static const Patterns kSpeaks({"password*|passcode*|pin|passwd|pwd"});
  static const Patterns kTyped({"typed|entered|type|enter|tried|wrote|put|using|used in?"});
  if (!kSpeaks.found_in(words)) return;
  for (const Patterns::Hit& hit : kTyped.find_all(words)) {
    if (hit.last >= words.size()) continue;
    const Bytes token = token_at(words.source, words[hit.last].begin);
    if (looks_made_up(slice(words.source, token))) secrets.push_back(token);
  }
}

}  // namespace

std::vector<Bytes> cued_secrets(const Words& words) {
  std::vector<Bytes> secrets;
  for (const Patterns::Hit& hit : cue_patterns().find_all(words)) {
    const CueAt cue{cue_of(hit.row), words[hit.last - 1].end, hit.first, hit.last};
    const auto value = value_of(words, cue);
    const bool names_it = cue.cue == Cue::Password || cue.cue == Cue::Passcode;
    const auto before = !value && names_it ? value_before(words, cue) : std::nullopt;
    if (value || before) secrets.push_back(value ? *value : *before);
  }
  add_typed(words, secrets);
  return secrets;
}

}  // namespace intents
