// A reply in pieces that fit a platform's limits: nothing is ever cut off, only continued. Pure.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialog/reply.h"

namespace bot {

// The parts of a text that each have at most `bytes_max` bytes once `grown` has been to it (a
// platform's escaping): split at a line's end, a sentence's, a space, or between characters. A
// **bold** that is split is closed and opened again.
[[nodiscard]] std::vector<std::string> split_text(std::string_view text, std::size_t bytes_max,
                                                  std::string (*grown)(std::string_view));

// For split_text and packed, where nothing grows.
[[nodiscard]] std::string as_it_is(std::string_view text);

// Lead, numbered steps and tail, each a paragraph.
[[nodiscard]] std::vector<std::string> paragraphs_of(const dialog::Reply& reply);

// Paragraphs joined by line ends to texts of at most `bytes_max` bytes once grown. A paragraph is
// split only when it is longer than that by itself. Never empty texts.
[[nodiscard]] std::vector<std::string> packed(const std::vector<std::string>& paragraphs,
                                              std::size_t bytes_max,
                                              std::string (*grown)(std::string_view));

// The same, but at least one text: platforms refuse a message that says nothing.
[[nodiscard]] std::vector<std::string> messages_of(const std::vector<std::string>& paragraphs,
                                                   std::size_t bytes_max,
                                                   std::string (*grown)(std::string_view));

// A packed text in groups: the numbered steps stand apart from what is before and after them.
[[nodiscard]] std::vector<std::string> groups_of(std::string_view text);

// The same as one text, with a blank line around the steps.
[[nodiscard]] std::string spaced(std::string_view text);

// **bold** as *bold*: what Slack and WhatsApp show so.
[[nodiscard]] std::string single_starred(std::string_view marked);

// At most so many characters, the last of them "…" where there were more.
[[nodiscard]] std::string shortened(std::string label, std::size_t chars_max);

// "1) It worked  2) It didn't": the buttons where buttons aren't shown; "" for none.
[[nodiscard]] std::string options_line(const std::vector<dialog::Choice>& choices);

}  // namespace bot
