// A sound pack together with a reader that was trained on its phrases: what every command that
// answers people needs, whichever way they come.

#pragma once

#include <filesystem>
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

// `folder` "" is the shipped pack. The first time it trains, which takes about a second, and keeps
// the outcome in `cache`; "" is the user's cache.
[[nodiscard]] knowledge::Result<Mind> load_mind(const std::string& folder,
                                                const std::filesystem::path& cache = {});

}  // namespace bot
