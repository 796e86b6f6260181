#include "bot/pack/mind.h"

#include <system_error>
#include <utility>

#include "bot/pack/load.h"
#include "bot/pack/trained.h"

namespace bot {
namespace {

// The folder is made here: a user's cache may never have been used before.
std::filesystem::path open_user_cache(const knowledge::Pack& pack) {
  const std::filesystem::path file = user_cache_file(pack);
  std::error_code failure;
  if (!file.empty()) std::filesystem::create_directories(file.parent_path(), failure);
  return file;
}

}  // namespace

knowledge::Result<Mind> load_mind(const std::string& folder, const std::filesystem::path& cache) {
  auto pack = load_sound_pack(folder);
  if (!pack) return pack.error();
  Mind mind;
  mind.pack = std::make_unique<const knowledge::Pack>(std::move(*pack));
  auto classifier =
      trained_classifier(*mind.pack, cache.empty() ? open_user_cache(*mind.pack) : cache);
  mind.reader = std::make_unique<const intents::Reader>(*mind.pack, std::move(classifier));
  return mind;
}

}  // namespace bot
