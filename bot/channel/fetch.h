// A call on its way to a platform and the answer on its way back, in the words of both sides.

#pragma once

#include "bot/delivery/verdict.h"
#include "bot/http/client.h"

namespace bot {

// A posting without a body is asked for by GET.
[[nodiscard]] Fetched fetch(http::Client& client, const http::Posting& posting);

}  // namespace bot
