// The classifier of a pack, trained once and then kept in a file: training takes most of a start.
// A server keeps it in its data folder, the commands in the user's cache.

#pragma once

#include <filesystem>

#include "intents/classifier.h"
#include "knowledge/pack.h"

namespace bot {

// From `file` when it fits the pack's phrases and this very program, else trained anew and kept
// there (whole or not at all). A file that can't be read or written costs time, nothing else; ""
// always trains.
[[nodiscard]] intents::Classifier trained_classifier(const knowledge::Pack& pack,
                                                     const std::filesystem::path& file);

// Where a command keeps it that has no data folder: under $XDG_CACHE_HOME, else ~/.cache, one file
// for each pack's id and place of the program. "" when the environment names neither.
[[nodiscard]] std::filesystem::path user_cache_file(const knowledge::Pack& pack);

}  // namespace bot
