#include "bot/channel/fetch.h"

#include <utility>

namespace bot {

Fetched fetch(http::Client& client, const http::Posting& posting) {
  http::Answer answer = posting.body.empty() ? client.get(posting) : client.post(posting);
  return {answer.status, std::move(answer.body), answer.retry_after, std::move(answer.failure)};
}

}  // namespace bot
