#include "bot/store/moment.h"

#include <array>

#include <nlohmann/json.hpp>

#include "bot/store/store.h"

namespace bot {
namespace {

using dialog::Circumstances;
using dialog::Policy;
using Object = nlohmann::json;

constexpr std::array<const char*, 3> kPressings = {"no", "counting", "stale"};

// Those that a person can notice, and their names.
struct PolicyTime {
  const char* name;
  dialog::Duration Policy::*time;
};
constexpr std::array<PolicyTime, 6> kPolicyTimes = {{{"remind_after", &Policy::remind_after},
                                                     {"close_after", &Policy::close_after},
                                                     {"resume_within", &Policy::resume_within},
                                                     {"agent_silence", &Policy::agent_silence},
                                                     {"agent_lease", &Policy::agent_lease},
                                                     {"queue_word", &Policy::queue_word}}};

std::int64_t since_epoch(Instant at) { return at.time_since_epoch().count(); }
Instant instant_of(const Object& millis) {
  return Instant(dialog::Duration(millis.get<std::int64_t>()));
}

std::string dumped(const Object& object) {
  return object.dump(-1, ' ', false, Object::error_handler_t::replace);
}

template <class Decode>
auto decoded(const char* what, std::string_view text, const Decode& decode) {
  try {
    return decode(Object::parse(text));
  } catch (const Object::exception& error) {
    throw RowRefused(std::string(what) + ": " + error.what());
  }
}

Object status_json(const dialog::StatusReading& status) {
  Object services = Object::array();
  for (const auto& [service, available, detail] : status.services)
    services.push_back({service, available, detail});
  return {{"at", since_epoch(status.read_at)}, {"services", std::move(services)}};
}

dialog::StatusReading status_of(const Object& object) {
  dialog::StatusReading status;
  status.read_at = instant_of(object.at("at"));
  for (const Object& service : object.at("services")) {
    status.services.push_back({service.at(0).get<std::string>(), service.at(1).get<bool>(),
                               service.at(2).get<std::string>()});
  }
  return status;
}

Moment moment_of(const Object& object) {
  Moment moment;
  Circumstances& world = moment.world;
  moment.background = object.value("background", std::int64_t{0});
  moment.held_secret = object.value("secret", false);
  const auto pressing = object.value("pressing", "");
  if (pressing == kPressings[1]) moment.pressing = Pressing::Counting;
  if (pressing == kPressings[2]) moment.pressing = Pressing::Stale;
  world.queue_length = object.value("queue", 0);
  world.queue_place = object.value("place", 0);
  world.agents_present = object.value("agents", false);
  world.agents_back = object.value("back", "");
  if (object.contains("back_at")) world.agents_back_at = instant_of(object["back_at"]);
  if (object.contains("status")) world.status = status_of(object["status"]);
  return moment;
}

Background background_of(const Object& object) {
  Background background;
  Policy& policy = background.policy;
  for (const auto& [name, time] : kPolicyTimes) {
    policy.*time = dialog::Duration(object.value(name, (policy.*time).count()));
  }
  policy.retain_days = object.value("retain_days", policy.retain_days);
  const Object learned = object.value("learned", Object::object());
  for (const auto& [symptom, fixes] : learned.items()) {
    for (const auto& [fix, counts] : fixes.items()) {
      background.experience[symptom][fix] = {counts.at(0).get<int>(), counts.at(1).get<int>()};
    }
  }
  return background;
}

}  // namespace

// One a line of a person's, so what is as usual is left out.
std::string encode_moment(const Moment& moment) {
  const Circumstances& world = moment.world;
  Object object = {{"background", moment.background}};
  if (moment.held_secret) object["secret"] = true;
  if (moment.pressing != Pressing::No) {
    object["pressing"] = kPressings.at(static_cast<std::size_t>(moment.pressing));
  }
  if (world.queue_length != 0) object["queue"] = world.queue_length;
  if (world.queue_place != 0) object["place"] = world.queue_place;
  if (world.agents_present) object["agents"] = true;
  if (!world.agents_back.empty()) object["back"] = world.agents_back;
  if (world.agents_back_at) object["back_at"] = since_epoch(*world.agents_back_at);
  if (world.status) object["status"] = status_json(*world.status);
  return dumped(object);
}

Moment decode_moment(std::string_view text) { return decoded("moment", text, moment_of); }

std::string encode_background(const Background& background) {
  Object object;
  for (const auto& [name, time] : kPolicyTimes)
    object[name] = (background.policy.*time).count();
  object["retain_days"] = background.policy.retain_days;
  for (const auto& [symptom, fixes] : background.experience) {
    for (const auto& [fix, tally] : fixes)
      object["learned"][symptom][fix] = {tally.solved, tally.failed};
  }
  return dumped(object);
}

Background decode_background(std::string_view text) {
  return decoded("background", text, background_of);
}

}  // namespace bot
