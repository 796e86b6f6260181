#include "bot/desk/session_routes.h"

#include "bot/channel/json_writing.h"
#include "bot/channel/timestamp.h"
#include "bot/channel/unanswered.h"
#include "bot/desk/browser.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;

constexpr const char* kSession = "/desk/api/session";

void sign_out(const Gate& gate, const Request& request, const SignedIn& who,
              const Respond& respond) {
  const bool secure = reached_by_tls(request, gate.tls);
  gate.engine->run(
      [respond, secure, session = who.session](Store& store, Instant /*now*/) -> AfterCommit {
        store.end_session(session);
        return [respond, secure] { respond({204, "", "", {{"Set-Cookie", drop_token(secure)}}}); };
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

}  // namespace

std::string me_json(const SignedIn& who, bool secure_cookie) {
  const Json me = {{"agent", who.agent},
                   {"csrf", who.csrf},
                   {"idle_minutes", kSessionIdle.count()},
                   {"expires", iso_8601(who.expires)},
                   {"now", iso_8601(who.now)},
                   {"secure_cookie", secure_cookie}};
  return json_text(me);
}

std::vector<http::Route> session_routes(const Gate& gate) {
  return {
      behind(gate, "GET", kSession,
             [gate](const Request& request, const SignedIn& who, const Respond& respond) {
               const bool secure = reached_by_tls(request, gate.tls);
               respond({200, "application/json", me_json(who, secure), {}});
             }),
      behind(gate, "DELETE", kSession,
             [gate](const Request& request, const SignedIn& who, const Respond& respond) {
               sign_out(gate, request, who, respond);
             }),
  };
}

}  // namespace bot
