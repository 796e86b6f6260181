#include "bot/engine/erased_key.h"

#include "bot/crypto/digest.h"

namespace bot {

User erased_user(const Incoming& incoming) { return {incoming.user.channel, ""}; }

std::string erased_key(const Incoming& incoming) {
  return sha256(incoming.user.channel + '\0' + incoming.user.id + '\0' + incoming.key);
}

}  // namespace bot
