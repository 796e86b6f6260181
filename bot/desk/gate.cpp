#include "bot/desk/gate.h"

#include <exception>
#include <optional>
#include <utility>

#include "bot/channel/unanswered.h"
#include "bot/crypto/digest.h"
#include "bot/desk/browser.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using http::Response;

bool changes(const Request& request) { return request.method != "GET" && request.method != "HEAD"; }

// What can be said without looking the session up; empty when it may be looked up.
std::optional<Response> refuse_early(const Request& request, const std::string& token, bool tls) {
  if (changes(request) && from_another_site(request, tls)) return refuse_site();
  if (token.empty()) return problem(401, "session: sign in first");
  if (changes(request) && !same_secret(request.header("X-CSRF-Token"), csrf_of(token))) {
    return problem(403, "X-CSRF-Token: must be this session's");
  }
  return std::nullopt;
}

// The session while it is alive, marked as used. One that was idle too long stays stored until its
// last hour, so that signing in again knows the browser.
std::optional<DeskSession> admit(Store& store, const std::string& digest, Instant now) {
  const auto session = store.session(digest);
  if (!session || now >= session->expires || now - session->seen >= kSessionIdle) {
    return std::nullopt;
  }
  // Before it, too: the clock was set back.
  if (now - session->seen >= kSeenEvery || now < session->seen) store.see_session(digest, now);
  return session;
}

void call(const Gate& gate, const std::string& pattern, const SignedInHandler& handler,
          const Request& request, const SignedIn& who, const Respond& respond) {
  try {
    handler(request, who, respond);
  } catch (const std::exception& error) {
    gate.observe(HandlerFailed{pattern, error.what()});
    respond(unanswered(Failed::Poisoned));
  }
}

}  // namespace

Response refuse_site() { return problem(403, "Origin: must be the desk's own page"); }

http::Route behind(const Gate& gate, const std::string& method, const std::string& pattern,
                   SignedInHandler handler) {
  auto guarded = [gate, pattern, handler = std::move(handler)](const Request& request,
                                                               const Respond& respond) {
    const std::string token = session_token(request, gate.tls);
    if (auto refusal = refuse_early(request, token, gate.tls)) {
      respond(std::move(*refusal));
      return;
    }
    gate.engine->run(
        [gate, pattern, handler, request, respond, token](Store& store,
                                                          Instant now) -> AfterCommit {
          const auto session = admit(store, sha256(token), now);
          if (!session) {
            return [respond] { respond(problem(401, "session: has ended, sign in again")); };
          }
          const SignedIn who{session->agent, session->digest, csrf_of(token), now,
                             session->expires};
          return [gate, pattern, handler, request, respond, who] {
            call(gate, pattern, handler, request, who, respond);
          };
        },
        [respond](Failed why) { respond(unanswered(why)); });
  };
  return {method, pattern, std::move(guarded)};
}

}  // namespace bot
