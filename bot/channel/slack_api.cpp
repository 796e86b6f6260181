#include "bot/channel/slack_api.h"

#include "bot/channel/foreign_json.h"
#include "bot/channel/form.h"

namespace bot {
namespace {

constexpr const char* kFormType = "application/x-www-form-urlencoded";

bool reads(const std::string& method) {
  return method.ends_with(".info") || method.ends_with(".members");
}

std::string form_of(const std::string& body) {
  std::map<std::string, std::string> fields;
  const auto json = foreign_object(body);
  if (!json) return "";
  for (const auto& [name, value] : json->items())
    fields.emplace(name, value.is_string() ? value.get<std::string>() : written(value));
  return form_written(fields);
}

}  // namespace

http::Posting slack_posting(const Call& call, const std::string& token) {
  http::Posting posting;
  posting.path = call.method;
  posting.authorization = "Bearer " + token;
  posting.body = call.body;
  if (reads(call.method)) {
    posting.body = form_of(call.body);
    posting.content_type = kFormType;
  }
  return posting;
}

}  // namespace bot
