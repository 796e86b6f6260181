#include "knowledge/device.h"

#include <algorithm>

#include "knowledge/text.h"

namespace knowledge {

std::string to_string(const IosVersion& version) {
  std::string text = std::to_string(version.major);
  if (version.minor != 0) text += '.' + std::to_string(version.minor);
  return text;
}

bool glob_matches(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() != '*') {
    return !text.empty() && lower(pattern.front()) == lower(text.front()) &&
           glob_matches(pattern.substr(1), text.substr(1));
  }
  for (std::size_t skipped = 0; skipped <= text.size(); ++skipped) {
    if (glob_matches(pattern.substr(1), text.substr(skipped))) return true;
  }
  return false;
}

bool holds(const Condition& condition, const Device& device) {
  const bool model_holds =
      condition.models.empty() ||
      (!device.model.empty() &&
       std::any_of(condition.models.begin(), condition.models.end(),
                   [&](const std::string& glob) { return glob_matches(glob, device.model); }));
  if (!model_holds) return false;
  if (!condition.ios_from && !condition.ios_below) return true;
  return device.ios && (!condition.ios_from || *device.ios >= *condition.ios_from) &&
         (!condition.ios_below || *device.ios < *condition.ios_below);
}

}  // namespace knowledge
