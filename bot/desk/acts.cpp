#include "bot/desk/acts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "bot/channel/http_body.h"
#include "bot/desk/answers.h"
#include "bot/desk/order.h"
#include "bot/desk/work.h"
#include "dialog/canned.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using http::Response;

// Further away, a snooze is a conversation forgotten.
constexpr std::chrono::hours kSnoozeMax{24 * 366};

Response impossible(const dialog::Conversation& now, DeskAct act) {
  return conflict(now, std::string(to_string(act)) + ": can't be done now, " + who_has(now));
}

// A removing fix on a phone that is lost, broken or about to leave.
bool harms(const View& view, const dialog::Conversation& now, const std::string& fix) {
  const knowledge::Fix* found = view.room.pack().find_fix(fix);
  return found != nullptr && dialog::forbidden_for(now, *found);
}

std::string fix_of(const dialog::What& what) {
  if (const auto* sent = std::get_if<dialog::AgentSentFix>(&what)) return sent->fix;
  if (const auto* returned = std::get_if<dialog::AgentReturned>(&what)) return returned->fix;
  return "";
}

// Why it may not be done, whatever the state.
std::optional<Response> refusal(const View& view, const dialog::Conversation& now,
                                const Order& order) {
  if (harms(view, now, fix_of(order.what))) {
    return conflict(now, "fix: removes something, and the phone is " +
                             std::string(dialog::to_string(now.fate)));
  }
  if (const auto* snooze = std::get_if<dialog::AgentSnoozed>(&order.what)) {
    if (snooze->until <= view.now || snooze->until > view.now + kSnoozeMax) {
      return problem(400, "until: must be later than now, and within a year");
    }
  }
  const auto* transfer = std::get_if<dialog::AgentTransferred>(&order.what);
  if (transfer == nullptr) return std::nullopt;
  if (transfer->to.empty() && now.owner.kind == dialog::OwnerKind::Queue) {
    return conflict(now, "to: it is in the queue already");
  }
  if (!transfer->to.empty() && transfer->to == now.owner.agent) {
    return conflict(now, "to: " + transfer->to + " has it already");
  }
  if (transfer->to.empty()) return std::nullopt;
  const auto account = view.store.agent(transfer->to);
  if (account && !account->disabled && account->name == transfer->to) return std::nullopt;
  return problem(400, "to: must be an agent who can sign in");
}

// Who is known to be at the desk is missed when they leave it.
dialog::What placed(const View& view, dialog::What what) {
  if (auto* transfer = std::get_if<dialog::AgentTransferred>(&what)) {
    transfer->at_desk = view.room.attendance.there(transfer->to, view.now);
  }
  return what;
}

// The same id again: the same words are answered as before, others are a conflict.
std::optional<Response> repeated(const View& view, const Overview& overview, const Order& order) {
  if (order.key.empty()) return std::nullopt;
  const dialog::Conversation& now = overview.stored.conversation;
  const auto line = view.store.keyed_line(now.id, order.key);
  if (!line) return std::nullopt;
  const bool same = line->name == view.agent &&
                    (order.act == DeskAct::Fix ? line->fix == fix_of(order.what)
                                               : line->fix.empty() && line->text == order.words);
  if (!same) return conflict(now, "id: was used before with other content");
  return answer(view.acted(overview, line->seq));
}

// How things stand after an act that was done; `key` of the line it has added, if any.
Response done(const View& view, const std::string& id, const std::string& key) {
  const auto after = view.store.overview(id);
  if (!after) return unknown_conversation();  // A burst before it asked for erasure.
  const auto line = view.store.keyed_line(id, key);
  return answer(view.acted(*after, line ? std::optional(line->seq) : std::nullopt));
}

Response carry_out(const View& view, const TakeAct& act, const std::string& id,
                   const Order& order) {
  const auto before = view.store.overview(id);
  if (!before) return unknown_conversation();
  const dialog::Conversation& now = before->stored.conversation;
  if (auto response = repeated(view, *before, order)) return *response;
  if (order.epoch != now.owner_epoch) return too_late(now);
  const auto possible = view.can(before->stored);
  if (std::ranges::find(possible, order.act) == possible.end()) return impossible(now, order.act);
  if (auto response = refusal(view, now, order)) return *response;
  const auto outcome = act({id, placed(view, order.what), order.epoch, order.key});
  if (std::holds_alternative<StaleEpoch>(outcome)) {  // What was written just now came first.
    const auto moved = view.store.conversation(id);
    return moved ? too_late(moved->conversation) : unknown_conversation();
  }
  return done(view, id, order.key);
}

Response carry_out_undo(const View& view, const TakeAct& act, const std::string& id,
                        std::int64_t epoch) {
  const auto before = view.store.overview(id);
  if (!before) return unknown_conversation();
  const dialog::Conversation& now = before->stored.conversation;
  if (epoch != now.owner_epoch) return too_late(now);
  const auto undo = view.undo(before->stored);
  if (!undo) return conflict(now, "undo: there is nothing to undo any more");
  const auto outcome = act({id, undo->what, epoch, ""});
  if (!std::holds_alternative<Answered>(outcome)) return too_late(now);
  return done(view, id, "");
}

}  // namespace

void post_act(Room& room, DeskAct act, const Request& request, const SignedIn& who,
              const Respond& respond) {
  if (!has_json_body(request, respond)) return;
  auto order = read_order(act, request.body, who.agent, room.pack());
  if (!order) return respond(problem(400, order.error().message));
  work_in(room, who, respond,
          [id = request.params.at("id"), order = std::move(*order)](
              const View& view, const TakeAct& take) { return carry_out(view, take, id, order); });
}

void post_undo(Room& room, const Request& request, const SignedIn& who, const Respond& respond) {
  if (!has_json_body(request, respond)) return;
  const auto epoch = read_undo(request.body);
  if (!epoch) return respond(problem(400, epoch.error().message));
  work_in(room, who, respond,
          [id = request.params.at("id"), epoch = *epoch](const View& view, const TakeAct& take) {
            return carry_out_undo(view, take, id, epoch);
          });
}

}  // namespace bot
