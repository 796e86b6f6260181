// The dialog's reply as calls of WhatsApp's Cloud API: up to three short choices are buttons, up to
// ten a list, more are numbered. Pure; limits are kept by splitting into more messages.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/channel/arrival.h"
#include "dialog/reply.h"

namespace bot {

// `target` is a person's number; `open` stands on what opens a list: 20 characters at most.
[[nodiscard]] std::vector<Call> render_whatsapp(const dialog::Reply& reply, std::string_view target,
                                                const std::string& open);
// The same without anything to press, for when WhatsApp refuses that.
[[nodiscard]] std::vector<Call> render_whatsapp_plain(const dialog::Reply& reply,
                                                      std::string_view target);

}  // namespace bot
