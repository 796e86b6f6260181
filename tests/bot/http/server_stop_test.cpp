// How a server stops, and how it changes its certificate, without a request or a connection lost.

#include <future>
#include <optional>

#include <doctest/doctest.h>
#include <openssl/ssl.h>

#include "bot/http/certificate.h"
#include "bot/http/server.h"
#include "tests/bot/http/site.h"

namespace bot::http {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kHi = "GET /bob HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr std::string_view kHeld = "GET /held HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_SUITE("bot/http/server_stop") {
  TEST_CASE("stopping lets a request in flight finish, and sends idle ones home") {
    Site site;
    TestClient idle = site.client();
    CHECK(idle.get("/bob").status == 200);
    auto held = std::async(std::launch::async, [&] { return site.client().get("/held"); });
    site.gate.await(1);
    CHECK_FALSE(site.server->drain(milliseconds(50)));
    site.gate.open();
    site.server->stop(milliseconds(10000));
    CHECK(held.get().body == "late");
    CHECK(idle.get("/bob").status == 0);
  }

  TEST_CASE("a request that is half here when the stop begins is read to its end and answered") {
    Site site(false);
    Raw raw = site.raw();
    REQUIRE(raw.say("GET /bob HTTP/1.1\r\n"));
    Raw other = site.raw();  // Accepted after it: when it is answered, the first half was read.
    REQUIRE(other.say(kHi));
    CHECK(other.hear_answer().starts_with("HTTP/1.1 200"));
    CHECK_FALSE(site.server->drain(milliseconds(50)));
    CHECK(raw.say("Host: x\r\n\r\n"));
    const std::string answer = raw.hear();
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK(site.server->drain(milliseconds(10000)));
  }

  TEST_CASE("stopping doesn't wait for ever") {
    Site site;
    auto held = std::async(std::launch::async, [&] { return site.client().get("/held"); });
    site.gate.await(1);
    site.server->stop(milliseconds(50));
    CHECK(held.get().status == 503);
  }

  TEST_CASE("nobody is let in after the stop began") {
    Site site(false);
    Raw held = site.raw();
    REQUIRE(held.say(kHeld));
    site.gate.await(1);
    CHECK_FALSE(site.server->drain(milliseconds(50)));
    CHECK(say_raw(site.server->address(), std::string(kHi)) == "not sent");
    site.gate.open();
  }

  TEST_CASE("an answer after the end of the server is dropped") {
    std::optional<Site> site(std::in_place, false);
    Respond kept;
    Gate gate;
    Raw raw = site->raw();
    REQUIRE(raw.say(kHeld));
    site->gate.await(1);
    site->server.reset();
    site->gate.open();
    CHECK(site->seen.count("answered 200") == 0);
  }

  TEST_CASE("a new certificate is for new connections, the old ones go on") {
    Site site;
    TlsRaw old(site.server->address());
    REQUIRE(old.open());
    CHECK(old.ask(kHi).starts_with("HTTP/1.1 200"));
    tests::TempFolder elsewhere;
    REQUIRE_FALSE(site.server->reload(*local_certificate(elsewhere.path())));
    CHECK(old.ask(kHi).starts_with("HTTP/1.1 200"));

    TlsRaw fresh(site.server->address());
    REQUIRE(fresh.open());
    CHECK(fresh.ask(kHi).starts_with("HTTP/1.1 200"));
    CHECK(fresh.certificate() != old.certificate());
  }

  TEST_CASE("a certificate that can't be used changes nothing") {
    Site site;
    TlsRaw before(site.server->address());
    const auto error = site.server->reload({"/nowhere/cert.pem", "/nowhere/key.pem"});
    REQUIRE(error);
    CHECK(error->message.starts_with("certificate '/nowhere/cert.pem': "));
    TlsRaw after(site.server->address());
    REQUIRE(after.open());
    CHECK(after.certificate() == before.certificate());
  }

  TEST_CASE("sessions are resumed, also after the certificate was changed") {
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
      CAPTURE(version);
      Site site;
      TlsRaw first(site.server->address(), nullptr, version);
      REQUIRE(first.open());
      CHECK_FALSE(first.resumed());
      CHECK(first.ask(kHi).starts_with("HTTP/1.1 200"));
      const Session session = first.session();
      CHECK(TlsRaw(site.server->address(), session, version).resumed());
      REQUIRE_FALSE(site.server->reload(site.files));
      const TlsRaw after(site.server->address(), session, version);
      REQUIRE(after.open());
      CHECK(after.resumed());
    }
  }

  TEST_CASE("a key with a passphrase is an error, and nobody is asked for it") {
    // Encrypted with the word "secret".
    Site site;
    const std::string key = site.folder.file("locked.pem");
    const std::string command = "openssl ec -aes256 -passout pass:secret -in '" + site.files.key +
                                "' -out '" + key + "' 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);  // NOLINT(concurrency-mt-unsafe)
    const auto error = site.server->reload({site.files.certificate, key});
    REQUIRE(error);
    CHECK(error->message.starts_with("key '" + key + "': "));
  }

  TEST_CASE("old versions and renegotiation are refused") {
    Site site;
    CHECK_FALSE(TlsRaw(site.server->address(), nullptr, TLS1_1_VERSION).open());
    TlsRaw client(site.server->address(), nullptr, TLS1_2_VERSION);
    REQUIRE(client.open());
    CHECK_FALSE(client.renegotiate());
  }
}

}  // namespace
}  // namespace bot::http
