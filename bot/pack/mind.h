// A sound pack together with a reader that was trained on its phrases: what every command that
// answers people needs, whichever way they come.

#pragma once

#include <memory>
#include <string>

#include "intents/reader.h"
#include "knowledge/pack.h"
#include "knowledge/result.h"

namespace bot {

// Move-only; the reader points into the pack, which therefore stays where it is.
struct Mind {
  std::unique_ptr<const knowledge::Pack> pack;
  std::unique_ptr<const intents::Reader> reader;
};

// Trains, which takes about a second. `folder` "" is the shipped pack.
[[nodiscard]] knowledge::Result<Mind> load_mind(const std::string& folder);

}  // namespace bot
