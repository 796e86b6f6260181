#include "bot/channel/slack_people.h"

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

constexpr std::chrono::hours kFreshFor{24};
// Remembered beyond this: everybody is asked again.
constexpr std::size_t kPeopleMax = 20000;

}  // namespace

// https://docs.slack.dev/reference/methods/users.info
Call slack_asks_who(const std::string& user) {
  return {"users.info", written({{"user", user}, {"include_locale", true}})};
}

Profile slack_profile(const nlohmann::json& answer) {
  const auto& user = member(answer, {"user"});
  std::string name = text_at(user, {"profile", "display_name"});
  if (name.empty()) name = text_at(user, {"real_name"});
  return {name, text_at(user, {"locale"})};
}

void SlackPeople::meet(const std::string& user) {
  if (!first_today(user)) return;
  world_.aside("slack", {slack_asks_who(user),
                         [this, user](const Fetched& fetched) { note(user, fetched); }});
}

bool SlackPeople::first_today(const std::string& user) {
  const Instant now = world_.clock();
  const std::scoped_lock lock(mutex_);
  if (asked_.size() > kPeopleMax) asked_.clear();
  const auto [found, added] = asked_.try_emplace(user, now);
  if (!added && now - found->second < kFreshFor) return false;
  found->second = now;
  return true;
}

void SlackPeople::note(const std::string& user, const Fetched& fetched) const {
  const auto answer = foreign_object(fetched.body);
  const Profile profile = answer ? slack_profile(*answer) : Profile{};
  if (profile == Profile{}) return;
  world_.engine->run(
      [who = User{"slack", user}, profile](Store& store, Instant now) -> AfterCommit {
        // Who was erased meanwhile stays so.
        const bool here = store.current_conversation(who) || !store.held(who).empty();
        if (here && store.profile(who) != profile) store.know(who, profile, now);
        return {};
      },
      [](Failed) {});
}

}  // namespace bot
