#include "bot/bridge/deed.h"

#include <utility>
#include <variant>

#include "bot/store/agent_name.h"
#include "knowledge/overloaded.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using dialog::OwnerKind;
using dialog::State;

constexpr const char* kUnsent = " What you wrote stays here.";

struct Doer {
  Store& store;
  Instant now;
  const TakeAct& take;
  const Deed& deed;
  const knowledge::Pack& pack;
  StoredConversation stored;

  [[nodiscard]] const dialog::Owner& owner() const { return stored.conversation.owner; }
  [[nodiscard]] bool mine() const {
    return owner().kind == OwnerKind::Agent && owner().agent == deed.agent;
  }
  [[nodiscard]] bool ended() const {
    const State state = stored.conversation.state;
    return owner().kind == OwnerKind::Bot && (state == State::Closed || state == State::Rating);
  }

  // Who has it, when it isn't the agent's.
  [[nodiscard]] std::string held() const {
    switch (owner().kind) {
      case OwnerKind::Agent:
        return agent_name(store, owner().agent) + " has this conversation.";
      case OwnerKind::Queue:
        return "Nobody has this conversation yet: it is in line already.";
      case OwnerKind::Bot:
        break;
    }
    return "This conversation is the bot's now: !claim takes it over.";
  }
  // "" when the person's next message goes to this conversation.
  [[nodiscard]] std::string left_behind() const {
    const auto current = store.current_conversation(stored.user);
    const bool here = current && current->conversation.id == deed.conversation;
    return here ? "" : "They have begun a new conversation since; this one is over.";
  }

  [[nodiscard]] std::string act(const dialog::What& what) const {
    const ActOutcome outcome =
        take({deed.conversation, what, stored.conversation.owner_epoch, deed.key});
    if (const auto* answered = std::get_if<Answered>(&outcome)) {
      const bool sends = std::holds_alternative<dialog::AgentSentFix>(what);
      return sends && answered->replies.empty()
                 ? "Not sent: nothing may be removed from this phone."
                 : "";
    }
    if (const auto* stale = std::get_if<StaleEpoch>(&outcome)) {
      if (stale->owner.kind != OwnerKind::Agent) return "This has changed just now: look again.";
      return agent_name(store, stale->owner.agent) + " was faster.";
    }
    return "This conversation is gone.";
  }
  // For who has it only.
  [[nodiscard]] std::string own(const dialog::What& what) const {
    return mine() ? act(what) : held();
  }
  // The same, but what nobody has is claimed with it, as by a reply.
  [[nodiscard]] std::string claimed(const dialog::What& what) {
    if (owner().kind != OwnerKind::Queue) return own(what);
    if (std::string trouble = act(dialog::AgentClaimed{deed.agent, false}); !trouble.empty()) {
      return trouble;
    }
    auto now_mine = store.conversation(deed.conversation);
    if (!now_mine) return "This conversation is gone.";
    stored = std::move(*now_mine);
    return own(what);
  }

  [[nodiscard]] std::string reply(const std::string& text) const {
    const bool may = mine() || owner().kind == OwnerKind::Queue;
    if (!may) return held() + kUnsent;
    const std::string trouble = act(dialog::AgentSaid{deed.agent, text, false});
    return trouble.empty() ? "" : trouble + kUnsent;
  }
  [[nodiscard]] std::string claim() const {
    if (mine()) return "It is yours already.";
    if (owner().kind == OwnerKind::Agent) return held();
    if (ended()) return act(dialog::AgentReopened{deed.agent, false});
    return act(dialog::AgentClaimed{deed.agent, false});
  }
  // To who can sign in to the desk: of those alone the name is known.
  [[nodiscard]] std::string transfer(const std::string& to) {
    const auto account = store.agent(to);
    if (account && !account->disabled) {
      return claimed(dialog::AgentTransferred{deed.agent, account->name, false});
    }
    std::string names;
    for (const AgentAccount& each : store.agents()) {
      if (!each.disabled) names += (names.empty() ? "" : ", ") + each.name;
    }
    if (names.empty()) return "Nobody has an account of the desk. !queue puts it back in line.";
    return "Nobody at the desk is called " + knowledge::in_quotes(to) + ". They are: " + names;
  }
  [[nodiscard]] std::string note(const std::string& text) const {
    store.add_note(deed.conversation, {0, deed.key, deed.agent, now, text});
    return act(dialog::AgentNoted{deed.agent});
  }
  [[nodiscard]] std::string help(const WishHelp& help) const {
    return help.trouble.empty() ? wish_help(pack) : help.trouble;
  }
};

}  // namespace

std::string do_deed(Store& store, Instant now, const TakeAct& act, const Deed& deed,
                    const knowledge::Pack& pack) {
  const auto stored = store.conversation(deed.conversation);
  if (!stored) return "This conversation is gone.";
  Doer doer{store, now, act, deed, pack, *stored};
  const bool changes =
      !std::holds_alternative<WishNote>(deed.wish) && !std::holds_alternative<WishHelp>(deed.wish);
  if (std::string over = doer.left_behind(); changes && !over.empty()) return over;
  const std::string& agent = deed.agent;
  return std::visit(
      knowledge::Overloaded{
          [&](const WishReply& wish) { return doer.reply(wish.text); },
          [&](const WishNote& wish) { return doer.note(wish.text); },
          [&](const WishClaim&) { return doer.claim(); },
          [&](const WishFix& wish) {
            return doer.claimed(dialog::AgentSentFix{agent, wish.fix, false});
          },
          [&](const WishReturn& wish) {
            return doer.claimed(dialog::AgentReturned{agent, wish.fix});
          },
          [&](const WishSnooze& wish) {
            return doer.claimed(dialog::AgentSnoozed{agent, now + wish.time});
          },
          [&](const WishTransfer& wish) { return doer.transfer(wish.to); },
          [&](const WishQueue&) {
            return doer.own(dialog::AgentTransferred{agent, "", false});
          },
          [&](const WishResolve&) { return doer.claimed(dialog::AgentResolved{agent}); },
          [&](const WishHelp& wish) { return doer.help(wish); },
      },
      deed.wish);
}

}  // namespace bot
