#include "bot/crypto/token.h"

#include <array>
#include <stdexcept>

#include <openssl/rand.h>

#include "bot/crypto/digest.h"

namespace bot {

std::string random_token() {
  std::array<unsigned char, kTokenCharacters / 2> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw std::runtime_error("random source: gives nothing");
  }
  return hexadecimal(bytes);
}

}  // namespace bot
