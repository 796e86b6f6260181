#include "bot/channel/json_writing.h"

#include "bot/channel/timestamp.h"

namespace bot {

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json time_or_null(Instant at) { return at == Instant{} ? Json() : Json(iso_8601(at)); }

Json line_json(const Message& message) {
  Json buttons = Json::array();
  for (const Button& button : message.buttons) {
    buttons.push_back({{"label", button.label}, {"value", button.value}});
  }
  return {{"seq", message.seq},
          {"from", message.from},
          {"name", or_null(message.name)},
          {"at", iso_8601(message.at)},
          {"text", message.text},
          {"steps", message.steps},
          {"buttons", std::move(buttons)},
          {"fix", or_null(message.fix)}};
}

// Texts are valid UTF-8 by the time they are stored; should one not be, it is still answered.
std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace bot
