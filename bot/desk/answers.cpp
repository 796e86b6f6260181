#include "bot/desk/answers.h"

namespace bot {

http::Response answer(const Json& json) { return {200, "application/json", json_text(json), {}}; }

http::Response unknown_conversation() {
  return http::problem(404, "conversation: there is none of this id");
}

std::string who_has(const dialog::Conversation& now) {
  switch (now.owner.kind) {
    case dialog::OwnerKind::Bot:
      return "the bot has it";
    case dialog::OwnerKind::Queue:
      return "it is in the queue";
    case dialog::OwnerKind::Agent:
      return now.owner.agent + " has it";
  }
  return "";
}

http::Response conflict(const dialog::Conversation& now, std::string_view detail) {
  http::Response response = http::problem(409, detail);
  Json body = Json::parse(response.body);
  body["owner"] = dialog::to_string(now.owner);
  body["agent"] = or_null(now.owner.agent);
  body["epoch"] = now.owner_epoch;
  body["handoff"] = or_null(std::string(to_string(now.handoff)));
  response.body = json_text(body);
  return response;
}

http::Response too_late(const dialog::Conversation& now) {
  return conflict(now, "epoch: has moved on, " + who_has(now));
}

}  // namespace bot
