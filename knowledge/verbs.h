// "Restart your iPhone" -> "restart your iPhone", "restarted your iPhone": how a heading is said
// in a sentence. English, and only for headings that begin with a verb of how-to articles.

#pragma once

#include <string>
#include <string_view>

namespace knowledge {

struct Said {
  std::string todo;  // After "Let's ".
  std::string done;  // After "you've ".
};

// A heading without a known verb is quoted: "try “Bad cables”", "tried “Bad cables”".
[[nodiscard]] Said say_heading(std::string_view heading);

}  // namespace knowledge
