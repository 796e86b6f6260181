#include "bot/engine/conversation_id.h"

#include <cerrno>
#include <string_view>
#include <system_error>

#include <sys/random.h>

namespace bot {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t kLength = 16;
// The largest multiple of 36 in a byte: above it, some letters would be likelier than others.
constexpr unsigned char kEven = 252;

unsigned char random_byte() {
  unsigned char byte = 0;
  while (::getrandom(&byte, 1, 0) != 1) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "random source");
  }
  return byte;
}

}  // namespace

std::string random_conversation_id() {
  std::string id;
  while (id.size() < kLength) {
    const unsigned char byte = random_byte();
    if (byte < kEven) id += kLetters[byte % kLetters.size()];
  }
  return id;
}

}  // namespace bot
