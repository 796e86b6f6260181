// A button of a conversation that nothing is stored of any more. By whom and with what meaning it
// was shown is gone with it; that it was one is told by the form of its value.

#pragma once

#include <optional>
#include <string_view>

#include "bot/store/store.h"

namespace bot {

// Empty for a value that no button can have, or whose conversation is still there.
[[nodiscard]] std::optional<dialog::Choice> gone_choice(Store& store, std::string_view value);

}  // namespace bot
