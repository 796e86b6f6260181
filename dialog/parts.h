// A long list of steps in parts that each fit a phone's screen. Which part is shown follows from
// the step alone, so a conversation needn't remember more.

#pragma once

#include <cstddef>
#include <string_view>

#include "knowledge/pack.h"

namespace dialog {

// The text of a chat's bubble on a phone at its usual size: about so many characters a line, and
// about a dozen lines with its buttons before one has to scroll. The steps get the larger half.
inline constexpr std::size_t kLineChars = 48;
inline constexpr std::size_t kPartLinesMax = 7;

// Lines that a text takes, **bold** marks not counted.
[[nodiscard]] std::size_t lines_of(std::string_view text);
// A step with its number.
[[nodiscard]] std::size_t lines_of_step(std::string_view text);

// Steps [first, last) of a procedure.
struct Part {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const Part&, const Part&) = default;
};

// The part that `step` stands in; parts are about equally long, and no step is cut. A step beyond
// the end stands in the last part.
[[nodiscard]] Part part_at(const knowledge::Procedure& procedure, int step);

}  // namespace dialog
