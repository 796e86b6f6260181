#include "bot/desk/work.h"

#include <utility>

#include "bot/desk/answers.h"

namespace bot {

void work_in(Room& room, const SignedIn& who, const http::Respond& respond, Work work) {
  room.engine->run_acts(
      [&room, agent = who.agent, respond, work = std::move(work)](
          Store& store, Instant now, const TakeAct& act) -> AfterCommit {
        return
            [respond, response = work(View{room, store, agent, now}, act)] { respond(response); };
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

}  // namespace bot
