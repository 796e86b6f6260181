#include "bot/desk/asides.h"

#include <algorithm>
#include <utility>

#include "bot/channel/http_body.h"
#include "bot/channel/query.h"
#include "bot/desk/answers.h"
#include "bot/desk/desk_json.h"
#include "bot/desk/order.h"
#include "bot/desk/work.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using http::Response;

Response carry_out_note(const View& view, const TakeAct& act, const std::string& id,
                        const Order& order) {
  const auto stored = view.store.conversation(id);
  if (!stored) return unknown_conversation();
  const std::int64_t before = view.store.last_change();
  const Note note = view.store.add_note(id, {0, order.key, view.agent, view.now, order.words});
  if (note.agent != view.agent || note.text != order.words) {
    return conflict(stored->conversation, "id: was used before with other content");
  }
  if (view.store.last_change() != before) (void)act({id, order.what, {}, ""});
  return answer(note_json(note));
}

Response carry_out_retry(const View& view, const std::string& id, std::int64_t seq) {
  const auto stored = view.store.conversation(id);
  if (!stored) return unknown_conversation();
  const auto fates = view.store.undelivered(id);
  const auto fate = std::ranges::find_if(fates, [&](const Undelivered& each) {
    return each.seq == seq && each.fate == LineFate::Dead;
  });
  if (fate == fates.end()) return problem(409, "seq: its delivery has not failed");
  view.store.retry_dead(fate->id, view.now);
  return answer(delivery_json({seq, fate->id, LineFate::Waiting, 0, ""}));
}

}  // namespace

void post_note(Room& room, const Request& request, const SignedIn& who, const Respond& respond) {
  if (!has_json_body(request, respond)) return;
  auto order = read_order(DeskAct::Note, request.body, who.agent, room.pack());
  if (!order) return respond(problem(400, order.error().message));
  work_in(
      room, who, respond,
      [id = request.params.at("id"), order = std::move(*order)](
          const View& view, const TakeAct& take) { return carry_out_note(view, take, id, order); });
}

void post_retry(Room& room, const Request& request, const SignedIn& who, const Respond& respond) {
  http::Request named = request;  // The path's number is read as the query's are.
  named.query = {{"seq", request.params.at("seq")}};
  const auto seq = take_number(named, {.name = "seq", .min = 1});
  if (!seq) return respond(problem(400, seq.error().message));
  work_in(room, who, respond,
          [id = request.params.at("id"), seq = *seq](const View& view, const TakeAct&) {
            return carry_out_retry(view, id, seq);
          });
}

void post_presence(Room& room, const Request& request, const SignedIn& who,
                   const Respond& respond) {
  if (!has_json_body(request, respond)) return;
  const auto told = read_presence(request.body);
  if (!told) return respond(problem(400, told.error().message));
  work_in(room, who, respond,
          [&room, id = request.params.at("id"), told = *told](const View& view, const TakeAct&) {
            // Nothing is stored, so nothing can fail later.
            room.presence.tell(id, {view.agent, told.viewing, told.typing}, view.now);
            return Response{204, "", "", {}};
          });
}

}  // namespace bot
