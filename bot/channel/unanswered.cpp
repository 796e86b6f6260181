#include "bot/channel/unanswered.h"

namespace bot {

http::Response unanswered(Failed why) {
  switch (why) {
    case Failed::Overloaded:
      return http::problem_for_now(503, "the server: is busy, try again", kRetrySoon);
    case Failed::Unstored:
      return http::problem_for_now(503, "the server: could not store this, try again", kRetrySoon);
    case Failed::Poisoned:
      break;
  }
  return http::problem(500, "the server: failed on this request");
}

}  // namespace bot
