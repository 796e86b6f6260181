// What the parsers ask about bytes that should be text: lines, characters, ids.
//
// Deliberately no Unicode tables (those are intents/'s): letters fold in ASCII only, and a
// character is a code point. Views point into the text that was given.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

// The lines without their ends (LF or CRLF) and without a byte order mark.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

// Without spaces, tabs and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// ASCII letters in lower case; everything else stays.
[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] std::string lowered(std::string_view text);

// ASCII letters in lower case, runs of spaces as one, trimmed: equal texts to a person's eye.
[[nodiscard]] std::string folded(std::string_view text);

// With a space between the two, unless one of them is empty.
void append_sentence(std::string& text, std::string_view more);

// As RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view text);

// Code points of valid UTF-8.
[[nodiscard]] std::size_t count_chars(std::string_view text);

// C0 controls and DEL; tab and line ends count too.
[[nodiscard]] bool has_control(std::string_view text);

// [a-z][a-z0-9]* with single-character separators allowed after the first letter: '-' in ids of
// fixes and paths, '_' in intents.
[[nodiscard]] bool well_formed_id(std::string_view id, char separator);

// In single quotes, for a message. Bytes that aren't printable ASCII or UTF-8 become '?',
// and what is longer than 80 bytes ends in "...".
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace knowledge
