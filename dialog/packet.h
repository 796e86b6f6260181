// What is known of a case, for the person ("I've passed on …") and for the agent who takes it.

#pragma once

#include <string>

#include "dialog/conversation.h"
#include "knowledge/pack.h"

namespace dialog {

// "your iCloud is full, iPhone 13, restarted and updated"; "" when nothing is known yet.
[[nodiscard]] std::string what_is_known(const knowledge::Pack& pack, const Conversation& now);

}  // namespace dialog
