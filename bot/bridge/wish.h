// What an agent writes in a conversation's thread: words for the person, or a command that begins
// with an exclamation mark. Pure.

#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "dialog/time.h"
#include "knowledge/pack.h"

namespace bot {

struct WishReply {  // To the person. The first one claims.
  std::string text;
};
struct WishNote {  // For colleagues only.
  std::string text;
};
struct WishClaim {};
struct WishFix {  // A fix with its steps, in the agent's name.
  std::string fix;
};
struct WishReturn {
  std::string fix;  // "": at the fix shown last.
};
struct WishSnooze {
  dialog::Duration time{};
};
struct WishTransfer {
  std::string to;  // As it was written.
};
struct WishQueue {};  // Back in line, for a colleague.
struct WishResolve {};
struct WishHelp {
  std::string trouble;  // What was wrong, a sentence; "" when help was asked for.
};
using Wish = std::variant<WishReply, WishNote, WishClaim, WishFix, WishReturn, WishSnooze,
                          WishTransfer, WishQueue, WishResolve, WishHelp>;

// `text` as a person reads it. What looks like a command is never passed on as words.
[[nodiscard]] Wish read_wish(std::string_view text, const knowledge::Pack& pack);

// All that can be written, a line each, and the fixes by their ids.
[[nodiscard]] std::string wish_help(const knowledge::Pack& pack);

}  // namespace bot
