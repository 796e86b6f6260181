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

// "You're number 2 in line", or when somebody will be there. A place that isn't known (0) isn't
// said.
[[nodiscard]] std::string queue_line(const Scene& scene, int place);

// "It takes about 3 minutes."
[[nodiscard]] std::string duration_line(const Scene& scene, const knowledge::Fix& fix);

}  // namespace dialog
