// Words of any article made fit for a pack: what every channel can show, and what a button holds.
//
// Every function gives text that parse_pack has nothing to say about, "" when nothing is left.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

// One line of plain text and **bold**.
[[nodiscard]] std::string showable(const std::string& text);

// The same without bold.
[[nodiscard]] std::string plain(const std::string& text);

// A heading that reads the same when Markdown has read it.
[[nodiscard]] std::string heading_words(const std::string& text);

// At most `chars_max` characters, cut between words, with "…" where something was cut off.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t chars_max);

// The text in pieces of at most `chars_max` characters, cut between sentences or words.
[[nodiscard]] std::vector<std::string> pieces_of(const std::string& text, std::size_t chars_max);

// "restart-your-iphone"; "" when there is no ASCII letter to begin with.
[[nodiscard]] std::string slug_of(std::string_view text, char separator);

}  // namespace knowledge
