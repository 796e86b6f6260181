#include "bot/channel/http_channel.h"

#include <chrono>
#include <utility>

#include "bot/channel/http_access.h"
#include "bot/channel/http_body.h"
#include "bot/channel/http_json.h"
#include "bot/channel/query.h"
#include "bot/channel/unanswered.h"
#include "bot/crypto/digest.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using http::Response;

constexpr const char* kChannel = "http";

Response with_json(std::string body) { return {200, "application/json", std::move(body), {}}; }
Response unknown_conversation() { return problem(404, "conversation: there is none of this id"); }

struct AsResponse {
  Response operator()(const Done& done) const { return with_json(done.body); }
  Response operator()(const Conflict& /*unused*/) const {
    return problem(409, "id: was used before with other content");
  }
  Response operator()(const UnknownButton& /*unused*/) const {
    return problem(400, "press: was never the value of a button of this person");
  }
  Response operator()(const TooManyUnanswered& /*unused*/) const {
    return http::problem_for_now(429, "user: has too many messages that wait for an answer",
                                 kRetrySoon);
  }
  Response operator()(Failed why) const { return unanswered(why); }
};

std::string fingerprint(std::string_view kind, std::string_view content) {
  return sha256(std::string(kind) + '\0' + std::string(content));
}

Incoming incoming(const HttpChannel& channel, Sent sent) {
  Incoming result;
  result.user = {kChannel, std::move(sent.user)};
  result.key = std::move(sent.id);
  if (const auto* text = std::get_if<SentText>(&sent.what)) {
    Text read{channel.read(text->text)};
    // Of what is stored, not of what was sent: a password leaves no trace.
    result.fingerprint = fingerprint("text", read.understanding.text);
    result.what = std::move(read);
  } else {
    auto& value = std::get<SentPress>(sent.what).value;
    result.fingerprint = fingerprint("press", value);
    result.what = Press{std::move(value)};
  }
  return result;
}

void post_message(const HttpChannel& channel, const Request& request, const Respond& respond) {
  if (!has_json_body(request, respond)) return;
  auto sent = parse_sent(request.body);
  if (!sent) {
    respond(problem(400, sent.error().message));
    return;
  }
  channel.engine->submit(
      incoming(channel, std::move(*sent)), answer_json,
      [respond](const Outcome& outcome) { respond(std::visit(AsResponse(), outcome)); });
}

void get_messages(const HttpChannel& channel, const Request& request, const Respond& respond) {
  const auto after = take_number(request, {.name = "after"});
  const auto wait = take_number(request, {.name = "wait", .max = kWaitSecondsMax});
  if (!after || !wait) {
    respond(problem(400, (after ? wait : after).error().message));
    return;
  }
  Poll poll;
  poll.conversation = request.params.at("id");
  poll.after = *after;
  poll.limit = kMessagesMax;
  poll.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(*wait);
  channel.engine->poll(std::move(poll), [respond, from = *after](const PollOutcome& outcome) {
    if (const auto* messages = std::get_if<std::vector<Message>>(&outcome)) {
      respond(with_json(messages_json(*messages, from)));
    } else if (const auto* why = std::get_if<Failed>(&outcome)) {
      respond(unanswered(*why));
    } else {
      respond(unknown_conversation());
    }
  });
}

// Runs `work` on the store in the engine's thread and answers with what it returns.
void answer_from_store(Engine& engine, const Respond& respond,
                       std::function<Response(Store&)> work) {
  engine.run(
      [respond, work = std::move(work)](Store& store, Instant /*now*/) -> AfterCommit {
        return [respond, response = work(store)] { respond(response); };
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

void get_conversation(const HttpChannel& channel, const Request& request, const Respond& respond) {
  answer_from_store(*channel.engine, respond, [id = request.params.at("id")](Store& store) {
    const auto stored = store.conversation(id);
    if (!stored) return unknown_conversation();
    return with_json(conversation_json(*stored, store.messages(id, 0, kMessagesMax)));
  });
}

void export_user(const HttpChannel& channel, const Request& request, const Respond& respond) {
  const std::string& id = request.params.at("user");
  if (const auto complaint = text_complaint(id, kUserCharsMax); !complaint.empty()) {
    respond(problem(400, "user: " + complaint));
    return;
  }
  answer_from_store(*channel.engine, respond, [user = User{kChannel, id}](Store& store) {
    return with_json(user_json(store.export_user(user)));
  });
}

void erase_user(const HttpChannel& channel, const Request& request, const Respond& respond) {
  const User user{kChannel, request.params.at("user")};
  if (const auto complaint = text_complaint(user.id, kUserCharsMax); !complaint.empty()) {
    respond(problem(400, "user: " + complaint));
    return;
  }
  channel.engine->run(
      [respond, user, observe = channel.observe](Store& store, Instant /*now*/) -> AfterCommit {
        return [respond, observe, known = store.erase_user(user)] {
          if (known) observe(UserErased{kChannel});
          respond({204, "", "", {}});
        };
      },
      [respond](Failed why) { respond(unanswered(why)); });
}

}  // namespace

std::vector<http::Route> http_channel_routes(const HttpChannel& channel) {
  using Verb = void (*)(const HttpChannel&, const Request&, const Respond&);
  const auto route = [&](const char* method, const char* pattern, Verb verb) {
    const auto handler = [channel, verb](const Request& request, const Respond& respond) {
      verb(channel, request, respond);
    };
    return http::Route{method, pattern, guarded(channel.api_token, handler)};
  };
  return {
      route("POST", "/v1/messages", post_message),
      route("GET", "/v1/conversations/{id}", get_conversation),
      route("GET", "/v1/conversations/{id}/messages", get_messages),
      route("GET", "/v1/users/{user}/export", export_user),
      route("DELETE", "/v1/users/{user}", erase_user),
  };
}

}  // namespace bot
