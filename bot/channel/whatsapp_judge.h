// What WhatsApp's answer to a call means. Pure. Its codes:
// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes

#pragma once

#include "bot/delivery/verdict.h"

namespace bot {

[[nodiscard]] Verdict judge_whatsapp(const Fetched& fetched);

}  // namespace bot
