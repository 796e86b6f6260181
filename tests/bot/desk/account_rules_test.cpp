#include "bot/desk/account_rules.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

TEST_SUITE("bot/desk/account_rules") {
  TEST_CASE("names of people are names") {
    for (const char* name : {"eve", "Eve", "Bo Lindqvist", "o'neil", "anna-lena", "k.ö", "José 2",
                             "Ελένη", "Олена", "山田太郎", "김민준", "x_y"}) {
      CAPTURE(name);
      CHECK(name_complaint(name).empty());
    }
  }

  TEST_CASE("what could pass for another name, or for markup, isn't one") {
    for (const std::string& name : {std::string(),
                                    std::string(41, 'x'),
                                    std::string(" eve"),
                                    std::string("eve "),
                                    std::string("bo  l"),
                                    std::string("-eve"),
                                    std::string("a:b"),
                                    std::string("a/b"),
                                    std::string("<b>"),
                                    std::string("a\nb"),
                                    std::string("a\tb"),
                                    std::string("e\0ve", 4),
                                    std::string("eve\xff"),
                                    std::string("eve\u00a0x"),
                                    std::string("eve\u200b"),
                                    std::string("\u202eeve"),
                                    std::string("eve\u2066"),
                                    std::string("eve\u061c"),
                                    std::string("eve\ufeff"),
                                    std::string("eve 😀"),
                                    std::string("a\u3000b")}) {
      CAPTURE(name);
      CHECK_FALSE(name_complaint(name).empty());
    }
  }

  TEST_CASE("a long password that nobody guesses first is one") {
    for (const char* password :
         {"correct horse battery", "8372-9912-4471", "Tr0ub4dor&3 yes", "vHk2!pQz9mWx",
          "vier zufällige wörter", "мой длинный пароль", "一二三四五六七八九十百千"}) {
      CAPTURE(password);
      CHECK(password_complaint(password, "eve").empty());
    }
  }

  TEST_CASE("lengths are of characters") {
    const std::string long_one = "correct horse battery staple, ";
    CHECK(password_complaint("kurz", "eve") == "must be 12 to 128 characters");
    CHECK(password_complaint("äöüßñçéèêëí", "eve") == "must be 12 to 128 characters");
    CHECK(password_complaint("äöüßñçéèêëíò", "eve").empty());
    CHECK_FALSE(
        password_complaint(long_one + long_one + long_one + long_one + long_one, "eve").empty());
    CHECK_FALSE(password_complaint("correct\x03horse battery", "eve").empty());
  }

  // Of the lists of passwords that were used most in 2025 and before, those that are long enough,
  // and more of their kind.
  TEST_CASE("what everyone guesses is refused") {
    for (const char* password :
         {"Password@123", "administrator", "admintelecom",     "theworldinyourhand",
          "qwerty123456", "Aa@123456789",  "123456789012",     "1234567890123",
          "qwertyuiop12", "qwertyuiop123", "passwordpassword", "Password2024!",
          "P@ssw0rd1234", "1q2w3e4r5t6y",  "1qaz2wsx3edc",     "aaaaaaaaaaaa",
          "abababababab", "123123123123",  "abcdefghijkl",     "iloveyou1234",
          "letmein12345", "welcome123456", "zxcvbnm12345",     "987654321098",
          "adminadmin12", "stepwise1234",  "evelyneve1234"}) {
      CAPTURE(password);
      CHECK_FALSE(password_complaint(password, "evelyn").empty());
    }
    CHECK_FALSE(password_complaint("Bo Lindqvist", "bo lindqvist").empty());
  }
}

}  // namespace
}  // namespace bot
