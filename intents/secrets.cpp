#include "intents/secrets.h"

#include <algorithm>
#include <vector>

#include "intents/ascii.h"
#include "intents/numbers.h"
#include "intents/patterns.h"
#include "intents/secret_cues.h"
#include "intents/words.h"

namespace intents {
namespace {

bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

// The end of a six-digit code at word `at`, as one word or as "482 913"; else `at`.
std::size_t code_end(const Words& words, std::size_t at) {
  constexpr std::size_t six = 6;
  constexpr std::size_t three = 3;
  if (!words[at].number || words[at].text.find_first_of(".,") != std::string::npos) return at;
  if (words[at].text.size() == six) return at + 1;
  const std::string_view gap = words.gap_before(at + 1);
  const bool halves = words[at].text.size() == three && words.text(at + 1).size() == three &&
                      words[at + 1].number && (gap == " " || gap == "-");
  return halves ? at + 2 : at;
}

// "482913" is a one-time code when nothing else is said, or when the message speaks of one.
void add_bare_codes(const Words& words, std::vector<Bytes>& secrets) {
  static const Patterns kSpeaks({"code|codes|otp|verification|2fa|sms|passcode|pin"});
  static const Patterns kError({"error|err|ticket|case|order|number"});
  const bool about_codes = kSpeaks.found_in(words) && !kError.found_in(words);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t end = code_end(words, at);
    const bool alone = at == 0 && end == words.size();
    const bool filled = end == words.size() && at <= 2 && at > 0 &&
                        is_any(words[at - 1].text, {"its", "is", "this", "here", "heres", "got"});
    if (end > at && (about_codes || alone || filled)) {
      secrets.push_back({words[at].begin, words[end - 1].end});
    }
  }
}

// ISO/IEC 7812: every second digit from the right doubled, the sum a multiple of ten.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = i % 2 == 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 == 0;
}

// One digit, or a single space or dash between two.
bool in_card(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return true;
  return (text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
}

// Runs of digits as card numbers are written.
void add_cards(std::string_view text, std::vector<Bytes>& secrets) {
  constexpr std::size_t digits_min = 13;  // ISO/IEC 7812 allows up to 19; 13 is the shortest used.
  constexpr std::size_t digits_max = 19;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_alnum(text[at - 1]))) continue;
    std::size_t end = at;
    std::string digits;
    for (; end < text.size() && in_card(text, end); ++end) {
      if (is_digit(text[end])) digits += text[end];
    }
    const bool sized = digits.size() >= digits_min && digits.size() <= digits_max;
    if (sized && passes_luhn(digits)) secrets.push_back({at, end});
    at = end;
  }
}

std::size_t group_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_alnum(text[at]))
    ++at;
  return at;
}

// Recovery keys and app passwords: four or more groups of four or five, joined by dashes.
void add_keys(std::string_view text, std::vector<Bytes>& secrets) {
  constexpr int groups_min = 4;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_alnum(text[at])) continue;
    std::size_t end = at;
    int groups = 0;
    bool even = true;
    for (std::size_t group = at; even && group < text.size(); ++groups) {
      end = group_end(text, group);
      even = end - group == 4 || end - group == 5;
      const bool more = end + 1 < text.size() && text[end] == '-' && is_alnum(text[end + 1]);
      group = more ? end + 1 : text.size();
    }
    if (even && groups >= groups_min) secrets.push_back({at, end});
    at = end;
  }
}

}  // namespace

Blotted blot_secrets(std::string_view text) {
  const Words words = scan_words(text);
  std::vector<Bytes> secrets = cued_secrets(words);
  add_bare_codes(words, secrets);
  add_cards(text, secrets);
  add_keys(text, secrets);
  std::sort(secrets.begin(), secrets.end(),
            [](const Bytes& a, const Bytes& b) { return a.begin < b.begin; });
  Blotted blotted;
  std::size_t copied = 0;
  for (const Bytes& secret : secrets) {
    if (secret.begin >= secret.end) continue;
    if (secret.begin >= copied) {
      blotted.text += text.substr(copied, secret.begin - copied);
      blotted.text += kDots;
    }
    copied = std::max(copied, secret.end);
    blotted.held = true;
  }
  blotted.text += text.substr(copied);
  return blotted;
}

}  // namespace intents
