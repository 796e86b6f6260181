#include "bot/desk/sign_in.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "bot/channel/http_body.h"
#include "bot/channel/json_body.h"
#include "bot/channel/unanswered.h"
#include "bot/crypto/digest.h"
#include "bot/crypto/token.h"
#include "bot/desk/account_rules.h"
#include "bot/desk/attempt_limit.h"
#include "bot/desk/browser.h"
#include "bot/desk/session_routes.h"
#include "bot/http/network.h"
#include "knowledge/text.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using std::chrono::milliseconds;

constexpr const char* kRoute = "/desk/api/session";

// What attempts are counted by.
struct Counter {
  std::string key;
  AttemptLimit limit;
};

struct Candidate {
  std::string name;
  std::string password;
  std::string old_session;  // Of this browser; "" for none.
  bool secure = true;
  Counter address;
  Counter account;
  std::string hash;  // What the password must fit.
};

void refuse_password(const DeskWorld& world, const Respond& respond) {
  world.gate.observe(SignInRefused{"password"});
  respond(problem(401, "password: this name and password don't belong together"));
}

// Counts one attempt, unless one must wait: then for how long.
milliseconds count_attempt(Store& store, const Candidate& candidate, Instant now) {
  milliseconds wait{0};
  for (const Counter* counter : {&candidate.address, &candidate.account}) {
    wait = std::max(wait, wait_before_next(store.attempts(counter->key), counter->limit, now));
  }
  if (wait > milliseconds(0)) return wait;
  for (const Counter* counter : {&candidate.address, &candidate.account}) {
    store.set_attempts(counter->key, one_more(store.attempts(counter->key), counter->limit, now));
  }
  return wait;
}

void take_back(Store& store, const Counter& counter) {
  store.set_attempts(counter.key, one_less(store.attempts(counter.key)));
}

// Always a session of its own: what the browser held before is worth nothing any more.
SignedIn begin_session(Store& store, const Candidate& candidate, const std::string& agent,
                       const std::string& token, Instant now) {
  const SignedIn who{agent, sha256(token), csrf_of(token), now, now + kSessionLength};
  store.end_session(candidate.old_session);
  store.begin_session({who.session, agent, now, who.expires});
  store.see_session(who.session, now);
  store.set_attempts(candidate.account.key, {0, now});
  take_back(store, candidate.address);
  return who;
}

void let_in(const DeskWorld& world, const Candidate& candidate, const Respond& respond) {
  world.gate.engine->run(
      [world, candidate, respond](Store& store, Instant now) -> AfterCommit {
        const auto account = store.agent(candidate.name);
        // Another one meanwhile, or none.
        if (!account || account->disabled || account->password != candidate.hash) {
          return [world, respond] { refuse_password(world, respond); };
        }
        const std::string token = random_token();
        const SignedIn who = begin_session(store, candidate, account->name, token, now);
        return [world, respond, who, token, secure = candidate.secure] {
          world.gate.observe(AgentSignedIn{who.agent});
          respond({200,
                   "application/json",
                   me_json(who, secure),
                   {{"Set-Cookie", keep_token(token, secure)}}});
        };
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

void check_password(const DeskWorld& world, const Candidate& candidate, const Respond& respond) {
  try {
    if (password_fits(candidate.password, candidate.hash)) {
      let_in(world, candidate, respond);
    } else {
      refuse_password(world, respond);
    }
  } catch (const std::exception& error) {
    world.gate.observe(HandlerFailed{kRoute, error.what()});
    respond(unanswered(Failed::Poisoned));
  }
}

void say_busy(const DeskWorld& world, const Candidate& candidate, const Respond& respond) {
  world.gate.observe(SignInRefused{"busy"});
  const auto answer = [respond] { respond(unanswered(Failed::Overloaded)); };
  world.gate.engine->run(
      [candidate, answer](Store& store, Instant /*now*/) -> AfterCommit {
        take_back(store, candidate.address);
        take_back(store, candidate.account);
        return answer;
      },
      [answer](Failed /*why*/) { answer(); });
}

AfterCommit begin_attempt(const DeskWorld& world, Candidate candidate, const Respond& respond,
                          Store& store, Instant now) {
  store.forget_sign_ins(now, now - kPerAccount.forgotten);
  const auto account = store.agent(candidate.name);
  const auto old = store.session(candidate.old_session);
  if (account && old && old->agent == account->name) {
    candidate.account.key = "session:" + candidate.old_session;
  }
  if (const auto wait = count_attempt(store, candidate, now); wait > milliseconds(0)) {
    return [world, respond, wait] {
      world.gate.observe(SignInRefused{"too_many"});
      respond(http::problem_for_now(429, "name: too many attempts, wait", wait));
    };
  }
  candidate.hash =
      account && !account->disabled ? account->password : nobodys_hash(world.password_cost);
  return [world, candidate, respond] {
    const bool taken =
        world.aside([world, candidate, respond] { check_password(world, candidate, respond); });
    if (!taken) say_busy(world, candidate, respond);
  };
}

knowledge::Result<Candidate> parse_candidate(const Request& request, bool tls) {
  const auto body = parse_object(request.body);
  if (!body) return body.error();
  auto name = required_text(*body, "name", kAgentNameCharsMax);
  if (!name) return name.error();
  auto password = required_text(*body, "password", kPasswordCharsMax);
  if (!password) return password.error();
  Candidate candidate;
  candidate.name = std::move(*name);
  candidate.password = std::move(*password);
  candidate.secure = reached_by_tls(request, tls);
  candidate.address = {"address:" + std::to_string(http::neighbourhood(request.peer)), kPerAddress};
  candidate.account = {account_key(candidate.name), kPerAccount};
  if (const auto token = session_token(request, tls); !token.empty()) {
    candidate.old_session = sha256(token);
  }
  return candidate;
}

void sign_in(const DeskWorld& world, const Request& request, const Respond& respond) {
  if (from_another_site(request, world.gate.tls)) {
    respond(refuse_site());
    return;
  }
  if (!has_json_body(request, respond)) return;
  auto candidate = parse_candidate(request, world.gate.tls);
  if (!candidate) {
    respond(problem(400, candidate.error().message));
    return;
  }
  world.gate.engine->run(
      [world, candidate = *candidate, respond](Store& store, Instant now) {
        return begin_attempt(world, candidate, respond, store, now);
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

}  // namespace

std::string account_key(std::string_view name) {
  return "account:" + sha256(knowledge::lowered(name));  // Some type their password here.
}

http::Route sign_in_route(const DeskWorld& world) {
  return {"POST", kRoute, [world](const Request& request, const Respond& respond) {
            sign_in(world, request, respond);
          }};
}

}  // namespace bot
