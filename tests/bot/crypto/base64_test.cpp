#include "bot/crypto/base64.h"

#include <doctest/doctest.h>

TEST_SUITE("bot/crypto/base64") {
  TEST_CASE("bytes become text and back: RFC 4648, section 10") {
    struct Row {
      const char* bytes;
      const char* text;
    };
    for (const Row& row :
         {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"},
          Row{"foob", "Zm9vYg=="}, Row{"fooba", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy"}}) {
      CAPTURE(row.text);
      CHECK(bot::base64(row.bytes) == row.text);
      CHECK(bot::from_base64(row.text) == row.bytes);
    }
    const std::string all("\0\xff\xfe\x80", 4);
    CHECK(bot::from_base64(bot::base64(all)) == all);
  }

  TEST_CASE("what isn't base64 is refused") {
    for (const char* text :
         {"Z", "Zg", "Zg=", "Zg==\n", " Zg==", "Zm9v!", "Zm-v", "Zh==", "===="}) {
      CAPTURE(text);
      CHECK_FALSE(bot::from_base64(text));
    }
  }
}
