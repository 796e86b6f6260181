#include "bot/channel/slack_parse.h"

#include <doctest/doctest.h>

#include "bot/channel/foreign_json.h"

namespace bot {
namespace {

// An event in its envelope, as the Events API posts it.
std::string posted(const std::string& event) {
  return R"({"token":"t","team_id":"T1","api_app_id":"A1","event":)" + event +
         R"(,"type":"event_callback","event_id":"Ev1","event_time":1700000000,)"
         R"("authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"UBOT",)"
         R"("is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false})";
}

// "user|key|target|what", or "ignored: why".
std::string told(const SlackPost& post) {
  if (const auto* ignored = std::get_if<Ignored>(&post)) return "ignored: " + ignored->why;
  if (const auto* challenge = std::get_if<Challenge>(&post)) return "challenge: " + challenge->text;
  const auto& arrival = std::get<Arrival>(post);
  std::string what = "?";
  if (const auto* wrote = std::get_if<Wrote>(&arrival.what)) what = "wrote " + wrote->text;
  if (const auto* pushed = std::get_if<Pushed>(&arrival.what)) {
    what = "pushed " + pushed->value + " (" + pushed->label + ")";
  }
  if (const auto* said = std::get_if<Commanded>(&arrival.what)) what = "command " + said->text;
  if (std::holds_alternative<Opened>(arrival.what)) what = "opened";
  return arrival.user + "|" + arrival.key + "|" + arrival.target + "|" + what +
         (arrival.only_here ? "|only here" : "");
}

