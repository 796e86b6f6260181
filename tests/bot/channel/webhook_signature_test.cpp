#include "bot/channel/webhook_signature.h"

#include <doctest/doctest.h>

#include "bot/crypto/base64.h"

namespace {

using bot::webhook_key;
using bot::webhook_signature;

std::string secret_of(std::size_t bytes) { return "whsec_" + bot::base64(std::string(bytes, 'k')); }

}  // namespace

TEST_SUITE("bot/channel/webhook_signature") {
  TEST_CASE("it signs as the libraries of Standard Webhooks do") {
    const std::string key = *webhook_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    const std::chrono::seconds at(1'614'265'330);
    const char* const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const char* const body = R"({"test": 2432232314})";
    const std::string expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    CHECK(webhook_signature({key}, id, at, body) == expected);
    CHECK(webhook_signature({key}, id, at + std::chrono::seconds(1), body) != expected);
    CHECK(webhook_signature({key}, "msg_2", at, body) != expected);
    CHECK(webhook_signature({key}, id, at, "{}") != expected);
    const std::string other = *webhook_key(secret_of(32));
    CHECK(webhook_signature({key, other}, id, at, body) ==
          expected + ' ' + webhook_signature({other}, id, at, body));
  }

  TEST_CASE("a secret that isn't one is refused, and not repeated") {
    CHECK(webhook_key(secret_of(24)));
    CHECK(webhook_key(secret_of(64)));
    for (const std::string& secret :
         {std::string(), std::string("whsec_"), secret_of(23), secret_of(65),
          std::string("hunter2hunter2hunter2hunter2"), secret_of(32).substr(6),
          std::string("whsec_hunter2!hunter2!hunter2!hunter2!")}) {
      CAPTURE(secret);
      const auto key = webhook_key(secret);
      REQUIRE_FALSE(key);
      CHECK(key.error().message.find("hunter2") == std::string::npos);
    }
  }
}
