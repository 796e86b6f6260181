// What WhatsApp's Cloud API posts, as what people did. Pure; the signature is checked before.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks

#pragma once

#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"

namespace bot {

// One post may bring several, in their order. Heard is only what was sent to the number of ours
// that has this id.
[[nodiscard]] std::vector<Heard> parse_whatsapp(std::string_view body, std::string_view phone_id);

}  // namespace bot
