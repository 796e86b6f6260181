#include "intents/attachment.h"

#include <algorithm>
#include <array>
#include <utility>

#include "knowledge/text.h"

namespace intents {
namespace {

constexpr auto kNames = std::to_array<std::pair<std::string_view, Attachment>>({
    {kPicture, Attachment::Picture},
    {kVoice, Attachment::Voice},
    {kFile, Attachment::File},
    {kPlace, Attachment::Place},
});

}  // namespace

std::string attach(std::string words, std::string_view named) {
  if (!words.empty() && !named.empty()) words += '\n';
  return words.append(named);
}

Detached detach(std::string_view text) {
  Detached detached;
  if (text.find('[') == std::string_view::npos) {
    detached.words = text;
    return detached;
  }
  for (const std::string_view line : knowledge::lines_of(text)) {
    const auto* found =
        std::ranges::find(kNames, line, &std::pair<std::string_view, Attachment>::first);
    if (found != kNames.end()) {
      detached.attachment = found->second;
      continue;
    }
    if (!detached.words.empty()) detached.words += '\n';
    detached.words += line;
  }
  return detached;
}

}  // namespace intents
