#include "bot/desk/browser.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

const std::string kToken(64, 'a');

http::Request asked(const std::string& cookie, const std::string& peer = "198.51.100.7") {
  http::Request request;
  request.peer = peer;
  request.headers = {{"Host", "localhost:8443"}, {"Cookie", cookie}};
  return request;
}

TEST_SUITE("bot/desk/browser") {
  TEST_CASE("the session's cookie is found among others, when it can be one") {
    struct Row {
      std::string cookie;
      bool found;
    };
    for (const Row& row : {
             Row{"__Host-sid=" + kToken, true},
             Row{"theme=dark; __Host-sid=" + kToken + "; x=y", true},
             Row{"__Host-sid=" + kToken + ";other=1", true},
             Row{"sid=" + kToken, false},
             Row{"x__Host-sid=" + kToken, false},
             Row{"__Host-sid=" + kToken + "a", false},
             Row{"__Host-sid=" + std::string(64, 'A'), false},
             Row{"__Host-sid=", false},
             Row{"__Host-sid", false},
             Row{";;=;", false},
             Row{"", false},
         }) {
      CAPTURE(row.cookie);
      CHECK(session_token(asked(row.cookie), true) == (row.found ? kToken : ""));
    }
  }

  TEST_CASE("without TLS the cookie is a plain one on this machine only") {
    CHECK(session_token(asked("sid=" + kToken, "127.0.0.1"), false) == kToken);
    CHECK(session_token(asked("__Host-sid=" + kToken, "127.0.0.1"), false).empty());
    CHECK(session_token(asked("sid=" + kToken), false).empty());
    auto proxied = asked("__Host-sid=" + kToken, "127.0.0.1");
    proxied.headers.emplace_back("X-Forwarded-For", "198.51.100.7");
    CHECK(session_token(proxied, false) == kToken);
  }

  TEST_CASE("a cookie is kept from scripts, other sites and plain connections") {
    CHECK(keep_token(kToken, true) ==
          "__Host-sid=" + kToken + "; Secure; HttpOnly; SameSite=Strict; Path=/");
    CHECK(keep_token(kToken, false) == "sid=" + kToken + "; HttpOnly; SameSite=Strict; Path=/");
    CHECK(drop_token(true) == "__Host-sid=; Secure; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
  }

  TEST_CASE("a CSRF token is its session's, and tells nothing of it") {
    CHECK(csrf_of(kToken) != csrf_of(std::string(64, 'b')));
    CHECK(csrf_of(kToken).find(kToken) == std::string::npos);
    CHECK(csrf_of(kToken).size() == 64);
  }

  TEST_CASE("the browser says which site asks") {
    struct Row {
      std::string site;
      std::string origin;
      bool foreign;
    };
    for (const Row& row : {
             Row{"", "", false},
             Row{"same-origin", "", false},
             Row{"same-origin", "https://renamed.by.a.proxy", false},
             Row{"same-site", "", true},
             Row{"cross-site", "https://localhost:8443", true},
             Row{"none", "", true},
             Row{"", "https://localhost:8443", false},
             Row{"", "https://LOCALHOST:8443", false},
             Row{"", "https://localhost", true},
             Row{"", "http://localhost:8443", true},
             Row{"", "https://localhost:8443.example.com", true},
             Row{"", "null", true},
         }) {
      CAPTURE(row.site);
      CAPTURE(row.origin);
      http::Request request = asked("");
      if (!row.site.empty()) request.headers.emplace_back("Sec-Fetch-Site", row.site);
      if (!row.origin.empty()) request.headers.emplace_back("Origin", row.origin);
      CHECK(from_another_site(request, true) == row.foreign);
    }
  }
}

}  // namespace
}  // namespace bot
