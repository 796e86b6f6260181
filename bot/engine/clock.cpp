#include "bot/engine/clock.h"

namespace bot {

dialog::Instant wall_clock() {
  return std::chrono::floor<dialog::Duration>(std::chrono::system_clock::now());
}

}  // namespace bot
