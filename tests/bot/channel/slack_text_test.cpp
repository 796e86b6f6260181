#include "bot/channel/slack_text.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

struct Row {
  const char* in;
  const char* out;
};

TEST_SUITE("bot/channel/slack_text") {
  TEST_CASE("what Slack sends is read as a person sees it") {
    for (const Row& row : {
             Row{"a &amp; b &lt; c &gt; d", "a & b < c > d"},
             Row{"<@U0BOT> my backup failed", "my backup failed"},
             Row{"see <https://a.example/x|the page> or <https://b.example>",
                 "see the page or https://b.example"},
             Row{"<mailto:a@b.example|a@b.example>", "a@b.example"},
             Row{"in <#C1|general>, <!here>", "in #general,"},
             Row{"at 10:30:45 it failed", "at 10:30:45 it failed"},
             Row{"failed again :sob::sob:", "failed again"},
             Row{":+1:", "👍"},
             Row{":tada:", "🙂"},
             Row{"a < b", "a < b"},
             Row{"", ""},
             Row{"&am <", "&am <"},
         }) {
      CAPTURE(row.in);
      CHECK(from_mrkdwn(row.in) == row.out);
    }
  }

  TEST_CASE("what we send notifies nobody and is bold where it should be") {
    for (const Row& row : {
             Row{"Open **Settings** > **iCloud**", "Open *Settings* &gt; *iCloud*"},
             Row{"<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"},
             Row{"plain", "plain"},
         }) {
      CAPTURE(row.in);
      CHECK(to_mrkdwn(row.in) == row.out);
    }
  }
}

}  // namespace
}  // namespace bot
