#include "bot/desk/reads.h"

#include <algorithm>
#include <array>

#include "bot/channel/json_body.h"
#include "bot/channel/query.h"
#include "bot/desk/answers.h"
#include "bot/desk/work.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using knowledge::Error;
using knowledge::Result;

constexpr auto kBoxNames = std::to_array<std::string_view>({"queue", "mine", "snoozed", "all"});

Result<BoxQuery> box_query(const Request& request, const std::string& agent) {
  BoxQuery query;
  query.agent = agent;
  if (request.query.contains("box")) {
    const auto* const name = std::ranges::find(kBoxNames, query_text(request, "box"));
    if (name == kBoxNames.end()) return Error{"box: must be queue, mine, snoozed or all"};
    query.box = static_cast<Box>(name - kBoxNames.begin());
  }
  if (request.query.contains("q")) {
    query.search = query_text(request, "q");
    const auto complaint = text_complaint(query.search, kSearchCharsMax);
    if (!complaint.empty()) return Error{"q: " + complaint};
  }
  const auto limit = take_number(request, {"limit", 1, kBoxRowsMax, 50});
  if (!limit) return limit.error();
  query.limit = static_cast<int>(*limit);
  query.after = query_text(request, "after");
  return query;
}

}  // namespace

void get_conversations(Room& room, const Request& request, const SignedIn& who,
                       const Respond& respond) {
  const auto query = box_query(request, who.agent);
  if (!query) return respond(problem(400, query.error().message));
  work_in(room, who, respond, [query = *query](const View& view, const TakeAct&) {
    try {
      return answer(view.box(query));
    } catch (const RowRefused& refused) {
      return problem(400, refused.what());
    }
  });
}

void get_conversation(Room& room, const Request& request, const SignedIn& who,
                      const Respond& respond) {
  work_in(room, who, respond, [id = request.params.at("id")](const View& view, const TakeAct&) {
    const auto overview = view.store.overview(id);
    return overview ? answer(view.detail(*overview)) : unknown_conversation();
  });
}

void get_messages(Room& room, const Request& request, const SignedIn& who, const Respond& respond) {
  const auto after = take_number(request, {.name = "after"});
  const auto limit = take_number(request, {"limit", 1, kLinesMax, kLinesMax});
  if (!after || !limit) return respond(problem(400, (after ? limit : after).error().message));
  work_in(room, who, respond,
          [id = request.params.at("id"), from = *after, count = static_cast<int>(*limit)](
              const View& view, const TakeAct&) {
            const bool known = view.store.conversation(id).has_value();
            return known ? answer(view.transcript(id, from, count)) : unknown_conversation();
          });
}

}  // namespace bot
