// Which iPhone and which iOS a message names, and where. Knows the models' names and nothing else;
// a number that is a size, a share, a time, a price or an error is neither.
//
// Model names as Apple writes them (support article "Identify your iPhone model"); numbers that
// are newer than this table are taken with any of the usual suffixes. Versions: intents/ios.cpp.

#pragma once

#include <optional>
#include <string>

#include "intents/words.h"
#include "knowledge/device.h"

namespace intents {

struct Span {
  std::size_t first = 0;  // Words [first, last).
  std::size_t last = 0;
};

struct NamedModel {
  std::string model;  // "iPhone 13 mini", "iPhone SE (2nd generation)".
  Span span;
};

// The first that isn't said to be old or another's; else the first.
[[nodiscard]] std::optional<NamedModel> find_model(const Words& words);

struct NamedVersion {
  knowledge::IosVersion version;
  std::size_t at = 0;  // The word.
};

// The version that the phone runs, not one it should get ("update to iOS 18").
[[nodiscard]] std::optional<NamedVersion> find_version(const Words& words);

// An answer that names the phone, or whose it is, and nothing more: "12 mini", "it's an iPhone 12
// on iOS 17.2", "its my moms phone". A version in a sentence of its own ("I'm on iOS 15 still")
// says more: why it matters.
[[nodiscard]] bool only_names_phone(const Words& words);

// About somebody else's device or service, and not an iPhone: "my Pixel", "Google Drive".
[[nodiscard]] bool names_other_product(const Words& words);

}  // namespace intents
