#include "bot/bridge/case_card.h"

#include <algorithm>

#include "bot/channel/foreign_json.h"
#include "bot/channel/pieces.h"
#include "bot/channel/slack_blocks.h"
#include "bot/channel/slack_render.h"
#include "bot/channel/slack_text.h"
#include "dialog/packet.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using dialog::Conversation;
using dialog::Handoff;
using dialog::OwnerKind;
using nlohmann::json;

// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
constexpr std::size_t kOptionsMax = 100;
constexpr std::size_t kTextMax = kSlackTextMax - 200;

std::string bold(const std::string& name) {
  const auto parts = split_text(name, 100, mrkdwn_escaped);
  return "*" + (parts.empty() ? "somebody" : unstarred(mrkdwn_escaped(parts.front()))) + "*";
}

// "10:44" by the reader's own clock. https://docs.slack.dev/messaging/formatting-message-text
std::string clock_of(dialog::Instant at) {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
  return "<!date^" + std::to_string(seconds) + "^{date_short_pretty} {time}|some time ago>";
}

std::string standing(const CaseCard& card, const Conversation& now) {
  const std::string agent = bold(card.agent);
  switch (now.handoff) {
    case Handoff::Queued:
      return "waits for a person since " + clock_of(now.queued_since);
    case Handoff::Nobody:
      return "waits for a person since " + clock_of(now.queued_since) + ", outside our hours";
    case Handoff::Assigned:
      return "is with " + agent;
    case Handoff::Snoozed:
      return "is with " + agent + ", put off until " + clock_of(now.snoozed_until);
    case Handoff::Waiting:
      return "is with " + agent + ", who waits for an answer";
    case Handoff::Resolved:
      return "is settled";
    case Handoff::Returned:
      return "is back with the bot";
    case Handoff::Expired:
      return "waited, and nobody came";
    case Handoff::None:
    case Handoff::Offered:
      break;
  }
  return "needs no person now";
}

const char* light(const Conversation& now) {
  if (now.owner.kind == OwnerKind::Queue) return "🟡";
  if (now.owner.kind == OwnerKind::Agent) return "🟢";
  return now.handoff == Handoff::Expired ? "🔴" : "⚪";
}

std::string title(const CaseCard& card, const Conversation& now) {
  return std::string(light(now)) + " " + bold(card.person) + " (" + mrkdwn_escaped(card.platform) +
         ") " + standing(card, now);
}

// A line each.
std::string facts(const knowledge::Pack& pack, const Conversation& now) {
  std::string text;
  for (const auto& [name, value] : dialog::facts_of(dialog::packet_of(pack, now))) {
    text += (text.empty() ? "" : "\n") + std::string(name) + ": " + mrkdwn_escaped(value);
  }
  return text;
}

json option(const std::string& label, const std::string& value) {
  return {{"text", slack_label(label)}, {"value", value}};
}

std::string short_label(const std::string& text) {
  const auto parts = split_text(text, kSlackLabelMax, as_it_is);
  return parts.empty() ? "…" : parts.front();
}

// "here": where it was; a fix's id: there.
json return_menu(const knowledge::Pack& pack, const Conversation& now) {
  json options = json::array({option("where it was", "here")});
  for (const knowledge::Fix& fix : pack.fixes) {
    const dialog::Attempt* attempt = dialog::find_attempt(now, fix.id);
    const bool done = attempt != nullptr && attempt->outcome == dialog::Outcome::Failed;
    if (!done && options.size() < kOptionsMax) {
      options.push_back(option(short_label(fix.heading), fix.id));
    }
  }
  return {{"type", "static_select"},
          {"action_id", kCaseReturn},
          {"placeholder", slack_label("Return to the bot …")},
          {"options", options}};
}

json styled(json button, const char* style) {
  button["style"] = style;
  return button;
}

json button(std::string_view action, const char* label) {
  return slack_button(std::string(action), label, "1");
}

json elements(const knowledge::Pack& pack, const Conversation& now) {
  if (now.owner.kind == OwnerKind::Agent) {
    return json::array({styled(button(kCaseResolve, "Resolve"), "primary"), return_menu(pack, now),
                        button(kCaseSnooze, "Snooze 1 h"),
                        button(kCaseQueue, "Back to the queue")});
  }
  const json claim = button(kCaseClaim, "Claim");
  const bool waits = now.owner.kind == OwnerKind::Queue;
  return json::array({waits ? styled(claim, "primary") : claim});
}

std::string hint(const Conversation& now) {
  return now.owner.kind == OwnerKind::Queue
             ? "A reply in the thread goes to them, and claims. !help says more."
             : "";
}

}  // namespace

Call post_card(const CaseCard& card, const knowledge::Pack& pack, const Conversation& now,
               std::string_view target, Blocks blocks) {
  json body = slack_message_to(target);
  if (body.contains("thread_ts")) body["reply_broadcast"] = true;
  const std::string first = title(card, now);
  const auto rest = split_text(facts(pack, now), kSlackSectionMax, as_it_is);
  std::string text = first;
  json list = json::array({slack_section(first)});
  for (const std::string& part : rest) {
    if (text.size() + part.size() + 1 < kTextMax) text += '\n' + part;
    list.push_back(slack_section(part, true));
  }
  if (const std::string more = hint(now); !more.empty()) list.push_back(slack_section(more));
  list.push_back(slack_actions(elements(pack, now)));
  body["text"] = text;
  if (blocks == Blocks::Yes) body["blocks"] = list;
  return {"chat.postMessage", written(body)};
}

Call update_card(const Call& posted, std::string_view time) {
  json body = foreign_object(posted.body).value_or(json::object());
  for (const char* once : {"thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media"})
    body.erase(once);
  body["ts"] = time;
  return {"chat.update", written(body)};
}

}  // namespace bot
