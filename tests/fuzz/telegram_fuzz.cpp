// Whatever is posted to Telegram's URL becomes something a person did, or nothing: never a crash,
// never an arrival without a key.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/channel/telegram_parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto update = bot::parse_telegram_update(body, {"99", "stepwise_bot"});
  const auto* arrival = std::get_if<bot::Arrival>(&update.what);
  if (arrival == nullptr) return 0;
  if (arrival->key.empty()) std::abort();
  const bool nobody =
      arrival->user.empty() && !std::holds_alternative<bot::Migrated>(arrival->what);
  if (nobody) std::abort();
  return 0;
}
