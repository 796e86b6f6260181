#include "bot/channel/attached.h"

#include <algorithm>
#include <array>

#include "bot/channel/foreign_json.h"
#include "intents/attachment.h"

namespace bot {
namespace {

struct AttachmentKind {
  const char* member;
  std::string_view named;
};
// Of several the first counts: an animation is a document as well, a venue a location.
constexpr auto kAttachments = std::to_array<AttachmentKind>({
    {"photo", intents::kPicture},
    {"image", intents::kPicture},
    {"voice", intents::kVoice},
    {"audio", intents::kVoice},
    {"video_note", intents::kVoice},
    {"venue", intents::kPlace},
    {"location", intents::kPlace},
    {"animation", intents::kPicture},
    {"video", intents::kPicture},
    {"document", intents::kFile},
    {"contact", intents::kFile},
    {"contacts", intents::kFile},
    {"poll", intents::kFile},
});

}  // namespace

std::string with_attached(const nlohmann::json& message, const std::string& words) {
  const auto holds = [&](const char* name) { return !member(message, {name}).is_null(); };
  if (holds("sticker") || holds("dice")) return "🙂";
  const auto* const found = std::ranges::find_if(kAttachments, holds, &AttachmentKind::member);
  return found == kAttachments.end() ? words : intents::attach(words, found->named);
}

}  // namespace bot
