#include "bot/crypto/digest.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/crypto/digest") {
  TEST_CASE("sha256 is NIST's") {  // FIPS 180-4, the example "abc".
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  TEST_CASE("hmac_sha256 is RFC 4231's") {  // Test case 2.
    CHECK(hmac_sha256("Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  TEST_CASE("only the same secret is the same") {
    CHECK(same_secret("s3cret", "s3cret"));
    for (const char* given : {"", "s3cre", "s3crets", "S3cret"}) {
      CAPTURE(given);
      CHECK_FALSE(same_secret(given, "s3cret"));
    }
  }
}

}  // namespace
}  // namespace bot
