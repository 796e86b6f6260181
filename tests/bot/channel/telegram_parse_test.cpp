#include "bot/channel/telegram_parse.h"

#include <doctest/doctest.h>

namespace bot {
namespace {

const TelegramSelf kSelf{"99", "Stepwise_bot"};

// A message of Ann's to us alone, with more members.
std::string sent(const std::string& more) {
  return R"({"update_id":7,"message":{"message_id":3,"date":1700000000,)"
         R"("from":{"id":5,"is_bot":false,"first_name":"Ann","language_code":"en"},)"
         R"("chat":{"id":5,"type":"private","first_name":"Ann"},)" +
         more + "}}";
}

std::string in_group(const std::string& more) {
  return R"({"update_id":8,"message":{"message_id":4,"date":1700000000,)"
         R"("from":{"id":5,"is_bot":false,"first_name":"Ann"},)"
         R"("chat":{"id":-1001234567890,"type":"supergroup","title":"G"},)" +
         more + "}}";
}

std::string edit(const std::string& at, const std::string& more) {
  return R"({"update_id":9,"edited_message":{"message_id":3,"date":1000,"edit_date":)" + at +
         R"(,"from":{"id":5,"is_bot":false},"chat":{"id":5,"type":"private"},)" + more + "}}";
}

std::string told(const std::string& body) {
  const TelegramUpdate update = parse_telegram_update(body, kSelf);
  if (const auto* ignored = std::get_if<Ignored>(&update.what)) return "ignored: " + ignored->why;
  const auto& arrival = std::get<Arrival>(update.what);
  std::string what = "?";
  if (const auto* wrote = std::get_if<Wrote>(&arrival.what)) what = "wrote " + wrote->text;
  if (const auto* pushed = std::get_if<Pushed>(&arrival.what)) {
    what = "pushed " + pushed->value + " (" + pushed->label + ")";
  }
  if (const auto* said = std::get_if<Commanded>(&arrival.what)) {
    what = said->command + ": " + said->text + (said->hint.empty() ? "" : " or " + said->hint);
  }
  if (std::holds_alternative<Left>(arrival.what)) what = "left";
  if (const auto* moved = std::get_if<Migrated>(&arrival.what)) what = "moved to " + moved->target;
  return arrival.user + "|" + arrival.key + "|" + arrival.target + "|" + what +
         (arrival.revises ? "|anew " + arrival.message : "");
}

TEST_SUITE("bot/channel/telegram_parse") {
  TEST_CASE("updates become what a person did, or nothing") {
    struct Row {
      const char* what;
      std::string body;
      const char* told;
    };
    for (const Row& row : {
             Row{"a message", sent(R"("text":"it failed")"), "5|update:7|5|wrote it failed"},
             Row{"a picture", sent(R"("photo":[{"file_id":"f"}])"), "5|update:7|5|wrote [picture]"},
             Row{"a picture with words", sent(R"("photo":[{}],"caption":"see")"),
                 "5|update:7|5|wrote see\n[picture]"},
             Row{"a voice", sent(R"("voice":{"duration":2})"),
                 "5|update:7|5|wrote [voice message]"},
             Row{"a place", sent(R"("location":{"latitude":1.0})"),
                 "5|update:7|5|wrote [location]"},
             Row{"a place with a name",
                 sent(R"("venue":{"title":"x"},"location":{"latitude":1.0})"),
                 "5|update:7|5|wrote [location]"},
             Row{"a GIF", sent(R"("animation":{"file_id":"f"},"document":{"file_id":"f"})"),
                 "5|update:7|5|wrote [picture]"},
             Row{"a file", sent(R"("document":{"file_id":"f"})"), "5|update:7|5|wrote [file]"},
             Row{"a contact", sent(R"("contact":{"phone_number":"1"})"),
                 "5|update:7|5|wrote [file]"},
             Row{"a die", sent(R"("dice":{"emoji":"x","value":3})"), "5|update:7|5|wrote 🙂"},
             Row{"a sticker", sent(R"("sticker":{"emoji":"x"})"), "5|update:7|5|wrote 🙂"},
             Row{"/start", sent(R"("text":"/start")"), "5|update:7|5|/start: hi"},
             Row{"/start with a payload", sent(R"("text":"/start icloud_storage-full")"),
                 "5|update:7|5|/start: hi or icloud storage full"},
             Row{"/human", sent(R"("text":"/Human")"),
                 "5|update:7|5|/human: i want to talk to a human"},
             Row{"/help", sent(R"("text":"/help me")"), "5|update:7|5|/help: what can you do?"},
             Row{"/stop", sent(R"("text":"/stop")"), "5|update:7|5|/stop: stop"},
             Row{"/forget", sent(R"("text":"/forget")"), "5|update:7|5|/forget: delete my data"},
             Row{"another command", sent(R"("text":"/weather")"), "5|update:7|5|wrote /weather"},
             Row{"a service message", sent(R"("pinned_message":{})"), "ignored: service"},
             Row{"people talk", in_group(R"("text":"lunch?")"), "ignored: not_to_us"},
             Row{"a mention in a group", in_group(R"("text":"@stepwise_BOT it failed")"),
                 "5|update:8|-1001234567890|wrote it failed"},
             Row{"a reply to us in a group",
                 in_group(R"("text":"no","reply_to_message":{"from":{"id":99,"is_bot":true}})"),
                 "5|update:8|-1001234567890|wrote no"},
             Row{"a reply to somebody else",
                 in_group(R"("text":"no","reply_to_message":{"from":{"id":6}})"),
                 "ignored: not_to_us"},
             Row{"a command for us", in_group(R"("text":"/start@stepwise_bot")"),
                 "5|update:8|-1001234567890|/start: hi"},
             Row{"a link into a group", in_group(R"("text":"/start@stepwise_bot icloud_full")"),
                 "5|update:8|-1001234567890|/start: hi or icloud full"},
             Row{"a picture for us in a group",
                 in_group(R"("photo":[{}],"caption":"@stepwise_bot see")"),
                 "5|update:8|-1001234567890|wrote see\n[picture]"},
             Row{"somebody joins", in_group(R"("new_chat_members":[{"id":6}])"),
                 "ignored: not_to_us"},
             Row{"another bot's command", in_group(R"("text":"/start@other_bot")"),
                 "ignored: not_to_us"},
             Row{"a topic",
                 in_group(R"("text":"/help","message_thread_id":12,"is_topic_message":true)"),
                 "5|update:8|-1001234567890/12|/help: what can you do?"},
             Row{"a group that moved", in_group(R"("migrate_to_chat_id":-100999)"),
                 "|update:8|-1001234567890|moved to -100999"},
             Row{"a press",
                 R"({"update_id":9,"callback_query":{"id":"q1","from":{"id":5,"is_bot":false},)"
                 R"("chat_instance":"i","data":"c1.2.0","message":{"message_id":3,"date":1,)"
                 R"("chat":{"id":5,"type":"private"},"reply_markup":{"inline_keyboard":)"
                 R"([[{"text":"It worked","callback_data":"c1.2.0"}]]}}}})",
                 "5|update:9|5|pushed c1.2.0 (It worked)"},
             Row{"a press on a message that is gone",
                 R"({"update_id":9,"callback_query":{"id":"q1","from":{"id":5},"data":"x"}})",
                 "5|update:9||pushed x ()"},
             Row{"a press on a message that is too old to be shown",
                 R"({"update_id":9,"callback_query":{"id":"q1","from":{"id":5},"data":"x",)"
                 R"("message":{"chat":{"id":5,"type":"private"},"message_id":3,"date":0}}})",
                 "5|update:9|5|pushed x ()"},
             Row{"an edit", edit("1100", R"("text":"it failed")"),
                 "5|update:9|5|wrote it failed|anew 5:3"},
             Row{"an edit of what is long past", edit("2000", R"("text":"it failed")"),
                 "ignored: edited"},
             Row{"an edit of a command", edit("1100", R"("text":"/start")"), "ignored: edited"},
             Row{"an edit without its times",
                 R"({"update_id":9,"edited_message":{"message_id":3,"text":"y"}})",
                 "ignored: edited"},
             Row{"another bot",
                 R"({"update_id":9,"message":{"from":{"id":6,"is_bot":true},"chat":{"id":6,)"
                 R"("type":"private"},"text":"hi"}})",
                 "ignored: bot"},
             Row{"blocked by the person",
                 R"({"update_id":9,"my_chat_member":{"chat":{"id":5,"type":"private"},)"
                 R"("from":{"id":5},"new_chat_member":{"status":"kicked"}}})",
                 "5|update:9||left"},
             Row{"unblocked",
                 R"({"update_id":9,"my_chat_member":{"chat":{"id":5,"type":"private"},)"
                 R"("from":{"id":5},"new_chat_member":{"status":"member"}}})",
                 "ignored: membership"},
             Row{"thrown out of a group",
                 R"({"update_id":9,"my_chat_member":{"chat":{"id":-7,"type":"group"},)"
                 R"("from":{"id":5},"new_chat_member":{"status":"kicked"}}})",
                 "ignored: membership"},
             Row{"an anonymous administrator",
                 R"({"update_id":9,"message":{"from":{"id":1087968824,"is_bot":true},"chat":)"
                 R"({"id":-7,"type":"group"},"sender_chat":{"id":-7},"text":"/help"}})",
                 "ignored: bot"},
             Row{"an id of 52 bits",
                 R"({"update_id":9,"message":{"from":{"id":4503599627370495},"chat":)"
                 R"({"id":4503599627370495,"type":"private"},"text":"hi"}})",
                 "4503599627370495|update:9|4503599627370495|wrote hi"},
             Row{"a channel's post", R"({"update_id":9,"channel_post":{"text":"x"}})",
                 "ignored: kind"},
             Row{"not an update", R"({"message":{"text":"x"}})", "ignored: kind"},
             Row{"not JSON", "x", "ignored: not_json"},
         }) {
      CAPTURE(row.what);
      CHECK(told(row.body) == row.told);
    }
  }

  TEST_CASE("a message says who writes it") {
    const auto update = parse_telegram_update(
        R"({"update_id":9,"message":{"from":{"id":5,"first_name":"Ann","last_name":"Lee",)"
        R"("language_code":"en"},"chat":{"id":5,"type":"private"},"text":"hi"}})",
        kSelf);
    CHECK(std::get<Arrival>(update.what).profile == Profile{"Ann Lee", "en"});
    CHECK(std::get<Arrival>(parse_telegram_update(sent(R"("text":"hi")"), kSelf).what).profile ==
          Profile{"Ann", "en"});
  }

  TEST_CASE("a press is answered at once, whatever becomes of it") {
    const auto update = parse_telegram_update(
        R"({"update_id":9,"callback_query":{"id":"q1","from":{"id":5},"data":"x"}})", kSelf);
    const auto& asides = std::get<Arrival>(update.what).asides;
    REQUIRE(asides.size() == 1);
    CHECK(asides[0] == Call{"answerCallbackQuery", R"({"callback_query_id":"q1"})"});
  }

  TEST_CASE("as long as we don't know our name, groups are not answered") {
    const auto update = parse_telegram_update(in_group(R"("text":"@stepwise_bot hi")"), {});
    CHECK(std::holds_alternative<Ignored>(update.what));
  }
}

}  // namespace
}  // namespace bot
