#include "bot/bridge/members.h"

#include <algorithm>
#include <optional>

#include "bot/channel/foreign_json.h"
#include "bot/channel/slack_people.h"

namespace bot {
namespace {

constexpr std::chrono::hours kFreshFor{24};
// Who has left is told of; for what was missed, they are asked for again this often.
constexpr std::chrono::minutes kBelongsFor{30};
constexpr std::size_t kKnownMax = 10000;
// https://docs.slack.dev/reference/methods/conversations.members
constexpr int kPageSize = 1000;
constexpr int kPagesMax = 20;

}  // namespace

void Members::meet(const std::string& user, const std::function<void(const Member&)>& then) {
  note(user, true);
  std::optional<Member> known;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = known_.find(user);
    const bool fresh = found != known_.end() && world_.clock() - found->second.asked < kFreshFor;
    if (fresh) known = found->second.member;
  }
  if (known) return then(*known);
  world_.aside("slack", {slack_asks_who(user),
                         [self = shared_from_this(), user, then](const Fetched& fetched) {
                           self->take_profile(user, fetched);
                           Member member;
                           {
                             const std::scoped_lock lock(self->mutex_);
                             member = self->known_[user].member;
                           }
                           then(member);
                         }});
}

void Members::take_profile(const std::string& user, const Fetched& fetched) {
  const auto answer = foreign_object(fetched.body);
  const bool says = answer && true_at(*answer, {"ok"});
  const std::scoped_lock lock(mutex_);
  if (known_.size() > kKnownMax) known_.clear();
  Known& known = known_[user];
  if (!says) return;  // Who was known before stays so; asked again the next time.
  known.member.profile = slack_profile(*answer);
  known.member.human = !true_at(*answer, {"user", "is_bot"});
  known.asked = world_.clock();
}

void Members::note(const std::string& user, bool is_member) {
  const std::scoped_lock lock(mutex_);
  if (belonging_.size() > kKnownMax) belonging_.clear();
  if (is_member) {
    belonging_[user] = world_.clock();
  } else {
    belonging_.erase(user);
  }
}

void Members::ask(const std::string& user, const std::function<void(bool)>& then) {
  bool belongs = false;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = belonging_.find(user);
    belongs = found != belonging_.end() && world_.clock() - found->second < kBelongsFor;
  }
  if (belongs) return then(true);
  ask_page(user, "", 0, then);
}

void Members::ask_page(const std::string& user, const std::string& cursor, int page,
                       const std::function<void(bool)>& then) {
  nlohmann::json body = {{"channel", place_}, {"limit", kPageSize}};
  if (!cursor.empty()) body["cursor"] = cursor;
  const auto read = [self = shared_from_this(), user, page, then](const Fetched& fetched) {
    const auto answer = foreign_object(fetched.body);
    if (!answer || !true_at(*answer, {"ok"})) return then(false);
    const auto& members = member(*answer, {"members"});
    const bool there = members.is_array() && std::any_of(members.begin(), members.end(),
                                                         [&](const auto& m) { return m == user; });
    if (there) {
      self->note(user, true);
      return then(true);
    }
    const std::string next = text_at(*answer, {"response_metadata", "next_cursor"});
    if (next.empty() || page + 1 >= kPagesMax) return then(false);
    self->ask_page(user, next, page + 1, then);
  };
  world_.aside("slack", {{"conversations.members", written(body)}, read});
}

}  // namespace bot
