#include "bot/delivery/verdict.h"

#include <algorithm>

namespace bot {

Unreachable unexplained(const Fetched& fetched) {
  if (fetched.status == 0) return {fetched.failure};
  return {"status " + std::to_string(fetched.status)};
}

std::chrono::seconds wait_asked(const Fetched& fetched) {
  return std::clamp(fetched.retry_after, std::chrono::seconds(1), std::chrono::seconds(3600));
}

}  // namespace bot