TEST_SUITE("bot/channel/slack_parse") {
  TEST_CASE("what a person has written anew or taken back, with what stood there") {
    const auto posted_by = [](const std::string& subtype, const std::string& message) {
      return parse_slack_event(
          R"({"type":"event_callback","event":{"type":"message","subtype":")" + subtype +
          R"(","channel":"D1","channel_type":"im","ts":"1.8",)" + message +
          R"("previous_message":{"user":"U1","text":"a &amp; b","ts":"1.5"}}})");
    };
    const SlackPost edited =
        posted_by("message_changed", R"("message":{"user":"U1","text":"a &lt; b"},)");
    const auto* anew = std::get_if<Arrival>(&edited);
    REQUIRE(anew != nullptr);
    CHECK(anew->user == "U1");
    CHECK(anew->key == "changed:D1:1.8");
    CHECK(anew->target == "D1");
    CHECK(anew->revises);
    CHECK(anew->only_here);
    CHECK(anew->was == "a & b");
    CHECK(std::get<Wrote>(anew->what).text == "a < b");

    const SlackPost deleted = posted_by("message_deleted", "");
    const auto* gone = std::get_if<Arrival>(&deleted);
    REQUIRE(gone != nullptr);
    CHECK_FALSE(gone->revises);
    CHECK(std::get<Retracted>(gone->what).text == "a & b");
  }

  TEST_CASE("events become what a person did, or nothing") {
    struct Row {
      const char* what;
      std::string event;
      const char* told;
    };
    for (const Row& row : {
             Row{"a direct message",
                 R"({"type":"message","channel":"D1","user":"U1","text":"it failed","ts":"1.5",)"
                 R"("event_ts":"1.5","channel_type":"im","client_msg_id":"c","team":"T1"})",
                 "U1|D1:1.5|D1|wrote it failed"},
             Row{"in a thread of direct messages",
                 R"({"type":"message","channel":"D1","user":"U1","text":"hi","ts":"1.6",)"
                 R"("thread_ts":"1.5","channel_type":"im"})",
                 "U1|D1:1.6|D1/1.5|wrote hi"},
             Row{"a mention",
                 R"({"type":"app_mention","channel":"C1","user":"U1","text":"<@UBOT> help",)"
                 R"("ts":"2.1","event_ts":"2.1"})",
                 "U1|C1:2.1|C1/2.1|wrote help"},
             Row{"the message of the same mention",
                 R"({"type":"message","channel":"C1","user":"U1","text":"<@UBOT> help",)"
                 R"("ts":"2.1","channel_type":"channel"})",
                 "U1|C1:2.1|C1/2.1|wrote help"},
             Row{"a mention and no word",
                 R"({"type":"app_mention","channel":"C1","user":"U1","text":"<@UBOT>","ts":"2.2"})",
                 "U1|C1:2.2|C1/2.2|wrote hi"},
             Row{"a thread goes on",
                 R"({"type":"message","channel":"C1","user":"U1","text":"no luck","ts":"2.3",)"
                 R"("thread_ts":"2.1","channel_type":"channel"})",
                 "U1|C1:2.3|C1/2.1|wrote no luck|only here"},
             Row{"people talk",
                 R"({"type":"message","channel":"C1","user":"U1","text":"lunch?","ts":"2.4",)"
                 R"("channel_type":"channel"})",
                 "ignored: not_to_us"},
             Row{"our own message",
                 R"({"type":"message","channel":"D1","user":"UBOT","bot_id":"B1","text":"x",)"
                 R"("ts":"1.7","channel_type":"im"})",
                 "ignored: bot"},
             Row{"our own message without bot_id",
                 R"({"type":"message","channel":"D1","user":"UBOT","text":"x","ts":"1.7",)"
                 R"("channel_type":"im"})",
                 "ignored: bot"},
             Row{"another bot's",
                 R"({"type":"message","subtype":"bot_message","channel":"D1","bot_id":"B2",)"
                 R"("text":"x","ts":"1.7","channel_type":"im"})",
                 "ignored: bot"},
             Row{"a link that is unfolded",
                 R"({"type":"message","subtype":"message_changed","channel":"D1","hidden":true,)"
                 R"("ts":"1.8","message":{"user":"U1","text":"y","ts":"1.5"},)"
                 R"("previous_message":{"user":"U1","text":"y","ts":"1.5"},"channel_type":"im"})",
                 "ignored: edited"},
             Row{"our own message written anew",
                 R"({"type":"message","subtype":"message_changed","channel":"D1","ts":"1.8",)"
                 R"("message":{"user":"UBOT","bot_id":"B1","text":"z"},"previous_message":)"
                 R"({"user":"UBOT","bot_id":"B1","text":"y"},"channel_type":"im"})",
                 "ignored: bot"},
             Row{"an edit that doesn't say of what",
                 R"({"type":"message","subtype":"message_deleted","channel":"D1","ts":"1.9",)"
                 R"("deleted_ts":"1.5","channel_type":"im"})",
                 "ignored: bot"},
             Row{"somebody else's edit in a channel",
                 R"({"type":"message","subtype":"message_changed","channel":"C1","ts":"1.8",)"
                 R"("message":{"user":"U1","text":"z","ts":"1.5"},"previous_message":)"
                 R"({"user":"U1","text":"y","ts":"1.5"},"channel_type":"channel"})",
                 "ignored: not_to_us"},
             Row{"a join",
                 R"({"type":"message","subtype":"channel_join","channel":"C1","user":"U1",)"
                 R"("text":"<@U1> has joined","ts":"1.9","channel_type":"channel"})",
                 "ignored: subtype"},
             Row{"a mention edited in",
                 R"({"type":"app_mention","channel":"C1","user":"U1","text":"<@UBOT> help",)"
                 R"("ts":"2.1","edited":{"user":"U1","ts":"2.9"}})",
                 "ignored: edited"},
             Row{"a screenshot",
                 R"({"type":"message","subtype":"file_share","channel":"D1","user":"U1","text":"",)"
                 R"("files":[{"mimetype":"image/png"}],"ts":"1.9","channel_type":"im"})",
                 "U1|D1:1.9|D1|wrote [picture]"},
             Row{"a document with words",
                 R"({"type":"message","subtype":"file_share","channel":"D1","user":"U1",)"
                 R"("text":"the log","files":[{"mimetype":"text/plain"}],"ts":"1.9",)"
                 R"("channel_type":"im"})",
                 "U1|D1:1.9|D1|wrote the log\n[file]"},
             Row{"a recording",
                 R"({"type":"message","subtype":"file_share","channel":"D1","user":"U1","text":"",)"
                 R"("files":[{"mimetype":"audio/mp4"}],"ts":"1.9","channel_type":"im"})",
                 "U1|D1:1.9|D1|wrote [voice message]"},
             Row{"from a thread to all",
                 R"({"type":"message","subtype":"thread_broadcast","channel":"C1","user":"U1",)"
                 R"("text":"no luck","ts":"2.4","thread_ts":"2.1","channel_type":"channel"})",
                 "U1|C1:2.4|C1/2.1|wrote no luck|only here"},
             Row{"of oneself",
                 R"({"type":"message","subtype":"me_message","channel":"D1","user":"U1",)"
                 R"("text":"is stuck","ts":"1.9","channel_type":"im"})",
                 "U1|D1:1.9|D1|wrote is stuck"},
             Row{"a topic",
                 R"({"type":"message","subtype":"channel_topic","channel":"C1","user":"U1",)"
                 R"("topic":"x","text":"set","ts":"1.9","channel_type":"channel"})",
                 "ignored: subtype"},
             Row{"a link that unfolds in our own message",
                 R"({"type":"message","subtype":"message_changed","channel":"D1","ts":"1.8",)"
                 R"("message":{"bot_id":"B1","text":"y","ts":"1.5"},"channel_type":"im"})",
                 "ignored: bot"},
             Row{"the home tab",
                 R"({"type":"app_home_opened","user":"U1","channel":"D1","tab":"home"})",
                 "U1||D1|opened"},
             Row{"an assistant's context",
                 R"({"type":"assistant_thread_context_changed","assistant_thread":{}})",
                 "ignored: event"},
             Row{"uninstalled", R"({"type":"app_uninstalled"})", "ignored: event"},
             Row{"revoked", R"({"type":"tokens_revoked","tokens":{"bot":["UBOT"]}})",
                 "ignored: event"},
             Row{"home opened",
                 R"({"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages"})",
                 "U1||D1|opened"},
             Row{"an assistant thread",
                 R"({"type":"assistant_thread_started","assistant_thread":{"user_id":"U1",)"
                 R"("context":{},"channel_id":"D1","thread_ts":"3.1"}})",
                 "U1||D1/3.1|opened"},
             Row{"a reaction", R"({"type":"reaction_added","user":"U1"})", "ignored: event"},
             Row{"no event at all", "null", "ignored: event"},
         }) {
      CAPTURE(row.what);
      CHECK(told(parse_slack_event(posted(row.event))) == row.told);
    }
  }

  TEST_CASE("a challenge is given back, anything else passed over") {
    CHECK(told(parse_slack_event(R"({"token":"t","challenge":"3eZ","type":"url_verification"})")) ==
          "challenge: 3eZ");
    CHECK(told(parse_slack_event(R"({"type":"app_rate_limited","team_id":"T1"})")) ==
          "ignored: kind");
    CHECK(told(parse_slack_event("no json")) == "ignored: not_json");
  }

  TEST_CASE("a press is the button's value, in the thread it stood in") {
    const auto interaction = [](const std::string& more) {
      return "payload=" + std::string("%7B%22type%22%3A%22block_actions%22%2C") + more + "%7D";
    };
    CHECK(told(parse_slack_interaction(interaction(
              R"("user":{"id":"U1"},"channel":{"id":"C1"},"container":{"message_ts":"2.5",)"
              R"("thread_ts":"2.1"},"trigger_id":"tr","actions":[{"action_id":"choice_0",)"
              R"("value":"c1.2.0","action_ts":"9.1","text":{"type":"plain_text",)"
              R"("text":"It+worked"}}])"))) == "U1|press:C1:2.5:9.1|C1/2.1|pushed c1.2.0 ()");
    CHECK(
        told(parse_slack_interaction(interaction(
            R"("user":{"id":"U1"},"channel":{"id":"D1"},"container":{"message_ts":"2.5"},)"
            R"("actions":[{"value":"c1.2.0","action_ts":"9.1","text":{"text":"It+worked"}}])"))) ==
        "U1|press:D1:2.5:9.1|D1|pushed c1.2.0 (It worked)");
    CHECK(told(parse_slack_interaction(interaction(
              R"("user":{"id":"U1"},"view":{"type":"home"},"trigger_id":"tr","actions":)"
              R"([{"value":"c1.2.0"}])"))) == "U1|press:tr||pushed c1.2.0 ()");
    CHECK(told(parse_slack_interaction(interaction(R"("actions":[])"))) == "ignored: no_action");
    CHECK(told(parse_slack_interaction("payload=x")) == "ignored: not_json");
    CHECK(told(parse_slack_interaction("x=1")) == "ignored: no_payload");
    CHECK(told(parse_slack_interaction("payload=%7B%22type%22%3A%22view_closed%22%7D")) ==
          "ignored: kind");
  }

  TEST_CASE("a command is answered in our direct messages") {
    CHECK(told(parse_slack_command("command=%2Fstepwise&text=it+failed&user_id=U1&channel_id=C1"
                                   "&trigger_id=12.3&channel_name=general")) ==
          "U1|command:12.3|U1|command it failed");
    CHECK(told(parse_slack_command("command=%2Fstepwise&text=&user_id=U1&trigger_id=12.4")) ==
          "U1|command:12.4|U1|command hi");
    CHECK(told(parse_slack_command("ssl_check=1&token=t")) == "ignored: ssl_check");
    CHECK(told(parse_slack_command("")) == "ignored: user");
  }

  TEST_CASE("in an assistant's thread we show that we are at it") {
    const auto post = parse_slack_event(
        posted(R"({"type":"message","channel":"D1","user":"U1","text":"hi","ts":"1.6",)"
               R"("thread_ts":"1.5","channel_type":"im"})"));
    REQUIRE(std::get<Arrival>(post).typing);
    CHECK(std::get<Arrival>(post).typing->method == "assistant.threads.setStatus");
    CHECK(std::get<Arrival>(post).asides.empty());
  }
}

}  // namespace
}  // namespace bot
