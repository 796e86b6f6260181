// A .chat script as values: a whole conversation as a test that people can write.
//
//   > what the person says        < what the bot answers: a part of it, /regexp/, [state], [fix ID]
//   >> a button they press        + 30m passes            # a comment
//
// Each `<` may match any of the replies since the last line that isn't a `<`. Texts are compared
// with runs of spaces and line ends as one space, without **bold** marks.

#pragma once

#include <regex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dialog/state.h"
#include "dialog/time.h"
#include "knowledge/result.h"

namespace bot::script {

struct Says {
  std::string text;
};
struct Presses {
  std::string label;
};
struct Passes {
  dialog::Duration time{};
};
struct Part {
  std::string text;
};
struct Pattern {
  std::regex expression;
};
struct InState {
  dialog::State state = dialog::State::Welcome;
};
struct ShowsFix {
  std::string id;
};

struct Line {
  int number = 0;      // In the file, 1-based.
  std::string source;  // As it was written.
  std::variant<Says, Presses, Passes, Part, Pattern, InState, ShowsFix> what;
};

// Without comments and blank lines. The error begins with the line: "12: …".
[[nodiscard]] knowledge::Result<std::vector<Line>> parse(std::string_view text);

// Runs of spaces and line ends as one space, trimmed.
[[nodiscard]] std::string flattened(std::string_view text);

}  // namespace bot::script
