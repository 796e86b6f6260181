#include "intents/secrets.h"

#include <vector>

#include <doctest/doctest.h>

namespace intents {
namespace {

using Texts = std::vector<std::string>;

TEST_SUITE("intents/secrets") {
  TEST_CASE("secrets become dots") {
    struct Row {
      std::string text;
      std::string blotted;
    };
    for (const Row& row : {
             Row{"my password is hunter2", "my password is ••••"},
             Row{"my password is bananas", "my password is ••••"},
             Row{"pw: x", "pw: ••••"},
             Row{"passcode 1234", "passcode ••••"},
             Row{"my passcode is 123456 btw", "my passcode is •••• btw"},
             Row{"the code is 482 913", "the code is ••••"},
             Row{"482913", "••••"},
             Row{"482 913", "••••"},
             Row{"482-913", "••••"},
             Row{"its 482913", "its ••••"},
             Row{"482913 is the code", "•••• is the code"},
             Row{"code: 482913", "code: ••••"},
             Row{"the code is 4821", "the code is ••••"},
             Row{"apple id pass: Abc123!", "apple id pass: ••••"},
             Row{"password = Tr0ub4dor&3 and it fails", "password = •••• and it fails"},
             Row{"password hunter2 doesn't work", "password •••• doesn't work"},
             Row{"My Apple ID is bob@example.com and password is Secret99",
                 "My Apple ID is bob@example.com and password is ••••"},
             Row{"password for my apple id is hunter2", "password for my apple id is ••••"},
             Row{"wifi password: sunshine", "wifi password: ••••"},
             Row{"password:\nhunter2", "password:\n••••"},
             Row{"password is \"blue house\" ok", "password is \"••••\" ok"},
             Row{"my password is correct-horse", "my password is ••••"},
             Row{"password is purple monkey dishwasher", "password is ••••"},
             Row{"pin 4821", "pin ••••"},
             Row{"pin is 4821, backup failed", "pin is ••••, backup failed"},
             Row{"screen time passcode 9876", "screen time passcode ••••"},
             Row{"card number 4111 1111 1111 1111", "card number ••••"},
             Row{"4111111111111111", "••••"},
             Row{"4111-1111-1111-1111 exp 10/27", "•••• exp 10/27"},
             Row{"cvv 123", "cvv ••••"},
             Row{"recovery key: AB12-CD34-EF56-GH78-IJ90-KL12-MN34", "recovery key: ••••"},
             Row{"abcd-efgh-ijkl-mnop", "••••"},
             Row{"verification code 482913 not accepted", "verification code •••• not accepted"},
             Row{"G-482913 is my code", "G-•••• is my code"},
             Row{"password: a, pin: 1234", "password: ••••, pin: ••••"},
             Row{"hunter2 is my password", "•••• is my password"},
             Row{"bananas is my apple id password", "•••• is my apple id password"},
             Row{"the password I use is hunter2", "the password I use is ••••"},
             Row{"i entered hunter2 as password", "i entered •••• as password"},
             Row{"password is: pa55", "password is: ••••"},
             Row{"apple id password was changed to Winter2025!",
                 "apple id password was changed to ••••"},
             Row{"it says \"enter the password\", I typed Sommer2024!",
                 "it says \"enter the password\", I typed ••••"},
         }) {
      CAPTURE(row.text);
      const Blotted blotted = blot_secrets(row.text);
      CHECK(blotted.held);
      CHECK(blotted.text == row.blotted);
    }
  }

  TEST_CASE("what only speaks of secrets stays") {
    for (const std::string& text : Texts{
             "what is my password",
             "this is my password problem",
             "the problem is the password",
             "i changed my password to a new one",
             "typed the password on my iPhone13",
             "forgot the wifi password",
             "forgot the wifi password so cant reconnect",
             "asks for my passcode",
             "it asks for passcode when i reset network",
             "it asks for my passcode 3 times",
             "error 4005",
             "error code 4005",
             "error code 482913",
             "iOS 17.4",
             "5 GB",
             "iPhone 12",
             "iphone13 password",
             "forgot password iphone13",
             "it wants a code",
             "code goes to a phone number i dont have anymore",
             "bob@example.com",
             "my password is wrong",
             "my password is not working",
             "the password is correct but it says verification failed",
             "password is asked every time",
             "password is the same",
             "my passcode is forgotten",
             "the code is not arriving",
             "the code never comes",
             "what is my passcode",
             "password required",
             "my number is 555 0100 call",
             "been 6 hours says 1 minute remaining",
             "100000 photos",
             "i have 123456 photos",
             "4 digit passcode",
             "passcode is 6 digits",
             "MBErrorDomain/105",
             "case number 482913",
             "1234567890123",
             "it passes",
             "my password keeps being rejected",
             "where do i type the password?",
             "17.2.1",
             "",
         }) {
      CAPTURE(text);
      const Blotted blotted = blot_secrets(text);
      CHECK_FALSE(blotted.held);
      CHECK(blotted.text == text);
    }
  }

  TEST_CASE("a blotted text holds nothing more to blot") {
    for (const std::string& text :
         Texts{"my password is hunter2", "482913", "the code is 482 913", "pw: x", "pin 4821"}) {
      CAPTURE(text);
      const Blotted once = blot_secrets(text);
      CHECK_FALSE(blot_secrets(once.text).held);
    }
  }
}

}  // namespace
}  // namespace intents
