#include "bot/desk/attempt_limit.h"

#include <algorithm>

namespace bot {
namespace {

using std::chrono::milliseconds;

bool forgotten(const Attempts& attempts, const AttemptLimit& limit, Instant now) {
  return now < attempts.last || now - attempts.last >= limit.forgotten;
}

}  // namespace

milliseconds wait_before_next(const Attempts& attempts, const AttemptLimit& limit, Instant now) {
  if (attempts.count < limit.free || forgotten(attempts, limit, now)) return milliseconds(0);
  auto wait = limit.wait;
  for (int doubled = limit.free; doubled < attempts.count && wait < limit.wait_max; ++doubled)
    wait *= 2;
  const milliseconds left = attempts.last + std::min(wait, limit.wait_max) - now;
  return std::max(left, milliseconds(0));
}

Attempts one_more(const Attempts& attempts, const AttemptLimit& limit, Instant now) {
  return {forgotten(attempts, limit, now) ? 1 : attempts.count + 1, now};
}

Attempts one_less(const Attempts& attempts) {
  return {std::max(attempts.count - 1, 0), attempts.last};
}

}  // namespace bot
