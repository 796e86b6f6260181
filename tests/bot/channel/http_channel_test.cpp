#include "bot/channel/http_channel.h"

#include <optional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/http/router.h"
#include "tests/bot/engine/fake_dialog.h"

namespace bot {
namespace {

using http::Request;
using http::Response;
using nlohmann::json;

// The routes on an engine whose steps the test takes.
struct Site {
  Site()
      : router(http_channel_routes({bench.engine.get(), tests::fake_read,
                                    [this](const Observation& seen) {
                                      erased += std::holds_alternative<UserErased>(seen) ? 1 : 0;
                                    },
                                    ""})) {}

  static Request request(const std::string& method, const std::string& path) {
    Request result;
    result.method = method;
    result.raw_path = path;
    result.peer = "127.0.0.1";
    result.headers = {{"Host", "localhost:8443"}, {"Content-Type", "application/json"}};
    return result;
  }

  Response ask(const Request& asked) const {
    std::optional<Response> response;
    router.dispatch(asked, [&](Response given) { response = std::move(given); });
    while (!response && bench.engine->step())
      continue;
    REQUIRE(response);
    return *response;
  }
  Response get(const std::string& path) { return ask(request("GET", path)); }
  Response post(const std::string& body) {
    Request asked = request("POST", "/v1/messages");
    asked.body = body;
    return ask(asked);
  }
  Response say(const std::string& text, const std::string& id = "") {
    json body = {{"user", "ann"}, {"text", text}};
    if (!id.empty()) body["id"] = id;
    return post(body.dump());
  }
  Response poll(const std::string& id, const std::string& after, const std::string& wait) {
    Request asked = request("GET", "/v1/conversations/" + id + "/messages");
    if (!after.empty()) asked.query["after"] = after;
    if (!wait.empty()) asked.query["wait"] = wait;
    return ask(asked);
  }

