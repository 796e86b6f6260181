#include "bot/store/conversation_codec.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "bot/store/choice_json.h"
#include "bot/store/store.h"

namespace bot {
namespace {

using dialog::Attempt;
using dialog::Conversation;
using nlohmann::json;

std::int64_t millis(Instant at) { return at.time_since_epoch().count(); }

json device_json(const knowledge::Device& device) {
  json value = {{"model", device.model}};
  if (device.ios) value["ios"] = {device.ios->major, device.ios->minor};
  return value;
}

json attempts_json(const std::vector<Attempt>& attempts) {
  json list = json::array();
  for (const Attempt& attempt : attempts) {
    list.push_back({{"fix", attempt.fix},
                    {"outcome", to_string(attempt.outcome)},
                    {"at", millis(attempt.at)}});
  }
  return list;
}

template <class T>
void take(const json& from, const char* key, T& into) {
  if (const auto found = from.find(key); found != from.end()) found->get_to(into);
}

void take(const json& from, const char* key, Instant& into) {
  std::int64_t count = millis(into);
  take(from, key, count);
  into = Instant(dialog::Duration(count));
}

// A name of a closed list; one that this build doesn't know leaves `into` as it is.
template <class T, class FromName>
void take_name(const json& from, const char* key, FromName from_name, T& into) {
  std::string name;
  take(from, key, name);
  if (const std::optional<T> known = from_name(name)) into = *known;
}

void take_device(const json& from, knowledge::Device& into) {
  const auto found = from.find("device");
  if (found == from.end()) return;
  take(*found, "model", into.model);
  if (const auto ios = found->find("ios"); ios != found->end()) {
    into.ios = knowledge::IosVersion{ios->at(0).get<int>(), ios->at(1).get<int>()};
  }
}

void take_attempts(const json& from, std::vector<Attempt>& into) {
  const auto found = from.find("attempts");
  if (found == from.end()) return;
  for (const json& item : *found) {
    Attempt attempt;
    item.at("fix").get_to(attempt.fix);
    take_name(item, "outcome", dialog::outcome_from, attempt.outcome);
    take(item, "at", attempt.at);
    into.push_back(std::move(attempt));
  }
}

void take_choices(const json& from, std::vector<dialog::Choice>& into) {
  const auto found = from.find("choices");
  if (found == from.end()) return;
  for (const json& item : *found) {
    if (dialog::signal_from(item.at("signal").get<std::string>())) {
      into.push_back(item.get<dialog::Choice>());
    }
  }
}

void take_owner(const json& from, Conversation& into) {
  take_name(from, "owner", dialog::owner_from, into.owner);
  take(from, "owner_epoch", into.owner_epoch);
  take_name(from, "handoff", dialog::handoff_from, into.handoff);
  take(from, "handoff_reason", into.handoff_reason);
  take(from, "queued_since", into.queued_since);
  take(from, "waits_since", into.waits_since);
  take(from, "snoozed_until", into.snoozed_until);
  take(from, "at_desk", into.at_desk);
  take(from, "rated", into.rated);
}

void take_place(const json& from, Conversation& into) {
  take(from, "fix", into.fix);
  take(from, "path", into.path);
  take(from, "step", into.step);
  take(from, "turn", into.turn);
  take_choices(from, into.choices);
  take(from, "spoken", into.spoken);
  take(from, "heard_here", into.heard_here);
  take(from, "angers", into.angers);
  take(from, "misses", into.misses);
  take(from, "strays", into.strays);
  take(from, "told_privacy", into.told_privacy);
  take(from, "follow_up_set", into.follow_up_set);
  take(from, "confirming_erasure", into.confirming_erasure);
}

Conversation from_object(const json& from) {
  Conversation into;
  take(from, "id", into.id);
  take_name(from, "state", dialog::state_from, into.state);
  take_owner(from, into);
  take(from, "symptom", into.symptom);
  take_device(from, into.device);
  take_name(from, "fate", dialog::fate_from, into.fate);
  take(from, "error_code", into.error_code);
  take(from, "language", into.language);
  take_attempts(from, into.attempts);
  take_place(from, into);
  take_name(from, "closing", dialog::closing_from, into.closing);
  take_name(from, "resume_state", dialog::state_from, into.resume_state);
  take(from, "starts_anew", into.starts_anew);
  take(from, "last_heard", into.last_heard);
  return into;
}

}  // namespace

std::string encode_conversation(const Conversation& c) {
  const json value = {
      {"id", c.id},
      {"state", to_string(c.state)},
      {"owner", to_string(c.owner)},
      {"owner_epoch", c.owner_epoch},
      {"handoff", to_string(c.handoff)},
      {"handoff_reason", c.handoff_reason},
      {"queued_since", millis(c.queued_since)},
      {"waits_since", millis(c.waits_since)},
      {"snoozed_until", millis(c.snoozed_until)},
      {"at_desk", c.at_desk},
      {"rated", c.rated},
      {"symptom", c.symptom},
      {"device", device_json(c.device)},
      {"fate", dialog::to_string(c.fate)},
      {"error_code", c.error_code},
      {"language", c.language},
      {"attempts", attempts_json(c.attempts)},
      {"fix", c.fix},
      {"path", c.path},
      {"step", c.step},
      {"turn", c.turn},
      {"choices", c.choices},
      {"spoken", c.spoken},
      {"heard_here", c.heard_here},
      {"angers", c.angers},
      {"misses", c.misses},
      {"strays", c.strays},
      {"told_privacy", c.told_privacy},
      {"follow_up_set", c.follow_up_set},
      {"confirming_erasure", c.confirming_erasure},
      {"closing", to_string(c.closing)},
      {"resume_state", to_string(c.resume_state)},
      {"starts_anew", c.starts_anew},
      {"last_heard", millis(c.last_heard)},
  };
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Conversation decode_conversation(std::string_view text) {
  try {
    const json value = json::parse(text);
    if (!value.is_object()) throw RowRefused("conversation: not an object");
    return from_object(value);
  } catch (const json::exception& error) {
    throw RowRefused(std::string("conversation: ") + error.what());
  }
}

}  // namespace bot
