// What the bot says in one message, still free of any channel's markup.

#pragma once

#include <string>
#include <vector>

#include "dialog/signal.h"

namespace dialog {

// A button: pressing it is the same as the signal it stands for.
struct Choice {
  std::string label;  // At most knowledge::kLabelCharsMax characters.
  Signal signal = Signal::Greeted;
  std::string argument;
  std::string value;  // Opaque ASCII, at most 64 bytes: "<conversation>.<turn>.<number>".

  friend bool operator==(const Choice&, const Choice&) = default;
};

// Texts hold **bold** as the pack does; channels render it or strip it.
struct Reply {
  std::string lead;  // Before the steps, one line or several. Never "" unless there are steps.
  std::vector<std::string> steps;  // Numbered from `first_step`.
  int first_step = 1;
  std::string tail;  // After the steps: the question. May be "".
  std::vector<Choice> choices;
  std::string fix;  // The fix it shows or asks consent for, else "".

  friend bool operator==(const Reply&, const Reply&) = default;
};

// The whole reply without markup, steps numbered, complete on its own (no buttons).
[[nodiscard]] std::string plain_text(const Reply& reply);
// One text without its **bold** marks.
[[nodiscard]] std::string without_bold(std::string_view text);

}  // namespace dialog
