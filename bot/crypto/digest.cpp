#include "bot/crypto/digest.h"

#include <array>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace bot {
namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Digest digest(std::string_view text) {
  Digest result{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), result.data());
  return result;
}

Digest keyed_digest(std::string_view key, std::string_view text) {
  Digest result{};
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), result.data(), nullptr);
  return result;
}

}  // namespace

std::string hexadecimal(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::string sha256(std::string_view text) { return hexadecimal(digest(text)); }

std::string hmac_sha256(std::string_view key, std::string_view text) {
  return hexadecimal(keyed_digest(key, text));
}

std::string hmac_sha256_bytes(std::string_view key, std::string_view text) {
  const Digest result = keyed_digest(key, text);
  return {result.begin(), result.end()};
}

bool same_secret(std::string_view given, std::string_view secret) {
  const Digest one = digest(given);
  const Digest other = digest(secret);
  return CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace bot
