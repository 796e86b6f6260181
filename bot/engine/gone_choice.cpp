#include "bot/engine/gone_choice.h"

#include <algorithm>

namespace bot {
namespace {

constexpr std::size_t kIdChars = 16;     // Of a conversation: bot/engine/conversation_id.h.
constexpr std::size_t kNumberChars = 9;  // More than any turn or button needs.
// What the person is taken to have said by it.
constexpr const char* kLabel = "(an old button)";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= kNumberChars && std::ranges::all_of(text, is_digit);
}
bool is_id(std::string_view text) {
  return text.size() == kIdChars &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); });
}

// "<conversation>.<turn>.<number>", as dialog/reply.h has it.
bool is_choice_value(std::string_view value) {
  const std::size_t turn = value.find('.');
  const std::size_t number = value.rfind('.');
  return turn != number && is_id(value.substr(0, turn)) &&
         is_number(value.substr(turn + 1, number - turn - 1)) &&
         is_number(value.substr(number + 1));
}

}  // namespace

std::optional<dialog::Choice> gone_choice(Store& store, std::string_view value) {
  if (!is_choice_value(value) || store.conversation(value.substr(0, kIdChars))) return std::nullopt;
  dialog::Choice choice;
  choice.label = kLabel;
  choice.value = value;
  return choice;
}

}  // namespace bot
