#include "bot/bridge/bridge.h"

#include <optional>
#include <utility>

#include "bot/bridge/case_card.h"
#include "bot/bridge/deed.h"
#include "bot/channel/foreign_json.h"
#include "bot/channel/slack_text.h"
#include "bot/store/agent_name.h"

namespace bot {
namespace {

constexpr const char* kName = "slack";
constexpr std::chrono::hours kButtonSnooze{1};

// Empty for a button that isn't ours.
std::optional<Wish> wish_of(const AgentPushed& pushed, const knowledge::Pack& pack) {
  if (pushed.action == kCaseClaim) return WishClaim{};
  if (pushed.action == kCaseResolve) return WishResolve{};
  if (pushed.action == kCaseQueue) return WishQueue{};
  if (pushed.action == kCaseSnooze) return WishSnooze{kButtonSnooze};
  if (pushed.action != kCaseReturn) return std::nullopt;
  // What isn't a fix of this pack (any more) goes back to where it was.
  return WishReturn{pack.find_fix(pushed.value) == nullptr ? "" : pushed.value};
}

std::optional<Wish> wish_of(const AgentPost& post, const knowledge::Pack& pack) {
  if (const auto* pushed = std::get_if<AgentPushed>(&post.what)) return wish_of(*pushed, pack);
  if (std::holds_alternative<AgentRevised>(post.what)) {
    return WishHelp{"What was sent stays sent: the person has it as it was. Write once more."};
  }
  const auto& wrote = std::get<AgentWrote>(post.what);
  if (wrote.text.empty() && !wrote.files) return std::nullopt;
  if (wrote.text.empty()) return WishHelp{"Files can't be passed on. Nothing was sent."};
  return read_wish(wrote.text, pack);
}

bool has_files(const AgentPost& post) {
  const auto* wrote = std::get_if<AgentWrote>(&post.what);
  return wrote != nullptr && wrote->files;
}

Taken taken(Failed failed) {
  return failed == Failed::Poisoned ? Taken::Stored : Taken::Refused;  // It would fail again.
}

}  // namespace

Bridge::Bridge(std::string place, const ChannelWorld& world)
    : place_(std::move(place)), world_(world), members_(std::make_shared<Members>(place_, world)) {}

void Bridge::take(const Membership& change) { members_->note(change.user, change.is_member); }

void Bridge::take(const AgentPost& post, const Done& done) {
  // Who writes in a channel belongs to it.
  if (!std::holds_alternative<AgentPushed>(post.what)) return take_written(post, done);
  members_->ask(post.user, [self = shared_from_this(), post, done](bool is_member) {
    if (is_member) return self->take_written(post, done);
    self->world_.observe(WebhookIgnored{kName, "no_member"});
    self->whisper(post, "Only members of this channel can do this.");
    done(Taken::Stored);
  });
}

void Bridge::take_written(const AgentPost& post, const Done& done) {
  members_->meet(post.user, [self = shared_from_this(), post, done](const Members::Member& member) {
    if (member.human) return self->carry_out(post, member.profile, done);
    self->world_.observe(WebhookIgnored{kName, "bot"});
    done(Taken::Stored);
  });
}

void Bridge::carry_out(const AgentPost& post, const Profile& profile, const Done& done) {
  auto wish = wish_of(post, *world_.pack);
  if (!wish) {
    world_.observe(WebhookIgnored{kName, "nothing"});
    return done(Taken::Stored);
  }
  world_.engine->run_acts(
      [self = shared_from_this(), post, profile, wish = std::move(*wish), done](
          Store& store, Instant now, const TakeAct& act) -> AfterCommit {
        const User agent{kName, post.user};
        const auto ignore = [self, done](const char* why) -> AfterCommit {
          return [self, done, why] {
            self->world_.observe(WebhookIgnored{kName, why});
            done(Taken::Stored);
          };
        };
        if (store.answer(agent, post.key)) return ignore("repeated");
        const std::string id = store.threaded_conversation(self->place_, post.thread);
        if (id.empty()) return ignore("no_case");
        store.remember(agent, post.key, {}, now);
        if (profile != Profile{} && profile != store.profile(agent)) {
          store.know(agent, profile, now);
        }
        std::string told = do_deed(store, now, act, {slack_agent(post.user), id, post.key, wish},
                                   *self->world_.pack);
        if (told.empty() && has_files(post)) told = "Files can't be passed on: your words were.";
        return [self, post, done, told] {
          if (!told.empty()) self->whisper(post, told);
          done(Taken::Stored);
        };
      },
      [done](Failed failed) { done(taken(failed)); });
}

// https://docs.slack.dev/reference/methods/chat.postEphemeral
void Bridge::whisper(const AgentPost& post, const std::string& text) const {
  const nlohmann::json body = {{"channel", place_},
                               {"user", post.user},
                               {"thread_ts", post.thread},
                               {"text", mrkdwn_escaped(text)}};
  world_.aside(kName, {{"chat.postEphemeral", written(body)}, {}});
}

}  // namespace bot
