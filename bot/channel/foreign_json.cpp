#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

using nlohmann::json;

// Slack's deepest blocks and Telegram's nested replies stay under 20.
constexpr int kPlatformDepthMax = 64;

}  // namespace

bool deeper_than(std::string_view body, int depth_max) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < body.size() && depth <= depth_max; ++i) {
    const char c = body[i];
    if (c == '"') in_string = !in_string;
    if (c == '\\' && in_string) ++i;
    if (in_string) continue;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
  }
  return depth > depth_max;
}

std::optional<json> foreign_object(std::string_view body) {
  if (deeper_than(body, kPlatformDepthMax)) return std::nullopt;
  json parsed = json::parse(body, nullptr, false);
  if (!parsed.is_object()) return std::nullopt;
  return parsed;
}

const json& member(const json& json_value, Path path) {
  static const json kNull;
  const json* at = &json_value;
  for (const char* name : path) {
    if (!at->is_object()) return kNull;
    const auto found = at->find(name);
    if (found == at->end()) return kNull;
    at = &*found;
  }
  return *at;
}

const json& list_at(const json& json, Path path) {
  static const auto kNone = nlohmann::json::array();
  const auto& found = member(json, path);
  return found.is_array() ? found : kNone;
}

std::string text_at(const json& json_value, Path path) {
  const json& found = member(json_value, path);
  if (found.is_string()) return found.get<std::string>();
  if (found.is_number_integer()) return std::to_string(found.get<std::int64_t>());
  return "";
}

bool true_at(const json& json_value, Path path) {
  const json& found = member(json_value, path);
  return found.is_boolean() && found.get<bool>();
}

std::string written(const json& json_value) {
  return json_value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace bot
