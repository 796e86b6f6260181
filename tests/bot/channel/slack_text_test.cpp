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

  TEST_CASE("who is quoted loses no word, no link and no emoji") {
    for (const Row& row : {
             Row{"a &amp; b &lt; c", "a & b < c"},
             Row{"<@U0BOT> see <https://a.example/x|the page>",
                 "see the page (https://a.example/x)"},
             Row{"<http://a.example|a.example>, <https://b.example/>",
                 "a.example, https://b.example/"},
             Row{"<mailto:a@b.example|a@b.example>", "a@b.example"},
             Row{"<!date^1^{time}|at ten> <!here>", "at ten"},
             Row{"*Open* _the_ ~old~ `Settings`", "Open the old Settings"},
             Row{"*really _really_ bold*, then", "really really bold, then"},
             Row{"snake_case_name 2 * 3 * 4 a*b*c", "snake_case_name 2 * 3 * 4 a*b*c"},
             Row{"*not\nbold* here", "*not\nbold* here"},
             Row{"```a\nb```", "a\nb"},
             Row{"** and __ and *", "** and __ and *"},
             Row{"<https://a.example/x_y_z> _it_", "https://a.example/x_y_z it"},
             Row{"well done :tada: :+1::skin-tone-2: :dancing_parrot:",
                 "well done 🎉 👍 :dancing_parrot:"},
             Row{"at 10:30:45", "at 10:30:45"},
             Row{"", ""},
         }) {
      CAPTURE(row.in);
      CHECK(words_of_mrkdwn(row.in) == row.out);
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
