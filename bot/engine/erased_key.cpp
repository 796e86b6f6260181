#include "bot/engine/erased_key.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace bot {

User erased_user(const Incoming& incoming) { return {incoming.user.channel, ""}; }

std::string erased_key(const Incoming& incoming) {
  const std::string text = incoming.user.channel + '\0' + incoming.user.id + '\0' + incoming.key;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  constexpr std::string_view hex_digits = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) {
    hex += hex_digits[digest[i] >> 4U];
    hex += hex_digits[digest[i] & 15U];
  }
  return hex;
}

}  // namespace bot
