// Where a conversation stands, as the question that is open there: what is said again after an
// answer, a reminder or an old button.

#pragma once

#include <string>

#include "dialog/scene.h"

namespace dialog {

// The open question of the state the scene is in, in one sentence.
[[nodiscard]] std::string question_here(const Scene& scene);

// Says `text`, then the open question with its buttons. The place doesn't change.
void say_here(Scene& scene, const std::string& text);

// "It takes about 3 minutes."
[[nodiscard]] std::string duration_line(const Scene& scene, const knowledge::Fix& fix);

}  // namespace dialog
