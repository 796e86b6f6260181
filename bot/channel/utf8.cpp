#include "bot/channel/utf8.h"

namespace bot {
namespace {

// How many bytes the character at the start of `text` has; 0 when it is none.
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  const unsigned next = byte(1);
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return follows(1) ? 2 : 0;
  if ((lead & 0xF0U) == 0xE0U) {
    const bool shortest = lead != 0xE0U || next >= 0xA0U;
    const bool scalar = lead != 0xEDU || next <= 0x9FU;
    return follows(1) && follows(2) && shortest && scalar ? 3 : 0;
  }
  if (lead < 0xF0U || lead > 0xF4U) return 0;
  const bool in_range = (lead != 0xF0U || next >= 0x90U) && (lead != 0xF4U || next <= 0x8FU);
  return follows(1) && follows(2) && follows(3) && in_range ? 4 : 0;
}

}  // namespace

std::optional<std::size_t> count_characters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const auto size = character_size(text);
    if (size == 0) return std::nullopt;
    text.remove_prefix(size);
    ++count;
  }
  return count;
}

}  // namespace bot
