// From what a message says to what it means here: one signal. Knows the open question, so that
// "2", "yes" or a button's label count as the answer to it; decides nothing about what comes next.

#pragma once

#include "dialog/scene.h"

namespace dialog {

// Sets scene.heard and what was said beside it (tried fixes, details of the phone, mood).
void read_message(Scene& scene, const intents::Understanding& said);

}  // namespace dialog
