#include "bot/desk/account_rules.h"

#include <algorithm>
#include <array>
#include <set>

#include "bot/channel/json_body.h"
#include "bot/channel/utf8.h"
#include "knowledge/text.h"

namespace bot {
namespace {

// What guesses are made of, longer ones before their parts.
constexpr auto kGuessed = std::to_array<std::string_view>({
    "theworldinyourhand",
    "administrator",
    "1q2w3e4r5t",
    "q1w2e3r4t5",
    "minecraft",
    "telecom",
    "abcd",
    "abc",
    "1qaz2wsx3edc",
    "zaq12wsx",
    "1qaz2wsx",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "pa55word",
    "password",
    "passwort",
    "changeme",
    "trustno1",
    "iloveyou",
    "starwars",
    "superman",
    "football",
    "baseball",
    "princess",
    "sunshine",
    "computer",
    "internet",
    "michael",
    "welcome",
    "letmein",
    "default",
    "charlie",
    "support",
    "stepwise",
    "liverpool",
    "pokemon",
    "monkey",
    "dragon",
    "master",
    "shadow",
    "secret",
    "freedom",
    "batman",
    "google",
    "summer",
    "winter",
    "spring",
    "autumn",
    "iphone",
    "icloud",
    "backup",
    "apple",
    "admin",
    "login",
    "hello",
    "guest",
    "agent",
    "qwert",
    "azerty",
    "desk",
    "root",
    "test",
    "user",
    "love",
    "pass",
});

// Fewer different characters than this, beside what is guessed, aren't worth the name.
constexpr std::size_t kOthersMin = 5;

void cut_out(std::string& text, std::string_view piece) {
  if (piece.empty()) return;
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece))
    text.erase(at, piece.size());
}

// Whether a finger slides from one to the other.
bool neighbours(char a, char b) {
  constexpr auto rows = std::to_array<std::string_view>(
      {"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"});
  return a == b || std::ranges::any_of(rows, [&](std::string_view row) {
           return row.find(std::string{a, b}) != std::string_view::npos ||
                  row.find(std::string{b, a}) != std::string_view::npos;
         });
}

std::size_t different_others(std::string_view password, std::string_view name) {
  std::string rest = knowledge::lowered(password);
  cut_out(rest, knowledge::lowered(name));
  for (const std::string_view piece : kGuessed)
    cut_out(rest, piece);
  std::set<char> others;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (i == 0 || !neighbours(rest[i - 1], rest[i])) others.insert(rest[i]);
  }
  return others.size();
}

bool in_a_name(unsigned char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
  return letter || (c >= '0' && c <= '9') || (c >= 0x80 && c < 0xC0);
}

// Beyond ASCII: what has no shape, or turns the direction of writing, U+0080 to U+00BF, U+061C,
// U+2000 to U+206F, U+3000, U+FE00 to U+FFFF, and all above, where few letters are.
bool has_invisible(std::string_view name) {
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    const auto first = static_cast<unsigned char>(name[i]);
    const auto second = static_cast<unsigned char>(name[i + 1]);
    const auto third = static_cast<unsigned char>(i + 2 < name.size() ? name[i + 2] : '\0');
    const bool latin_sign = first == 0xC2;
    const bool arabic_mark = first == 0xD8 && second == 0x9C;
    const bool punctuation = first == 0xE2 && (second == 0x80 || second == 0x81);
    const bool wide_space = first == 0xE3 && second == 0x80 && third == 0x80;
    const bool variant = first == 0xEF && second >= 0xB8;
    if (latin_sign || arabic_mark || punctuation || wide_space || variant || first >= 0xF0) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string name_complaint(std::string_view name) {
  if (auto complaint = text_complaint(name, kAgentNameCharsMax); !complaint.empty()) {
    return complaint;
  }
  constexpr std::string_view inside = " .-_'";
  const auto is_inside = [&](char c) { return inside.find(c) != std::string_view::npos; };
  const bool allowed = std::ranges::all_of(
      name, [&](char c) { return in_a_name(static_cast<unsigned char>(c)) || is_inside(c); });
  if (!allowed || has_invisible(name)) return "must be of letters, digits, spaces and . - _ '";
  if (is_inside(name.front()) || name.back() == ' ' || name.find("  ") != std::string_view::npos) {
    return "must begin with a letter or digit, and have single spaces inside only";
  }
  return "";
}

std::string password_complaint(std::string_view password, std::string_view name) {
  const auto count = count_characters(password);
  if (!count || *count < kPasswordCharsMin || *count > kPasswordCharsMax) {
    return "must be " + std::to_string(kPasswordCharsMin) + " to " +
           std::to_string(kPasswordCharsMax) + " characters";
  }
  if (std::ranges::any_of(password, [](char c) { return c >= 0 && (c < 0x20 || c == 0x7f); })) {
    return "must not hold control characters";
  }
  if (different_others(password, name) >= kOthersMin) return "";
  return "is among the first that are guessed; four words that don't belong together are a good "
         "one";
}

}  // namespace bot
