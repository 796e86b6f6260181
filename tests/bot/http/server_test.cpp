#include "bot/http/server.h"

#include <future>
#include <vector>

#include <doctest/doctest.h>

#include "tests/bot/http/request_table.h"
#include "tests/bot/http/site.h"

namespace bot::http {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kHi = "GET /bob HTTP/1.1\r\nHost: x\r\n\r\n";

int count_of(std::string_view text, std::string_view part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST_SUITE("bot/http/server") {
  TEST_CASE("answers over TLS with a certificate of its own, on one connection") {
    Site site;
    TestClient client = site.client();
    for (int i = 0; i < 20; ++i) {
      const Reply reply = client.get("/bob?greeting=good%20day%21");
      CHECK(reply.status == 200);
      CHECK(reply.body == "good day! bob from 127.0.0.1");
    }
    CHECK(client.post("/echo", "{\"a\": 1}").body == "{\"a\": 1}");
  }

  TEST_CASE("headers: safe defaults, and nothing that would end one early") {
    Site site;
    const Reply reply = site.client().get("/bob");
    CHECK(reply.headers.at("X-Content-Type-Options") == "nosniff");
    CHECK(reply.headers.at("Cache-Control") == "no-store");
    CHECK(reply.headers.at("X-Good") == "yes");
    CHECK(reply.headers.count("X-Bad") == 0);
    CHECK(reply.headers.count("Set-Cookie") == 0);
    CHECK(reply.headers.count("Strict-Transport-Security") == 0);
  }

  TEST_CASE("browsers are told to come with TLS only where that was asked for") {
    ServerSettings settings;
    settings.front.strict_transport = true;
    Site site(true, settings);
    CHECK(site.client().get("/bob").headers.at("Strict-Transport-Security") == "max-age=31536000");
  }

  TEST_CASE("a handler that throws is answered 500 without detail") {
    Site site;
    TestClient client = site.client();
    const Reply reply = client.get("/fails");
    CHECK(reply.status == 500);
    CHECK(reply.body.find("secret") == std::string::npos);
    CHECK(site.seen.count("failed secret") == 1);
    CHECK(client.get("/bob").status == 200);
  }

  TEST_CASE("a handler that lets go of its request is answered 500, one that repeats itself once") {
    Site site;
    TestClient client = site.client();
    CHECK(client.get("/forgets").status == 500);
    CHECK(client.get("/twice").body == "first");
    CHECK(client.get("/bob").status == 200);
  }

  TEST_CASE("a body beyond the limit is 413, and the answer arrives") {
    Site site;
    TestClient client = site.client();
    CHECK(client.post("/echo", std::string(262144, 'x')).status == 200);
    CHECK(site.client().post("/echo", std::string(1000000, 'x')).status == 413);
    CHECK(client.get("/bob").status == 200);
  }

  TEST_CASE("an answer of any size arrives") {
    Site site;
    TestClient client = site.client();
    CHECK(client.get("/big?bytes=20000000").body.size() == 20000000);
    CHECK(client.get("/bob").status == 200);
  }

  TEST_CASE("many wait for their answer without a thread, and keep nobody from theirs") {
    ServerSettings settings;
    settings.threads = 1;
    Site site(false, settings);
    std::vector<Raw> held;
    for (int i = 0; i < 300; ++i) {
      held.push_back(site.raw());
      REQUIRE(held.back().say("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
    site.gate.await(300);
    Raw busy = site.raw();
    CHECK(busy.say(kHi));
    CHECK(busy.hear_answer().starts_with("HTTP/1.1 200"));
    site.gate.open();
    for (Raw& raw : held)
      CHECK(raw.hear_answer().ends_with("late"));
  }

  TEST_CASE("a handler that never answers is given up") {
    Site site(true, hurried(Phase::Answering));
    const Reply reply = site.client().get("/held");
    CHECK(reply.status == 503);
    CHECK(reply.headers.at("Retry-After") == "1");
    site.gate.open();  // Too late: dropped.
  }

  TEST_CASE("HTTP/1.0, HEAD and kept connections are answered as they ask") {
    Site site(false);
    CHECK(say_raw(site.server->address(), "GET /bob HTTP/1.0\r\n\r\n")
              .ends_with("hi bob from 127.0.0.1"));
    CHECK(say_raw(site.server->address(), "HEAD /bob HTTP/1.0\r\n\r\n").ends_with("\r\n\r\n"));

    Raw raw = site.raw();
    REQUIRE(raw.say("HEAD /bob HTTP/1.1\r\nHost: x\r\n\r\n"));
    std::string head;
    while (!head.ends_with("\r\n\r\n"))
      head += raw.hear(1);
    CHECK(head.find("\r\nContent-Length: 21\r\n") != std::string::npos);
    CHECK(head.find("\r\nDate: ") != std::string::npos);
    REQUIRE(raw.say("GET /bob HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    CHECK(raw.hear_answer().find("Connection: keep-alive") != std::string::npos);
    REQUIRE(raw.say("GET /bob HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
    const std::string last = raw.hear();
    CHECK(last.find("Connection: close") != std::string::npos);
    CHECK(raw.ended());
  }

  TEST_CASE("requests that come at once are answered in order, a thousand a connection") {
    Site site(false);
    Raw raw = site.raw();
    std::string all;
    for (int i = 0; i < 1100; ++i)
      all += "GET /n" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    REQUIRE(raw.say(all));
    for (int i = 0; i < 1000; ++i) {
      CAPTURE(i);
      const std::string answer = raw.hear_answer();
      CHECK(answer.find("hi n" + std::to_string(i) + " from") != std::string::npos);
      CHECK((answer.find("Connection: close") != std::string::npos) == (i == 999));
    }
    CHECK(raw.hear().empty());
    CHECK(raw.ended());
  }

  TEST_CASE("every request of the table gets its status, and the server stands") {
    Site site(false);
    for (const TableRow& row : request_table()) {
      if (row.status == "more") continue;
      CAPTURE(row.line);
      Raw raw = site.raw();
      raw.say(row.bytes);
      const std::string answer = raw.hear_answer();
      const std::string status = answer.substr(0, 12);
      // What nothing is behind is 404 or 405, but it was let through.
      const bool through = status == "HTTP/1.1 404" || status == "HTTP/1.1 405";
      CHECK((row.status == "200" && through ? "200" : status.substr(9)) == row.status);
      if (row.status == "200") continue;
      CHECK(answer.find("application/problem+json") != std::string::npos);
      CHECK(answer.find("Connection: close") != std::string::npos);
    }
    CHECK(say_raw(site.server->address(), "GET /bob HTTP/1.0\r\n\r\n").ends_with("127.0.0.1"));
    CHECK(site.seen.count("refused 411") >= 10);
  }

  TEST_CASE("IPv6 is served, and its peers are told by name") {
    ServerSettings settings;
    settings.listen.host = "::1";
    Site site(false, settings);
    CHECK(say_raw(site.server->address(), "GET /bob HTTP/1.0\r\n\r\n").ends_with("from ::1"));
  }

  TEST_CASE("a proxy is believed when it is trusted") {
    const std::string request = "GET /bob HTTP/1.0\r\nX-Forwarded-For: 6.6.6.6, 9.9.9.9\r\n\r\n";
    Site plain(false);
    CHECK(say_raw(plain.server->address(), request).ends_with("from 127.0.0.1"));
    ServerSettings settings;
    settings.front.door.trusted_proxies = {*parse_network("127.0.0.0/8")};
    Site proxied(false, settings);
    CHECK(say_raw(proxied.server->address(), request).ends_with("from 9.9.9.9"));
  }

  TEST_CASE("who is slow is dropped at the deadline of what it does") {
    struct Row {
      Phase phase;
      std::string say;
      const char* seen;  // "": in order.
    };
    for (const Row& row : {
             Row{Phase::Head, "", "dropped slow_head"},
             Row{Phase::Head, "GET / HTTP/1.1\r\nHost:", "dropped slow_head"},
             Row{Phase::Body, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na",
                 "dropped slow_body"},
             Row{Phase::Idle, std::string(kHi), ""},
         }) {
      CAPTURE(row.seen);
      Site site(false, hurried(row.phase));
      Raw raw = site.raw();
      REQUIRE(raw.say(row.say));
      raw.hear();
      CHECK(raw.ended());
      if (*row.seen != '\0') CHECK(site.seen.await(row.seen));
    }
  }

  TEST_CASE("who shakes hands slowly is dropped, and who says nonsense") {
    Site site(true, hurried(Phase::Knocking));
    Raw silent = site.raw();
    silent.hear();
    CHECK(silent.ended());
    CHECK(site.seen.await("dropped slow_handshake"));
    Raw plain = site.raw();
    REQUIRE(plain.say(kHi));
    CHECK(site.seen.await("handshake failed"));
    CHECK(site.client().get("/bob").status == 200);
  }

  TEST_CASE("handshakes that are begun and left make room for those that go on") {
    Site site;
    std::vector<Raw> half;
    for (int i = 0; i < 600; ++i) {
      half.push_back(site.raw());
      REQUIRE(half.back().say({"\x16\x03\x01\x02\x00\x01", 6}));
    }
    // When a round trip has gone by, the oldest of them makes room for each that begins.
    for (int i = 0; i < 200 && site.seen.count("dropped crowded_handshakes") == 0; ++i)
      CHECK(site.client().get("/bob").status == 200);
    CHECK(site.seen.count("dropped crowded_handshakes") > 0);
  }

  TEST_CASE("a part of a TLS record counts as a part of a request") {
    Site site(true, hurried(Phase::Head));
    TlsRaw client(site.server->address());
    REQUIRE(client.open());
    CHECK(client.ask(kHi).starts_with("HTTP/1.1 200"));  // From now on it is idle.
    client.say_beneath({"\x17\x03\x03\x01\x00half", 9});
    CHECK(site.seen.await("dropped slow_head"));
  }

  TEST_CASE("who doesn't take its answer is dropped") {
    Site site(false, hurried(Phase::Writing));
    Raw raw = site.raw();
    raw.hear_little();
    REQUIRE(raw.say("GET /big?bytes=20000000 HTTP/1.1\r\nHost: x\r\n\r\n"));
    CHECK(site.seen.await("dropped slow_reader"));
  }

  TEST_CASE("whoever has closed its half still gets its answer") {
    Site site(false);
    Raw raw = site.raw();
    REQUIRE(raw.say("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
    site.gate.await(1);
    raw.stop_saying();
    CHECK(raw.hear(1).empty());  // For two seconds: it isn't dropped.
    CHECK_FALSE(raw.ended());
    site.gate.open();
    CHECK(raw.hear_answer().ends_with("late"));
  }

  TEST_CASE("a full queue is answered 503 at once, and the connection goes on") {
    ServerSettings settings;
    settings.queue_max = 0;
    Site site(false, settings);
    Raw raw = site.raw();
    for (int i = 0; i < 3; ++i) {
      REQUIRE(raw.say(std::string(kHi) + std::string(kHi)));
      for (int n = 0; n < 2; ++n) {
        const std::string answer = raw.hear_answer();
        CHECK(answer.starts_with("HTTP/1.1 503"));
        CHECK(answer.find("Retry-After: 1") != std::string::npos);
        CHECK(count_of(answer, "HTTP/1.1") == 1);
      }
    }
    CHECK(site.seen.await("refused busy", 6));
  }

  TEST_CASE(
      "beyond the limit of all the oldest unfinished connection makes room, then an idle one") {
    ServerSettings settings;
    settings.front.door.connections_max = 3;
    Site site(false, settings);
    Raw held = site.raw();
    REQUIRE(held.say("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
    site.gate.await(1);
    Raw idle = site.raw();
    REQUIRE(idle.say(kHi));
    CHECK(idle.hear_answer().starts_with("HTTP/1.1 200"));
    Raw slow = site.raw();
    REQUIRE(slow.say("GET"));

    const auto serve_one = [&] {
      Raw fresh = site.raw();
      return fresh.say(kHi) && fresh.hear_answer().starts_with("HTTP/1.1 200");
    };
    CHECK(serve_one());  // Pushes `slow` out.
    slow.hear();
    CHECK(slow.ended());
    REQUIRE(idle.say(kHi));
    CHECK(idle.hear_answer().starts_with("HTTP/1.1 200"));
    site.gate.open();
    CHECK(held.hear_answer().ends_with("late"));
    CHECK(site.seen.count("dropped crowded") == 1);
  }

  TEST_CASE("an address beyond its own limit loses its own oldest unfinished connection") {
    ServerSettings settings;
    settings.front.door.neighbours_max = 2;
    settings.front.door.loopback_counts = true;
    Site site(false, settings);
    Raw slow = site.raw();
    REQUIRE(slow.say("GET"));
    Raw idle = site.raw();
    REQUIRE(idle.say(kHi));
    CHECK(idle.hear_answer().starts_with("HTTP/1.1 200"));
    Raw fresh = site.raw();
    REQUIRE(fresh.say(kHi));
    CHECK(fresh.hear_answer().starts_with("HTTP/1.1 200"));
    slow.hear();
    CHECK(slow.ended());
    CHECK(site.seen.count("dropped crowded_address") == 1);
    REQUIRE(idle.say(kHi));
    CHECK(idle.hear_answer().starts_with("HTTP/1.1 200"));
  }

  TEST_CASE("whoever doesn't ask can't have all the sessions") {
    ServerSettings settings;
    settings.front.door.connections_max = 16;
    Site site(true, settings);
    std::vector<std::unique_ptr<TlsRaw>> silent;
    for (int i = 0; i < 12; ++i)
      silent.push_back(std::make_unique<TlsRaw>(site.server->address()));
    CHECK(site.seen.await("dropped crowded_sessions", 2));
    CHECK(silent.front()->ask(kHi).empty());
    CHECK(silent.back()->ask(kHi).starts_with("HTTP/1.1 200"));
  }

  TEST_CASE("a trusted proxy has no limit of its own") {
    ServerSettings settings;
    settings.front.door.neighbours_max = 2;
    settings.front.door.loopback_counts = true;
    settings.front.door.trusted_proxies = {*parse_network("127.0.0.0/8")};
    Site site(false, settings);
    std::vector<Raw> raws;
    for (int i = 0; i < 4; ++i)
      raws.push_back(site.raw());
    for (Raw& raw : raws) {
      REQUIRE(raw.say(kHi));
      CHECK(raw.hear_answer().starts_with("HTTP/1.1 200"));
    }
  }

  TEST_CASE("connections are counted by what they do") {
    Site site(false);
    Raw idle = site.raw();
    REQUIRE(idle.say(kHi));
    idle.hear_answer();
    Raw held = site.raw();
    REQUIRE(held.say("GET /held HTTP/1.1\r\nHost: x\r\n\r\n"));
    site.gate.await(1);
    CHECK(site.seen.await([](const ConnectionsCounted& now) {
      return now == ConnectionsCounted{0, 0, 1, 0, 1};
    }));
    site.gate.open();
  }

  TEST_CASE("two servers can't share an address") {
    Site site;
    ServerSettings settings;
    settings.listen = site.server->address();
    const auto second = Server::start(settings, Router({}), [](const Observation&) {});
    REQUIRE_FALSE(second);
    CHECK(second.error().message ==
          "listen " + to_string(settings.listen) + ": Address already in use");
  }
}

}  // namespace
}  // namespace bot::http
