// Small readings of number words that several entities share: what value, and what it counts.

#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "intents/words.h"

namespace intents {

[[nodiscard]] bool is_any(std::string_view word, std::initializer_list<std::string_view> of);

// "17"; nothing for "17.2" or "1,000" or what no int holds.
[[nodiscard]] std::optional<int> whole_number(std::string_view text);

// "1.5", "1,5" (a comma with other than three digits after it), "1,024".
[[nodiscard]] std::optional<double> decimal_number(std::string_view text);

// The number before word `after` is an amount of something: "5 GB", "30%", "6 months", "10:30".
[[nodiscard]] bool counts_something(const Words& words, std::size_t after);

}  // namespace intents
