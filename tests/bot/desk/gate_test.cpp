#include "bot/desk/gate.h"

#include <chrono>
#include <stdexcept>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/desk/desk_site.h"

namespace bot {
namespace {

using http::Request;
using http::Respond;
using http::Response;
using nlohmann::json;
using tests::Browser;
using tests::DeskSite;
using tests::set_header;

std::string detail(const Response& response) {
  CHECK(response.content_type == "application/problem+json");
  return json::parse(response.body).at("detail").get<std::string>();
}

TEST_SUITE("bot/desk/gate") {
  TEST_CASE("who is signed in is told so") {
    DeskSite site;
    const Browser eve = site.signed_in("Eve");
    const Response response = site.ask(eve.request("GET", "/desk/api/session"));
    CHECK(response.status == 200);
    const json me = json::parse(response.body);
    CHECK(me["agent"] == "Eve");
    CHECK(me["csrf"] == csrf_of(eve.token));
    CHECK(me["idle_minutes"] == 30);
    CHECK(me["now"] == "2023-11-14T22:13:20.000Z");
    CHECK(me["expires"] == "2023-11-15T10:13:20.000Z");
    CHECK(me["secure_cookie"] == true);
  }

  TEST_CASE("nobody comes in with a session that isn't one") {
    DeskSite site;
    site.signed_in("Eve");
    for (const std::string& token : {std::string(), std::string("guess"), random_token()}) {
      CAPTURE(token);
      CHECK(site.ask(Browser{token}.request("GET", "/desk/api/session")).status == 401);
      CHECK(site.ask(Browser{token}.request("DELETE", "/desk/api/session")).status == 401);
    }
  }

  TEST_CASE("signing out ends the session, and takes the cookie back") {
    DeskSite site;
    const Browser eve = site.signed_in("Eve");
    const Response response = site.ask(eve.request("DELETE", "/desk/api/session"));
    CHECK(response.status == 204);
    REQUIRE(response.headers.size() == 1);
    CHECK(response.headers[0].second == drop_token(true));
    CHECK(detail(site.ask(eve.request("GET", "/desk/api/session"))) ==
          "session: has ended, sign in again");
  }

  TEST_CASE("a session ends when it isn't used, and after its time") {
    using std::chrono::minutes;
    DeskSite site;
    const Browser eve = site.signed_in("Eve");
    const auto after = [&](minutes time) {
      site.bench.millis += std::chrono::milliseconds(time).count();
      return site.ask(eve.request("GET", "/desk/api/session")).status;
    };
    CHECK(after(minutes(29)) == 200);
    CHECK(after(minutes(29)) == 200);
    CHECK(after(minutes(30)) == 401);

    const Browser bo = site.signed_in("Bo");
    for (int i = 0; i < 36; ++i) {
      CHECK(site.ask(bo.request("GET", "/desk/api/session")).status == 200);
      site.bench.millis += std::chrono::milliseconds(minutes(20)).count();
    }
    CHECK(site.ask(bo.request("GET", "/desk/api/session")).status == 401);
  }

  TEST_CASE("a session that is used is written to only now and then") {
    DeskSite site;
    const Browser eve = site.signed_in("Eve");
    const auto begun = site.now();
    const auto seen = [&] { return site.bench.store->session(sha256(eve.token))->seen; };
    site.bench.millis += 29'999;
    site.ask(eve.request("GET", "/desk/api/session"));
    CHECK(seen() == begun);
    site.bench.millis += 1;
    site.ask(eve.request("GET", "/desk/api/session"));
    CHECK(seen() == site.now());
    CHECK(site.bench.store->agent("Eve")->seen == site.now());
    site.bench.millis -= 60'000;  // The clock is set back.
    site.ask(eve.request("GET", "/desk/api/session"));
    CHECK(seen() == site.now());
  }

  TEST_CASE("disabling an account ends what it has open at once") {
    DeskSite site;
    const Browser eve = site.signed_in("Eve");
    site.bench.store->set_disabled("Eve", true);
    CHECK(site.ask(eve.request("GET", "/desk/api/session")).status == 401);
  }

  TEST_CASE("a change needs the session's token, from the desk's own page") {
    struct Row {
      const char* header;
      std::string value;
      int status;
    };
    const std::string other = csrf_of(random_token());
    for (const Row& row : {
             Row{"X-CSRF-Token", "", 403},
             Row{"X-CSRF-Token", other, 403},
             Row{"Sec-Fetch-Site", "cross-site", 403},
             Row{"Sec-Fetch-Site", "same-site", 403},
             Row{"Sec-Fetch-Site", "", 204},
             Row{"Origin", "", 204},
         }) {
      CAPTURE(row.header);
      CAPTURE(row.value);
      DeskSite site;
      const Browser eve = site.signed_in("Eve");
      Request request = eve.request("DELETE", "/desk/api/session");
      set_header(request, row.header, row.value);
      CHECK(site.ask(request).status == row.status);
      const int after = site.ask(eve.request("GET", "/desk/api/session")).status;
      CHECK(after == (row.status == 403 ? 200 : 401));
    }
  }

  TEST_CASE("a handler that throws is answered 500, and told to the operator") {
    DeskSite site;
    site.routes.push_back(behind(site.gate(), "GET", "/desk/api/boom",
                                 [](const Request&, const SignedIn&, const Respond&) {
                                   throw std::runtime_error("planted");
                                 }));
    const Browser eve = site.signed_in("Eve");
    const Response response = site.ask(eve.request("GET", "/desk/api/boom"));
    CHECK(response.status == 500);
    CHECK(response.body.find("planted") == std::string::npos);
    CHECK(site.bench.observed<HandlerFailed>() == 1);
  }
}

}  // namespace
}  // namespace bot
