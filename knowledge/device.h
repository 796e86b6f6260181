// The person's phone as far as it is known, and the conditions by which a pack tells phones apart.

#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

struct IosVersion {
  int major = 0;
  int minor = 0;  // 0 when it was not said.

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 in <=> for a pointer.
  friend auto operator<=>(const IosVersion&, const IosVersion&) = default;
};

// "17.4", or "17" when minor is 0.
[[nodiscard]] std::string to_string(const IosVersion& version);

struct Device {
  std::string model;  // Canonical: "iPhone 13 mini", "iPhone SE (2nd generation)"; "" is unknown.
  std::optional<IosVersion> ios;

  friend bool operator==(const Device&, const Device&) = default;
};

// Holds when every part that is given holds. An unknown model or version fulfils no part, so a
// variant is shown only to those it is known to fit.
struct Condition {
  std::vector<std::string> models;      // Globs over Device::model ("iPhone 8*"); empty: any model.
  std::optional<IosVersion> ios_from;   // Inclusive.
  std::optional<IosVersion> ios_below;  // Exclusive.

  friend bool operator==(const Condition&, const Condition&) = default;
};

[[nodiscard]] bool holds(const Condition& condition, const Device& device);

// `pattern` may hold '*' (any run of characters). ASCII case is ignored.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

}  // namespace knowledge
