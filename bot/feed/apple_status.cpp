#include "bot/feed/apple_status.h"

#include <algorithm>
#include <map>

#include "bot/channel/foreign_json.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using knowledge::Error;
using nlohmann::json;

// The vendor's words are theirs; nobody needs more of them.
constexpr std::size_t kDetailBytesMax = 500;

// The argument of "name(…);", else all of it.
std::string_view without_callback(std::string_view body) {
  body = knowledge::trimmed(knowledge::without_byte_order_mark(body));
  const std::size_t open = body.find_first_of("({[");
  if (open == std::string_view::npos || body[open] != '(') return body;
  const std::size_t close = body.rfind(')');
  return close == std::string_view::npos ? body : body.substr(open + 1, close - open - 1);
}

// "ongoing", and not "upcoming", "resolved" or "completed"; a maintenance is trouble while it
// lasts.
bool goes_on(const json& event) {
  const bool now = knowledge::folded(text_at(event, {"eventStatus"})) == "ongoing";
  return now && knowledge::folded(text_at(event, {"statusType"})) != "available";
}

dialog::ServiceStatus status_of(const std::string& name, const json& service) {
  dialog::ServiceStatus status{name, true, ""};
  for (const json& event : member(service, {"events"})) {
    if (!goes_on(event)) continue;
    status.available = false;
    const std::string words = text_at(event, {"message"});
    if (words.size() <= kDetailBytesMax) status.detail = words;
  }
  return status;
}

}  // namespace

knowledge::Result<std::vector<dialog::ServiceStatus>> parse_apple_status(
    std::string_view body, const std::vector<std::string>& services) {
  const auto feed = foreign_object(without_callback(body));
  if (!feed || !member(*feed, {"services"}).is_array()) {
    return Error{"isn't a system status feed: expected {\"services\": […]}"};
  }
  std::map<std::string, const json*> named;
  for (const json& service : member(*feed, {"services"}))
    named.emplace(knowledge::folded(text_at(service, {"serviceName"})), &service);
  std::vector<dialog::ServiceStatus> found;
  for (const std::string& name : services) {
    const auto at = named.find(knowledge::folded(name));
    if (at != named.end()) found.push_back(status_of(name, *at->second));
  }
  if (found.empty()) return Error{"names none of the pack's status_services"};
  return found;
}

}  // namespace bot
