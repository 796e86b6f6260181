// Secrets that a word announces: "password: …", "my passcode is …", "the code is …". Secrets known
// by their shape alone are in secrets.cpp.

#pragma once

#include <cstddef>
#include <vector>

#include "intents/words.h"

namespace intents {

struct Bytes {
  std::size_t begin = 0;  // [begin, end) of the message.
  std::size_t end = 0;
};

// In the order of the text; they may touch.
[[nodiscard]] std::vector<Bytes> cued_secrets(const Words& words);

}  // namespace intents
