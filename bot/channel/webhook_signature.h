// How a webhook of ours proves that it is ours: Standard Webhooks, symmetric.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
//
// Pure.

#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "bot/store/records.h"
#include "knowledge/result.h"

namespace bot {

// The key of "whsec_MfKQ9r8G…": what stands after the prefix is base64. The error says what was
// expected, and holds nothing of the secret.
[[nodiscard]] knowledge::Result<std::string> webhook_key(std::string_view secret);
// The specification's bounds.
inline constexpr std::size_t kWebhookKeyMin = 24;  // Bytes.
inline constexpr std::size_t kWebhookKeyMax = 64;

// The header webhook-signature: "v1,…", one a key with a space between.
[[nodiscard]] std::string webhook_signature(const std::vector<std::string>& keys,
                                            std::string_view id, std::chrono::seconds timestamp,
                                            std::string_view body);

}  // namespace bot
