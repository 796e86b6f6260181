// What a person sent beside words. A chat platform's channel names it in a line of its own, so that
// it stands in the transcript; it says nothing by itself. Pure.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace intents {

inline constexpr std::string_view kPicture = "[picture]";
inline constexpr std::string_view kVoice = "[voice message]";
inline constexpr std::string_view kFile = "[file]";
inline constexpr std::string_view kPlace = "[location]";

// `named` in a line of its own below the words; either may be "".
[[nodiscard]] std::string attach(std::string words, std::string_view named);

enum class Attachment : std::uint8_t { None, Picture, Voice, File, Place };

struct Detached {
  std::string words;                         // The lines that are none.
  Attachment attachment = Attachment::None;  // The last one.
};
[[nodiscard]] Detached detach(std::string_view text);

}  // namespace intents
