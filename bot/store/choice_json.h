// Buttons as JSON, for the codecs beside it: found by nlohmann::json through the argument's
// namespace. An unknown signal (of a later build) throws.

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "dialog/reply.h"

namespace dialog {

void to_json(nlohmann::json& json, const Choice& choice);
void from_json(const nlohmann::json& json, Choice& choice);

}  // namespace dialog
