#include "bot/channel/utf8.h"

#include <algorithm>
#include <array>

namespace bot {
namespace {

// A row of the standard's table: which lead bytes, which second bytes, how many bytes in all. The
// third and fourth are always 80 to BF.
struct Row {
  unsigned lead_from, lead_to;
  unsigned second_from, second_to;
  std::size_t size;
};
constexpr auto kTable = std::to_array<Row>({
    {0x00, 0x7F, 0x00, 0xFF, 1},
    {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
});

bool fits(const Row& row, std::string_view text) {
  const auto within = [&](std::size_t i, unsigned from, unsigned to) {
    const auto byte = static_cast<unsigned char>(text[i]);
    return byte >= from && byte <= to;
  };
  if (text.size() < row.size || !within(0, row.lead_from, row.lead_to)) return false;
  if (row.size > 1 && !within(1, row.second_from, row.second_to)) return false;
  for (std::size_t i = 2; i < row.size; ++i) {
    if (!within(i, 0x80, 0xBF)) return false;
  }
  return true;
}

// How many bytes the character at the start of `text` has; 0 when it is none.
std::size_t character_size(std::string_view text) {
  const auto* found =
      std::find_if(kTable.begin(), kTable.end(), [&](const Row& row) { return fits(row, text); });
  return found == kTable.end() ? 0 : found->size;
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

std::string_view first_characters(std::string_view text, std::size_t count) {
  const auto begins_one = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_one(text[i]) && count-- == 0) return text.substr(0, i);
  }
  return text;
}

}  // namespace bot
