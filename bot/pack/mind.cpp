#include "bot/pack/mind.h"

#include <utility>

#include "bot/pack/load.h"

namespace bot {

knowledge::Result<Mind> load_mind(const std::string& folder) {
  auto pack = load_sound_pack(folder);
  if (!pack) return pack.error();
  Mind mind;
  mind.pack = std::make_unique<const knowledge::Pack>(std::move(*pack));
  auto classifier = intents::Classifier::train(intents::examples_of(*mind.pack));
  mind.reader = std::make_unique<const intents::Reader>(*mind.pack, std::move(classifier));
  return mind;
}

}  // namespace bot
