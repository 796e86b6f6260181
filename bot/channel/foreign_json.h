// JSON of strangers: parsed within limits, read without trust. A member that is missing or of
// another type reads as empty. Pure.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace bot {

// Counts brackets outside of strings. What isn't JSON may count wrong: the parser refuses it.
[[nodiscard]] bool deeper_than(std::string_view body, int depth_max);

// An object; empty when it is anything else, or deeper than a platform's payload ever is.
[[nodiscard]] std::optional<nlohmann::json> foreign_object(std::string_view body);

using Path = std::initializer_list<const char*>;
// What stands at the end of the path of members; null when there is no such thing.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& json, Path path);
// The array that stands there; an empty one when there is none.
[[nodiscard]] const nlohmann::json& list_at(const nlohmann::json& json, Path path);
// A string, or a whole number as text; else "".
[[nodiscard]] std::string text_at(const nlohmann::json& json, Path path);
[[nodiscard]] bool true_at(const nlohmann::json& json, Path path);

// Compact, with what isn't UTF-8 replaced: never throws.
[[nodiscard]] std::string written(const nlohmann::json& json);

}  // namespace bot
