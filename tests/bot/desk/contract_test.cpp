// openapi.json against the server: that both have the same operations, and that each of them is
// guarded. A route can't be forgotten, since the contract is what is gone through.

#include <algorithm>
#include <chrono>
#include <functional>

#include <doctest/doctest.h>

#include "tests/bot/desk/desk_site.h"
#include "tests/bot/desk/schema.h"

namespace tests {
namespace {

using bot::http::Request;
using bot::http::Response;
using nlohmann::json;
using Texts = std::vector<std::string>;

struct Operation {
  std::string method;
  std::string pattern;
  bool open = false;  // No session is needed.
  bool takes_body = false;
};

std::vector<Operation> all_operations() {
  std::vector<Operation> all;
  for (const std::string& name : Contract::desk().operations()) {
    Operation operation{name.substr(0, name.find(' ')), name.substr(name.find(' ') + 1)};
    const json& promised = Contract::desk().operation(operation.method, operation.pattern);
    operation.open = promised.value("security", json()) == json::array();
    operation.takes_body = promised.contains("requestBody");
    all.push_back(std::move(operation));
  }
  return all;
}

// Whether it names something that is there doesn't matter at the gate.
Request ask_for(const Operation& operation, const Browser& browser) {
  std::string path = operation.pattern;
  for (const std::string parameter : {"{id}", "{seq}"}) {
    if (const auto at = path.find(parameter); at != std::string::npos) {
      path.replace(at, parameter.size(), "1");
    }
  }
  return browser.request(operation.method, path, operation.takes_body ? "{}" : "");
}

bool sets_cookie(const Response& response) {
  return std::ranges::any_of(response.headers,
                             [](const auto& header) { return header.first == "Set-Cookie"; });
}

// Each operation behind the gate, on a site of its own where Eve is signed in.
void with_each(const std::function<void(DeskSite&, const Browser&, const Operation&)>& check) {
  for (const Operation& operation : all_operations()) {
    if (operation.open) continue;
    CAPTURE(operation.method);
    CAPTURE(operation.pattern);
    DeskSite site;
    const Browser eve = site.signed_in("Eve");
    check(site, eve, operation);
  }
}

TEST_SUITE("bot/desk/contract") {
  TEST_CASE("the contract and the server have the same operations") {
    const DeskSite site;
    Texts served;
    for (const auto& route : site.routes)
      served.push_back(route.method + ' ' + route.pattern);
    Texts promised = Contract::desk().operations();
    std::ranges::sort(served);
    std::ranges::sort(promised);
    CHECK(served == promised);
    CHECK(promised.size() > 20);
  }

  TEST_CASE("all but signing in needs a session") {
    for (const Operation& operation : all_operations()) {
      const bool signs_in = operation.method + operation.pattern == "POST/desk/api/session";
      CHECK(operation.open == signs_in);
    }
    with_each([](DeskSite& site, const Browser&, const Operation& operation) {
      const Browser nobody{bot::random_token()};
      const Response response = site.ask(ask_for(operation, nobody));
      CHECK(response.status == 401);
      CHECK_FALSE(sets_cookie(response));  // A planted session isn't made a real one.
      CHECK(site.ask(ask_for(operation, nobody)).status == 401);
    });
  }

  TEST_CASE("nothing is changed for another site, or without the session's token") {
    struct Row {
      const char* header;
      std::string value;
    };
    with_each([](DeskSite& site, const Browser& eve, const Operation& operation) {
      if (operation.method == "GET") return;
      for (const Row& row : {
               Row{"X-CSRF-Token", ""},
               Row{"X-CSRF-Token", bot::csrf_of(bot::random_token())},
               Row{"X-CSRF-Token", eve.token},
               Row{"Sec-Fetch-Site", "cross-site"},
               Row{"Sec-Fetch-Site", "same-site"},
               Row{"Sec-Fetch-Site", "none"},
           }) {
        CAPTURE(row.header);
        Request asked = ask_for(operation, eve);
        set_header(asked, row.header, row.value);
        CHECK(site.ask(asked).status == 403);
      }
      Request older = ask_for(operation, eve);  // A browser without Sec-Fetch-Site.
      set_header(older, "Sec-Fetch-Site", "");
      set_header(older, "Origin", "https://evil.example.com");
      CHECK(site.ask(older).status == 403);
      CHECK(site.ask(eve.request("GET", "/desk/api/session")).status == 200);
    });
  }

  TEST_CASE("a session that is over opens nothing") {
    const std::vector<std::function<void(DeskSite&, const Browser&)>> endings = {
        [](DeskSite& site, const Browser& eve) {
          CHECK(site.ask(eve.request("DELETE", "/desk/api/session")).status == 204);
        },
        [](DeskSite& site, const Browser&) { site.bench.store->set_disabled("Eve", true); },
        [](DeskSite& site, const Browser&) { site.bench.store->set_password("Eve", "another"); },
        [](DeskSite& site, const Browser&) {
          site.bench.millis += std::chrono::milliseconds(bot::kSessionIdle).count();
        },
    };
    with_each([&](DeskSite&, const Browser&, const Operation& operation) {
      for (const auto& ending : endings) {
        DeskSite site;
        const Browser eve = site.signed_in("Eve");
        ending(site, eve);
        CHECK(site.ask(ask_for(operation, eve)).status == 401);
      }
    });
  }

  TEST_CASE("a body is JSON, and says so") {
    with_each([](DeskSite& site, const Browser& eve, const Operation& operation) {
      if (!operation.takes_body) return;
      Request asked = ask_for(operation, eve);
      set_header(asked, "Content-Type", "text/plain");
      CHECK(site.ask(asked).status == 415);
      asked = ask_for(operation, eve);
      asked.body = "{";
      CHECK(site.ask(asked).status == 400);
    });
  }

  TEST_CASE("what the checker is told to allow it allows, and nothing else") {
    struct Row {
      const char* schema;
      const char* value;
      std::size_t mistakes;
    };
    const char* object = R"({"type": "object", "required": ["a"],
        "properties": {"a": {"type": "integer", "minimum": 1, "maximum": 3},
                       "b": {"type": ["string", "null"], "maxLength": 2}}})";
    for (const Row& row : {
             Row{object, R"({"a": 1})", 0},
             Row{object, R"({"a": 3, "b": null})", 0},
             Row{object, R"({"a": 1, "b": "äö"})", 0},
             Row{object, R"({"a": 1, "b": "abc"})", 1},
             Row{object, R"({"a": 0})", 1},
             Row{object, R"({"a": 4})", 1},
             Row{object, R"({"a": 1.5})", 1},
             Row{object, R"({"a": "1"})", 1},
             Row{object, R"({"b": "x"})", 1},
             Row{object, R"({"a": 1, "c": 1})", 1},
             Row{object, R"([1])", 1},
             Row{R"({"type": "string", "minLength": 1})", R"("")", 1},
             Row{R"({"type": "string", "format": "date-time"})", R"("2026-11-05T09:30:00.000Z")",
                 0},
             Row{R"({"type": "string", "format": "date-time"})", R"("2026-11-05 09:30")", 1},
             Row{R"({"type": "string", "format": "date"})", R"("2026-11-05")", 0},
             Row{R"({"type": "string", "format": "date"})", R"("2026-13-05")", 1},
             Row{R"({"enum": ["a", null]})", "null", 0},
             Row{R"({"enum": ["a"]})", R"("b")", 1},
             Row{R"({"const": true})", "false", 1},
             Row{R"({"type": "array", "items": {"type": "boolean"}})", "[true, 1, 2]", 2},
             Row{R"({"oneOf": [{"type": "null"}, {"type": "string"}]})", "null", 0},
             Row{R"({"oneOf": [{"type": "null"}, {"type": "string"}]})", "1", 1},
             Row{R"({"oneOf": [{"type": "integer"}, {"type": "number"}]})", "1", 1},
             Row{R"({"type": "string", "pattern": "^a"})", R"("b")", 1},
             Row{R"({"$ref": "#/components/schemas/Agents"})", R"({"agents": [{"name": "Eve"}]})",
                 2},
         }) {
      CAPTURE(row.schema);
      CAPTURE(row.value);
      const auto found = Contract::desk().mistakes(json::parse(row.schema), json::parse(row.value));
      CHECK(found.size() == row.mistakes);
    }
  }

  TEST_CASE("an answer that the contract doesn't allow is found") {
    const auto mistakes = [](const std::string& method, const Response& response) {
      return Contract::desk().mistakes(method, "/desk/api/session", response).size();
    };
    const Response refusal = bot::http::problem(401, "session: sign in first");
    CHECK(mistakes("GET", refusal) == 0);
    CHECK(mistakes("GET", {404, refusal.content_type, refusal.body, {}}) == 1);
    CHECK(mistakes("GET", {401, "application/json", refusal.body, {}}) == 1);
    CHECK(mistakes("GET", {401, refusal.content_type, "{", {}}) == 1);
    CHECK(mistakes("GET", {200, "application/json", "{}", {}}) == 6);
    CHECK(mistakes("DELETE", {204, "", "", {}}) == 0);
    CHECK(mistakes("DELETE", {204, "", "x", {}}) == 1);
    CHECK(mistakes("GET", bot::http::problem(503, "the server: is busy")) == 1);
    const auto later = std::chrono::seconds(1);
    CHECK(mistakes("GET", bot::http::problem_for_now(503, "the server: is busy", later)) == 0);
  }
}

}  // namespace
}  // namespace tests
