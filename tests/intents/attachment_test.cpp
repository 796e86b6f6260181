#include "intents/attachment.h"

#include <doctest/doctest.h>

namespace intents {
namespace {

TEST_SUITE("intents/attachment") {
  TEST_CASE("what was sent has a line of its own") {
    CHECK(attach("look", kPicture) == "look\n[picture]");
    CHECK(attach("", kPicture) == "[picture]");
    CHECK(attach("look", "") == "look");
  }

  TEST_CASE("what was sent beside words is told from the words") {
    struct Row {
      const char* text;
      const char* words;
      Attachment attachment;
    };
    for (const Row& row : {
             Row{"it failed", "it failed", Attachment::None},
             Row{"[picture]", "", Attachment::Picture},
             Row{"look\n[picture]", "look", Attachment::Picture},
             Row{"look\n[file]\nplease", "look\nplease", Attachment::File},
             Row{"[voice message]\n[location]", "", Attachment::Place},
             Row{"I see [picture] in the mail", "I see [picture] in the mail", Attachment::None},
             Row{"", "", Attachment::None},
         }) {
      CAPTURE(row.text);
      const Detached detached = detach(row.text);
      CHECK(detached.words == row.words);
      CHECK(detached.attachment == row.attachment);
    }
  }
}

}  // namespace
}  // namespace intents
