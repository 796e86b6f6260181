#include "bot/channel/http_channel.h"

#include <charconv>
#include <chrono>
#include <utility>

#include "bot/channel/http_access.h"
#include "bot/channel/http_body.h"
#include "bot/channel/http_json.h"
#include "bot/crypto/digest.h"

namespace bot {
namespace {

using http::problem;
using http::Request;
using http::Respond;
using http::Response;

constexpr const char* kChannel = "http";

Response busy(int status, std::string_view detail) {
  Response response = problem(status, detail);
  response.headers.emplace_back("Retry-After", "1");
  return response;
}

Response json(std::string body) { return {200, "application/json", std::move(body), {}}; }
Response unknown_conversation() { return problem(404, "conversation: there is none of this id"); }

Response failed(Failed why) {
  switch (why) {
    case Failed::Overloaded:
      return busy(503, "the server: is busy, try again");
    case Failed::Unstored:
      return busy(503, "the server: could not store this, try again");
    case Failed::Poisoned:
      break;
  }
  return problem(500, "the server: failed on this request");
}

struct AsResponse {
  Response operator()(const Done& done) const { return json(done.body); }
  Response operator()(const Conflict& /*unused*/) const {
    return problem(409, "id: was used before with other content");
  }
  Response operator()(const UnknownButton& /*unused*/) const {
    return problem(400, "press: was never the value of a button of this person");
  }
  Response operator()(const TooManyUnanswered& /*unused*/) const {
    return busy(429, "user: has too many messages that wait for an answer");
  }
  Response operator()(Failed why) const { return failed(why); }
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
  if (!is_json(request.header("Content-Type"))) {
    respond(problem(415, "Content-Type: must be application/json"));
    return;
  }
  auto sent = parse_sent(request.body);
  if (!sent) {
    respond(problem(400, sent.error().message));
    return;
  }
  channel.engine->submit(
      incoming(channel, std::move(*sent)), answer_json,
      [respond](const Outcome& outcome) { respond(std::visit(AsResponse(), outcome)); });
}

// A whole number of the query, 0 when it isn't given.
knowledge::Result<std::int64_t> take_number(const Request& request, const char* name,
                                            std::int64_t max) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return std::int64_t{0};
  const std::string& text = found->second;
  const auto* end = text.data() + text.size();
  std::int64_t value = -1;
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc{} && rest == end && value >= 0 && value <= max) return value;
  return knowledge::Error{std::string(name) + ": must be a whole number from 0 to " +
                          std::to_string(max)};
}

void get_messages(const HttpChannel& channel, const Request& request, const Respond& respond) {
  const auto after = take_number(request, "after", std::int64_t{1} << 53);  // Exact in JSON.
  const auto wait = take_number(request, "wait", kWaitSecondsMax);
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
      respond(json(messages_json(*messages, from)));
    } else if (const auto* why = std::get_if<Failed>(&outcome)) {
      respond(failed(*why));
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
      [respond](Failed why) { respond(failed(why)); });
}

void get_conversation(const HttpChannel& channel, const Request& request, const Respond& respond) {
  answer_from_store(*channel.engine, respond, [id = request.params.at("id")](Store& store) {
    const auto stored = store.conversation(id);
    if (!stored) return unknown_conversation();
    return json(conversation_json(*stored, store.messages(id, 0, kMessagesMax)));
  });
}

void export_user(const HttpChannel& channel, const Request& request, const Respond& respond) {
  const std::string& id = request.params.at("user");
  if (const auto complaint = text_complaint(id, kUserCharsMax); !complaint.empty()) {
    respond(problem(400, "user: " + complaint));
    return;
  }
  answer_from_store(*channel.engine, respond, [user = User{kChannel, id}](Store& store) {
    return json(user_json(store.export_user(user)));
  });
}

void erase_user(const HttpChannel& channel, const Request& request, const Respond& respond) {
  const User user{kChannel, request.params.at("user")};
  channel.engine->run(
      [respond, user, observe = channel.observe](Store& store, Instant /*now*/) -> AfterCommit {
        return [respond, observe, known = store.erase_user(user)] {
          if (known) observe(UserErased{kChannel});
          respond({204, "", "", {}});
        };
      },
      [respond](Failed why) { respond(failed(why)); });
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
