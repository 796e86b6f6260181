#include "dialog/reply.h"

#include <doctest/doctest.h>

namespace dialog {
namespace {

Reply reply_of(std::string lead, std::vector<std::string> steps, int first, std::string tail) {
  Reply reply;
  reply.lead = std::move(lead);
  reply.steps = std::move(steps);
  reply.first_step = first;
  reply.tail = std::move(tail);
  return reply;
}

TEST_SUITE("dialog/reply") {
  TEST_CASE("a plain text is complete without steps list and markup") {
    struct Row {
      Reply reply;
      std::string text;
    };
    for (const Row& row : {
             Row{reply_of("Hi **you**.", {}, 1, ""), "Hi you."},
             Row{reply_of("Do:", {"Open **Settings**.", "Tap it."}, 1, "Well?"),
                 "Do:\n1. Open Settings.\n2. Tap it.\nWell?"},
             Row{reply_of("Next:", {"Tap **it**."}, 12, ""), "Next:\n12. Tap it."},
             Row{reply_of("", {"Tap it."}, 1, "So?"), "1. Tap it.\nSo?"},
             Row{reply_of("", {}, 1, "**So**?"), "So?"},
             Row{Reply{}, ""},
         }) {
      CHECK(plain_text(row.reply) == row.text);
    }
  }

  TEST_CASE("a text loses the marks of its bold words and nothing else") {
    struct Row {
      std::string_view text;
      std::string_view plain;
    };
    for (const Row& row : {
             Row{"", ""},
             Row{"**", ""},
             Row{"**a** b **c**", "a b c"},
             Row{"2 * 3", "2 * 3"},
             Row{"a*", "a*"},
             Row{"***a***", "*a*"},
             Row{"“**größer**”", "“größer”"},
         }) {
      CAPTURE(row.text);
      CHECK(without_bold(row.text) == row.plain);
    }
  }
}

}  // namespace
}  // namespace dialog
