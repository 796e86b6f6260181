// The message that a conversation's thread hangs on: who it is, how it stands, the packet, and the
// buttons that count now. Written anew whenever one of these changes. Pure.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "dialog/conversation.h"
#include "knowledge/pack.h"

namespace bot {

struct CaseCard {
  std::string person;    // Their name, or what stands for it.
  std::string platform;  // "telegram"
  std::string agent;     // The name of who has it; "" when no agent does.
};

// What the buttons send back, as `action_id`.
inline constexpr std::string_view kCaseClaim = "case_claim";
inline constexpr std::string_view kCaseResolve = "case_resolve";
inline constexpr std::string_view kCaseQueue = "case_queue";
inline constexpr std::string_view kCaseSnooze = "case_snooze";
inline constexpr std::string_view kCaseReturn = "case_return";  // With a fix's id, or "".

enum class Blocks : bool { No, Yes };  // No: for when Slack calls our blocks invalid.

// `target` is "CHANNEL", or "CHANNEL/THREAD" for a handoff later in the same thread, which is shown
// in the channel as well.
[[nodiscard]] Call post_card(const CaseCard& card, const knowledge::Pack& pack,
                             const dialog::Conversation& now, std::string_view target,
                             Blocks blocks);
// The message of that time, written anew.
[[nodiscard]] Call update_card(const Call& posted, std::string_view time);

}  // namespace bot
