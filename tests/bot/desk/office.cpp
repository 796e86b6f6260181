#include "tests/bot/desk/office.h"

#include <utility>

#include <doctest/doctest.h>

#include "tests/bot/desk/schema.h"
#include "tests/bot/mind.h"

namespace tests {
namespace {

using bot::http::Request;
using bot::http::Response;

constexpr const char* kAgent = "X-Agent";  // Stands for a session.
const std::string kConversations = "/desk/api/conversations";

}  // namespace

Request request(const std::string& method, const std::string& path, const json& body) {
  Request made;
  made.method = method;
  made.raw_path = path;
  if (method == "POST") {
    made.headers = {{"Content-Type", "application/json"}};
    made.body = body.dump();
  }
  return made;
}

Office::Office(std::chrono::milliseconds burst)
    : burst_window(burst), store(bot::open_store(":memory:")) {
  for (const char* name : {"bo", "eve"})
    store->add_agent({name, "hash", false, bot::Instant(), bot::Instant()});
  store->add_agent({"gone", "hash", true, bot::Instant(), bot::Instant()});
  open();
}

void Office::restart(dialog::Duration away) {
  router.reset();
  engine.reset();
  room.reset();
  millis += away.count();
  open();
  run();
}

void Office::open() {
  bot::Surroundings around;
  around.brain.pack = shipped_mind().pack.get();
  around.clock = [this] { return bot::Instant(dialog::Duration(millis)); };
  around.new_id = [this] { return "c" + std::to_string(++ids); };
  around.world = [](bot::Instant) {
    dialog::Circumstances world;
    world.agents_present = true;
    return world;
  };
  around.read = [](std::string_view text) { return shipped_mind().reader->read(text); };
  bot::EngineSettings settings;
  settings.look_pause = std::chrono::milliseconds(0);
  settings.burst_window = burst_window;
  room = std::make_unique<bot::Room>(around.brain, around.clock());
  engine = std::make_unique<bot::Engine>(*store, std::move(around), std::move(settings));
  room->engine = engine.get();
  std::vector<bot::http::Route> routes;
  for (const auto& [method, pattern, handler] : bot::conversation_routes(*room)) {
    routes.push_back({method, pattern,
                      [this, method = method, pattern = pattern, handler = handler](
                          const Request& asked, const bot::http::Respond& respond) {
                        bot::SignedIn who;
                        who.agent = std::string(asked.header(kAgent));
                        who.now = bot::Instant(dialog::Duration(millis));
                        handler(asked, who, [respond, method, pattern](Response response) {
                          keep_contract(method, pattern, response);
                          respond(std::move(response));
                        });
                      }});
  }
  router = std::make_unique<bot::http::Router>(std::move(routes));
}

std::size_t Office::send(const Request& asked, const std::string& agent) {
  Request named = asked;
  named.headers.emplace_back(kAgent, agent);
  const std::size_t place = answers.size();
  answers.emplace_back();
  router->dispatch(std::move(named),
                   [this, place](Response response) { answers[place] = std::move(response); });
  return place;
}

void Office::run() {
  while (engine->step())
    continue;
}

Response Office::ask(const Request& asked, const std::string& agent) {
  const std::size_t place = send(asked, agent);
  run();
  REQUIRE(answers[place]);
  return *answers[place];
}

json Office::get(const std::string& agent, const std::string& path, const Query& query) {
  Request asked = request("GET", kConversations + path);
  asked.query = query;
  const Response response = ask(asked, agent);
  CAPTURE(response.body);
  REQUIRE(response.status == 200);
  return json::parse(response.body);
}

Response Office::post(const std::string& agent, const std::string& path, const json& body) {
  return ask(request("POST", kConversations + path, body), agent);
}

json Office::act(const std::string& agent, const std::string& conversation, const std::string& name,
                 json body) {
  body["epoch"] = epoch(conversation);
  const Response response = post(agent, '/' + conversation + '/' + name, body);
  CAPTURE(response.body);
  REQUIRE(response.status == 200);
  return json::parse(response.body);
}

std::string Office::write(const std::string& user, const std::string& words,
                          const std::string& channel) {
  bot::Incoming incoming;
  incoming.user = {channel, user};
  incoming.what = bot::Text{shipped_mind().reader->read(words)};
  if (channel != "http") incoming.target = "chat-" + user;
  std::string conversation;
  engine->submit(
      std::move(incoming),
      [&](const bot::Answered& answered) { return conversation = answered.conversation; },
      [](const bot::Outcome&) {});
  run();
  REQUIRE_FALSE(conversation.empty());
  return conversation;
}

std::string Office::queued(const std::string& user, const std::string& channel) {
  const std::string conversation = write(user, "my icloud storage is full", channel);
  write(user, "i want to talk to a human", channel);
  REQUIRE(owner(conversation) == "queue");
  return conversation;
}

void Office::pass(dialog::Duration time) {
  millis += time.count();
  run();
}

std::int64_t Office::epoch(const std::string& conversation) {
  return store->conversation(conversation)->conversation.owner_epoch;
}

std::string Office::owner(const std::string& conversation) {
  return dialog::to_string(store->conversation(conversation)->conversation.owner);
}

std::vector<std::string> Office::lines(const std::string& conversation) {
  std::vector<std::string> list;
  for (const bot::Message& line : store->messages(conversation, 0, 1000))
    list.push_back(line.from + ": " + line.text);
  return list;
}

}  // namespace tests
