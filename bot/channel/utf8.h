// UTF-8 as it comes from strangers: is it well-formed, and how many characters does it hold.
// Normalising is the reader's business.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace bot {

// Unicode code points; empty when the text isn't well-formed (Unicode Standard, table 3-7).
[[nodiscard]] std::optional<std::size_t> count_characters(std::string_view text);

// At most so many of a well-formed text.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t count);

}  // namespace bot
