// The same words mean something else while a certain question is open. A part of reading.

#pragma once

#include <cstddef>

#include "dialog/scene.h"

namespace dialog {

// A message this short that holds an ordinal is an answer to numbered choices; one that holds a
// secret says nothing else.
inline constexpr std::size_t kAnswerBytesMax = 24;

// What is heard in this place, of a message that would mean `heard` by itself.
[[nodiscard]] Heard in_context(const Scene& scene, const intents::Understanding& said, Heard heard);

}  // namespace dialog
