// application/x-www-form-urlencoded, as webhooks send it and some calls want it. Pure.

#pragma once

#include <map>
#include <string>
#include <string_view>

namespace bot {

// The first of a name counts; a field that doesn't decode is left out.
[[nodiscard]] std::map<std::string, std::string> form_fields(std::string_view body);
[[nodiscard]] std::string form_written(const std::map<std::string, std::string>& fields);

}  // namespace bot
