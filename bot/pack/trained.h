// The classifier of a pack, trained once and then kept in the data folder: training takes most of
// a start.

#pragma once

#include <filesystem>

#include "intents/classifier.h"
#include "knowledge/pack.h"

namespace bot {

// From `file` when it fits the pack's phrases and this very program, else trained anew and kept
// there (whole or not at all). A file that can't be read or written costs time, nothing else.
[[nodiscard]] intents::Classifier trained_classifier(const knowledge::Pack& pack,
                                                     const std::filesystem::path& file);

}  // namespace bot
