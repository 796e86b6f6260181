#include "bot/desk/sign_in.h"

#include <chrono>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/bot/desk/desk_site.h"

namespace bot {
namespace {

using http::Request;
using http::Response;
using nlohmann::json;
using std::chrono::minutes;
using tests::Browser;
using tests::DeskSite;
using tests::set_header;

constexpr const char* kPassword = "correct horse battery";

// A site with an account "Eve".
struct Door : DeskSite {
  Door() {
    bench.store->add_agent(
        {"Eve", hash_password(kPassword, tests::kCheap), false, now(), bot::Instant()});
  }

  static Request attempt(const std::string& name, const std::string& password,
                         const Browser& browser = {}) {
    Request asked = browser.request("POST", "/desk/api/session",
                                    json({{"name", name}, {"password", password}}).dump());
    set_header(asked, "X-CSRF-Token", "");
    return asked;
  }
  Response sign_in(const std::string& name, const std::string& password,
                   const Browser& browser = {}) {
    return ask(attempt(name, password, browser));
  }
  int status(const std::string& name, const std::string& password) {
    return sign_in(name, password).status;
  }
  int status_from(const std::string& address, const std::string& name,
                  const std::string& password) {
    Request asked = attempt(name, password);
    asked.peer = address;
    return ask(asked).status;
  }
  void pass(minutes time) { bench.millis += std::chrono::milliseconds(time).count(); }
};

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

// The browser after the answer.
Browser after(const Response& response) {
  const std::string cookie = header(response, "Set-Cookie");
  const auto begin = cookie.find('=') + 1;
  return {cookie.substr(begin, cookie.find(';') - begin)};
}

TEST_SUITE("bot/desk/sign_in") {
  TEST_CASE("name and password, whatever the name's case, open a session") {
    Door door;
    const Response response = door.sign_in("eve", kPassword);
    REQUIRE(response.status == 200);
    const Browser eve = after(response);
    CHECK(header(response, "Set-Cookie") == keep_token(eve.token, true));
    const json me = json::parse(response.body);
    CHECK(me["agent"] == "Eve");
    CHECK(me["csrf"] == csrf_of(eve.token));
    CHECK(door.ask(eve.request("GET", "/desk/api/session")).status == 200);
    CHECK(door.bench.store->agent("Eve")->seen == door.now());
    CHECK(door.bench.observed<AgentSignedIn>() == 1);
    // Whoever reads the database can't be Eve.
    CHECK_FALSE(door.bench.store->session(eve.token));
  }

  TEST_CASE("every session is a new one, and the browser's last one is over") {
    Door door;
    std::set<std::string> tokens;
    Browser browser{random_token()};  // Planted by somebody else.
    for (int i = 0; i < 3; ++i) {
      const Browser before = browser;
      browser = after(door.sign_in("Eve", kPassword, before));
      CHECK(tokens.insert(browser.token).second);
      CHECK(browser.token != before.token);
      CHECK(door.ask(before.request("GET", "/desk/api/session")).status == 401);
      CHECK(door.ask(browser.request("GET", "/desk/api/session")).status == 200);
    }
  }

  TEST_CASE("a wrong password, an unknown name and a disabled account are told the same") {
    Door door;
    door.bench.store->add_agent(
        {"Bo", hash_password(kPassword, tests::kCheap), true, door.now(), bot::Instant()});
    const Response wrong = door.sign_in("Eve", "wrong password");
    CHECK(wrong.status == 401);
    CHECK(header(wrong, "Set-Cookie").empty());
    for (const char* name : {"Nobody", "Bo", "'; DROP TABLE agents --"}) {
      CAPTURE(name);
      const Response response = door.sign_in(name, kPassword);
      CHECK(response.status == 401);
      CHECK(response.body == wrong.body);
    }
    CHECK(door.hashes == 4);  // Each took as long.
  }

  TEST_CASE("a password that was changed while it was checked lets nobody in") {
    Door door;
    DeskWorld world = door.world();
    world.aside = [&](const std::function<void()>& work) {
      door.bench.store->set_password("Eve", hash_password("new one", tests::kCheap));
      work();
      return true;
    };
    door.routes = desk_routes(world);
    CHECK(door.sign_in("Eve", kPassword).status == 401);
  }

  TEST_CASE("what isn't an attempt is refused, and where it is wrong is said") {
    Door door;
    const std::string long_name(41, 'x');
    struct Row {
      std::string body;
      const char* detail;
    };
    for (const Row& row : {
             Row{"", "body: is not JSON at byte 1"},
             Row{"[]", "body: must be an object, not array"},
             Row{R"({"name": "Eve"})", "password: must be given"},
             Row{R"({"password": "x"})", "name: must be given"},
             Row{R"({"name": 1, "password": "x"})", "name: must be a string, not number"},
             Row{R"({"name": ")" + long_name + R"(", "password": "x"})",
                 "name: must be 1 to 40 characters, not 41"},
             Row{R"({"name": "Eve", "password": ""})",
                 "password: must be 1 to 128 characters, not 0"},
         }) {
      CAPTURE(row.body);
      Request asked = Door::attempt("Eve", kPassword);
      asked.body = row.body;
      const Response response = door.ask(asked);
      CHECK(response.status == 400);
      CHECK(json::parse(response.body)["detail"] == row.detail);
    }
    Request plain = Door::attempt("Eve", kPassword);
    set_header(plain, "Content-Type", "text/plain");
    CHECK(door.ask(plain).status == 415);
    Request foreign = Door::attempt("Eve", kPassword);
    set_header(foreign, "Sec-Fetch-Site", "cross-site");
    CHECK(door.ask(foreign).status == 403);
    CHECK(door.hashes == 0);
  }

  TEST_CASE("an account takes five wrong passwords, then waits, and twice as long each time") {
    Door door;
    for (int i = 0; i < 5; ++i)
      CHECK(door.status("Eve", "wrong") == 401);
    const Response refused = door.sign_in("EVE", kPassword);
    CHECK(refused.status == 429);
    CHECK(header(refused, "Retry-After") == "900");
    door.pass(minutes(14));
    CHECK(header(door.sign_in("Eve", kPassword), "Retry-After") == "60");
    door.pass(minutes(1));
    CHECK(door.status("Eve", "wrong") == 401);
    CHECK(header(door.sign_in("Eve", kPassword), "Retry-After") == "1800");
    door.pass(minutes(30));
    CHECK(door.status("Eve", kPassword) == 200);
    for (int i = 0; i < 5; ++i)  // And all is forgiven.
      CHECK(door.status("Eve", "wrong") == 401);
    CHECK(door.hashes == 12);
  }

  TEST_CASE("a name that isn't there is limited alike") {
    Door door;
    for (int i = 0; i < 5; ++i)
      CHECK(door.status("Nobody", "wrong") == 401);
    CHECK(door.status("nobody", "wrong") == 429);
    CHECK(door.hashes == 5);
  }

  TEST_CASE("an address takes twenty wrong passwords in a quarter of an hour") {
    Door door;
    for (int i = 0; i < 20; ++i)
      CHECK(door.status("name" + std::to_string(i), "wrong") == 401);
    CHECK(door.status("Eve", kPassword) == 429);
    CHECK(door.status_from("198.51.100.8", "Eve", kPassword) == 200);
    door.pass(minutes(15));
    CHECK(door.status("Eve", kPassword) == 200);

    for (int i = 0; i < 20; ++i) {  // Of one network of IPv6 all are one.
      const std::string address = "2001:db8::" + std::to_string(i);
      CHECK(door.status_from(address, "other" + std::to_string(i), "wrong") == 401);
    }
    CHECK(door.status_from("2001:db8::ffff", "Eve", kPassword) == 429);
  }

  TEST_CASE("colleagues behind one address who sign in don't use up its attempts") {
    Door door;
    for (int i = 0; i < 50; ++i)
      CHECK(door.status("Eve", kPassword) == 200);
  }

  TEST_CASE("ten thousand guesses are few passwords, and don't lock out who is at work") {
    Door door;
    const Browser eve = after(door.sign_in("Eve", kPassword));
    const int before = door.hashes;
    for (int i = 0; i < 10'000; ++i) {
      const std::string address = "10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250);
      door.status_from(address, "Eve", "guess " + std::to_string(i));
    }
    CHECK(door.hashes - before == 5);
    CHECK(door.ask(eve.request("GET", "/desk/api/session")).status == 200);
    CHECK(door.status("Eve", kPassword) == 429);
    door.pass(minutes(31));  // Idle for too long.
    CHECK(door.ask(eve.request("GET", "/desk/api/session")).status == 401);
    for (int i = 0; i < 3; ++i)
      door.status_from("10.1.1." + std::to_string(i), "Eve", "guess");
    CHECK(door.sign_in("Eve", kPassword, eve).status == 200);
  }

  TEST_CASE("a known browser has its own attempts, of its own account only") {
    Door door;
    const Browser eve = after(door.sign_in("Eve", kPassword));
    for (int i = 0; i < 5; ++i)
      CHECK(door.sign_in("Eve", "wrong", eve).status == 401);
    CHECK(door.sign_in("Eve", kPassword, eve).status == 429);
    CHECK(door.status("Eve", kPassword) == 200);

    door.bench.store->add_agent(
        {"Bo", hash_password(kPassword, tests::kCheap), false, door.now(), bot::Instant()});
    const Browser bo = after(door.sign_in("Bo", kPassword));
    for (int i = 0; i < 5; ++i)
      CHECK(door.sign_in("Eve", "wrong", bo).status == 401);
    CHECK(door.status("Eve", kPassword) == 429);
  }

  TEST_CASE("when too many wait it says so, and the attempt isn't counted") {
    Door door;
    door.too_many_wait = true;
    for (int i = 0; i < 30; ++i) {
      const Response response = door.sign_in("Eve", kPassword);
      CHECK(response.status == 503);
      CHECK(header(response, "Retry-After") == "1");
    }
    door.too_many_wait = false;
    CHECK(door.status("Eve", kPassword) == 200);
    CHECK(door.bench.observed<SignInRefused>() == 30);
  }
}

}  // namespace
}  // namespace bot
