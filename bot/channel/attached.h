// What is attached to a message where each kind is a member of it, as in Telegram and in WhatsApp;
// their names for the kinds agree. Pure.

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace bot {

// A sticker is what a smile would be. Otherwise `words`, and what is attached as
// intents/attachment.h names it in a line of its own.
[[nodiscard]] std::string with_attached(const nlohmann::json& message, const std::string& words);

}  // namespace bot