  tests::Bench bench;
  int erased = 0;
  http::Router router;
};

std::string detail(const Response& response) {
  return json::parse(response.body).at("detail").get<std::string>();
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i)
    result += text;
  return result;
}

TEST_SUITE("bot/channel/http_channel") {
  TEST_CASE("an answer has all members of the interface, in order") {
    Site site;
    const Response response = site.say("hello");
    CHECK(response.status == 200);
    CHECK(response.content_type == "application/json");
    const auto body = nlohmann::ordered_json::parse(response.body);
    std::string members;
    for (const auto& [name, value] : body.items())
      members += name + " ";
    CHECK(members == "conversation state owner handoff replies ");
    CHECK(body["owner"] == "bot");
    CHECK(body["handoff"].is_null());
    members.clear();
    for (const auto& [name, value] : body["replies"][0].items())
      members += name + " ";
    CHECK(members == "seq text steps buttons fix ");
    CHECK(body["replies"][0]["text"] == "echo hello");
    CHECK(body["replies"][0]["seq"] == 2);
    CHECK(body["replies"][0]["buttons"].size() == 2);
  }

  TEST_CASE("the same id gets the same bytes; with other content it is a conflict") {
    Site site;
    const Response first = site.say("hello", "k1");
    const Response again = site.say("hello", "k1");
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    const Response other = site.say("goodbye", "k1");
    CHECK(other.status == 409);
    CHECK(detail(other) == "id: was used before with other content");
    const Response pressed = site.post(R"({"user": "ann", "press": "hello", "id": "k1"})");
    CHECK(pressed.status == 409);
    CHECK(site.bench.lines().size() == 2);
  }

  TEST_CASE("a button that was shown is pressed; one that never existed is refused") {
    Site site;
    const auto body = json::parse(site.say("hello").body);
    const std::string value = body["replies"][0]["buttons"][0]["value"];
    CHECK(site.post(R"({"user": "ann", "press": ")" + value + "\"}").status == 200);
    const auto lines = site.bench.lines().size();
    const Response response = site.post(R"({"user": "ann", "press": "never.1.1"})");
    CHECK(response.status == 400);
    CHECK(detail(response) == "press: was never the value of a button of this person");
    CHECK(site.post(R"({"user": "bob", "press": ")" + value + "\"}").status == 400);
    CHECK(site.bench.lines().size() == lines);
  }

  TEST_CASE("bad input is refused with its place, and nothing is stored") {
    Site site;
    struct Row {
      const char* what;
      std::string body;
    };
    for (const Row& row : {
             Row{"malformed", "{\"user\": "},
             Row{"100,000 deep", repeated("[", 100000)},
             Row{"wrong type", R"({"user": ["ann"], "text": "a"})"},
             Row{"neither text nor press", R"({"user": "ann"})"},
             Row{"both", R"({"user": "ann", "text": "a", "press": "b"})"},
             Row{"empty text", R"({"user": "ann", "text": ""})"},
             Row{"long text", R"({"user": "ann", "text": ")" + repeated("a", 16001) + "\"}"},
             Row{"long user", R"({"text": "a", "user": ")" + repeated("a", 201) + "\"}"},
             Row{"invalid UTF-8", "{\"user\": \"ann\", \"text\": \"\xc3(\"}"},
             Row{"NUL", R"({"user": "ann", "text": "a\u0000"})"},
         }) {
      CAPTURE(row.what);
      const Response response = site.post(row.body);
      CHECK(response.status == 400);
      CHECK(response.content_type == "application/problem+json");
      CHECK(detail(response).find(": ") != std::string::npos);
    }
    Request typeless = Site::request("POST", "/v1/messages");
    typeless.headers.pop_back();
    typeless.body = R"({"user": "ann", "text": "a"})";
    CHECK(site.ask(typeless).status == 415);
    CHECK(site.bench.store->users_named("ann").empty());
  }

  TEST_CASE("a transcript is read whole, or from a place on") {
    Site site;
    const std::string id = json::parse(site.say("hello").body)["conversation"];
    site.say("again");
    const auto whole = json::parse(site.get("/v1/conversations/" + id).body);
    CHECK(whole["conversation"] == id);
    CHECK(whole["messages"].size() == 4);
    CHECK(whole["messages"][0]["from"] == "person");
    CHECK(whole["messages"][0]["text"] == "hello");
    CHECK(whole["next"] == 4);

    const auto rest = json::parse(site.poll(id, "3", "").body);
    CHECK(rest["messages"].size() == 1);
    CHECK(rest["messages"][0]["at"] == "2023-11-14T22:13:20.000Z");
    CHECK(rest["next"] == 4);
    const auto none = json::parse(site.poll(id, "9", "0").body);
    CHECK(none["messages"].empty());
    CHECK(none["next"] == 9);
  }

  TEST_CASE("a conversation that isn't there is 404") {
    Site site;
    CHECK(site.get("/v1/conversations/nothing").status == 404);
    CHECK(site.poll("nothing", "", "").status == 404);
  }

  TEST_CASE("after and wait are whole numbers within bounds") {
    Site site;
    const std::string id = json::parse(site.say("hello").body)["conversation"];
    for (const char* wrong : {"-1", "x", "1.5", "", " 1", "99999999999999999999"}) {
      CAPTURE(wrong);
      Request asked = Site::request("GET", "/v1/conversations/" + id + "/messages");
      asked.query["after"] = wrong;
      CHECK(site.ask(asked).status == 400);
    }
    const Response response = site.poll(id, "", "61");
    CHECK(response.status == 400);
    CHECK(detail(response) == "wait: must be a whole number from 0 to 60");
  }

  TEST_CASE("a long poll is answered by what comes next") {
    Site site;
    const std::string id = json::parse(site.say("hello").body)["conversation"];
    Request asked = Site::request("GET", "/v1/conversations/" + id + "/messages");
    asked.query = {{"after", "2"}, {"wait", "60"}};
    std::optional<Response> late;
    site.router.dispatch(asked, [&](Response given) { late = std::move(given); });
    while (site.bench.engine->step())
      continue;
    CHECK_FALSE(late);
    site.say("more");
    REQUIRE(late);
    CHECK(json::parse(late->body)["messages"][0]["text"] == "more");
  }

  TEST_CASE("a person is exported and erased; erasing nobody is fine too") {
    Site site;
    const std::string id = json::parse(site.say("hello", "k1").body)["conversation"];
    const auto data = json::parse(site.get("/v1/users/ann/export").body);
    CHECK(data["user"] == "ann");
    CHECK(data["conversations"][0]["messages"].size() == 2);
    CHECK(data["answers"][0]["id"] == "k1");

    const Response erased = site.ask(Site::request("DELETE", "/v1/users/ann"));
    CHECK(erased.status == 204);
    CHECK(erased.body.empty());
    CHECK(site.erased == 1);
    CHECK(site.get("/v1/conversations/" + id).status == 404);
    CHECK(json::parse(site.get("/v1/users/ann/export").body)["conversations"].empty());
    CHECK(site.ask(Site::request("DELETE", "/v1/users/ann")).status == 204);
    const std::string longest(200, 'x');
    CHECK(site.ask(Site::request("DELETE", "/v1/users/" + longest)).status == 204);
    CHECK(site.ask(Site::request("DELETE", "/v1/users/" + longest + "x")).status == 400);
    CHECK(site.erased == 1);
  }

  TEST_CASE("an event that can't be taken is 500 without detail, and stops nobody else") {
    Site site;
    const Response response = site.say("boom");
    CHECK(response.status == 500);
    CHECK(detail(response) == "the server: failed on this request");
    CHECK(site.say("hello").status == 200);
  }

  TEST_CASE("beyond 200 unanswered messages of one person: 429 with Retry-After") {
    Site site;
    int answered = 0;
    int refused = 0;
    Request asked = Site::request("POST", "/v1/messages");
    asked.body = R"({"user": "ann", "text": "hello"})";
    for (int i = 0; i < 201; ++i) {
      site.router.dispatch(asked, [&](const Response& response) {
        answered += response.status == 200 ? 1 : 0;
        if (response.status != 429) return;
        ++refused;
        CHECK(response.headers.front().first == "Retry-After");
      });
    }
    while (site.bench.engine->step())
      continue;
    CHECK(answered == 200);
    CHECK(refused == 1);
  }

  TEST_CASE("a stranger is refused before anything is read") {
    Site site;
    Request asked = Site::request("POST", "/v1/messages");
    asked.peer = "10.0.0.7";
    asked.body = "{";
    CHECK(site.ask(asked).status == 403);
  }
}

}  // namespace
}  // namespace bot
