#include "bot/crypto/password.h"

#include <string>

#include <doctest/doctest.h>

namespace bot {
namespace {

constexpr PasswordCost kCheap{4, 1, 1};

TEST_SUITE("bot/crypto/password") {
  TEST_CASE("a password fits its own hash and no other") {
    const std::string hash = hash_password("correct horse", kCheap);
    CHECK(hash.starts_with("scrypt:4:1:1:"));
    CHECK(hash.find("correct") == std::string::npos);
    CHECK(password_fits("correct horse", hash));
    for (const char* other : {"", "correct hors", "correct horse ", "Correct horse"}) {
      CAPTURE(other);
      CHECK_FALSE(password_fits(other, hash));
    }
    CHECK(hash_password("correct horse", kCheap) != hash);  // Salted.
  }

  TEST_CASE("a hash is scrypt's, so that others could check it") {
    // hashlib.scrypt(b"correct horse", salt=b"5a17", n=2**14, r=8, p=1, dklen=32), Python 3.11.
    CHECK(password_fits(
        "correct horse",
        "scrypt:14:8:1:5a17:2169170be8819c428edb1d236bb0b2675d660bf2b6ced5f52f37945157001ce1"));
  }

  TEST_CASE("what isn't a hash of ours fits nothing") {
    const std::string hash = hash_password("x", kCheap);
    for (const std::string& other :
         {std::string(), std::string("plain"), "b" + hash, hash + ":", std::string("scrypt:4:1:1:"),
          std::string("scrypt:30:8:1:00:00"), std::string("scrypt:4:9999:1:00:00"),
          std::string("scrypt:-4:1:1:00:00"), std::string("scrypt:4x:1:1:00:00")}) {
      CAPTURE(other);
      CHECK_FALSE(password_fits("x", other));
    }
  }

  TEST_CASE("nothing fits nobody's hash, and it costs as much") {
    const std::string hash = nobodys_hash(kCheap);
    CHECK(hash.starts_with("scrypt:4:1:1:"));
    CHECK_FALSE(password_fits("", hash));
    CHECK_FALSE(password_fits("x", hash));
  }

  TEST_CASE("what is asked of strangers costs 128 MiB") {
    CHECK(PasswordCost() == PasswordCost{17, 8, 1});
    CHECK(password_fits("x", hash_password("x", {})));
  }
}

}  // namespace
}  // namespace bot
