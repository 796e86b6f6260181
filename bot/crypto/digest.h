// SHA-256, alone and keyed, comparing secrets, and bytes as text. Keeps no key.

#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bot {

// Two lower-case digits a byte.
[[nodiscard]] std::string hexadecimal(std::span<const unsigned char> bytes);

// 64 characters of hexadecimal.
[[nodiscard]] std::string sha256(std::string_view text);

// HMAC-SHA-256 (RFC 2104), as 64 characters of hexadecimal.
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view text);

// The same as 32 bytes.
[[nodiscard]] std::string hmac_sha256_bytes(std::string_view key, std::string_view text);

// Takes as long wherever the two differ.
[[nodiscard]] bool same_secret(std::string_view given, std::string_view secret);

}  // namespace bot
