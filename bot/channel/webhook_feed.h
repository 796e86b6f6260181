// From the log of handoffs into the outbox: each event once, in its order, whoever logged it. How
// far it has come is stored with the rows, so that nothing is left out or told twice over a
// restart.

#pragma once

#include "bot/store/store.h"

namespace bot {

inline constexpr const char* kWebhookChannel = "webhook";

// The first time ever: what happened before is nobody's business. Inside a transaction.
void begin_webhooks(Store& store);
// Enqueues what was logged since, a page at most: how many events were read. Inside a transaction.
[[nodiscard]] int feed_webhooks(Store& store, Instant now);
inline constexpr int kWebhookPage = 100;

}  // namespace bot
